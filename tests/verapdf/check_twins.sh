#!/usr/bin/env bash
# Whether the judge judges: renders a sample and has broken_twins.py break it in many ways.
# usage: check_twins.sh YOSHIKI WORK-FOLDER
set -euo pipefail
yoshiki=$1
work=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
model=$here/../../inputs/kasumino-jido-teate.json

"$here/judge" --build || exit $?
rm -rf "$work"
mkdir -p "$work"
"$yoshiki" render "$model" -o "$work/good.pdf"
"$yoshiki" render --archive a-3a "$model" -o "$work/attached.pdf"
PYTHONDONTWRITEBYTECODE=1 exec python3 "$here/broken_twins.py" "$work/good.pdf" "$work/attached.pdf" "$work/twins"
