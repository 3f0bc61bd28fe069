#!/usr/bin/env bash
# Renders every model as HTML and lets axe-core, html-validate and headless Chromium judge the pages.
# usage: check_html.sh YOSHIKI WORKDIR
# Packages of npm go to WORKDIR, pages to WORKDIR/pages. Where node, npm, Chromium or the registry is missing the check
# is skipped (exit code 77), but with YOSHIKI_NEED_WEB=1 that is a failure.
set -euo pipefail
yoshiki=$1
work=$2
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)

unavailable() {
  echo "check_html.sh: $*"
  [ "${YOSHIKI_NEED_WEB:-0}" = 1 ] && exit 1
  exit 77
}

for tool in node npm chromium; do
  command -v $tool > /dev/null || unavailable "$tool is not installed; \`ci/packages web\` installs it"
done

mkdir -p "$work/pages"
cp "$here/package.json" "$here/check_html.mjs" "$work/"
if ! cmp -s "$here/package-lock.json" "$work/installed-lock.json"; then
  cp "$here/package-lock.json" "$work/"
  npm ci --prefix "$work" --no-audit --no-fund --ignore-scripts > "$work/npm.log" 2>&1 ||
    unavailable "npm cannot install the judges: $(tail -n 3 "$work/npm.log")"
  cp "$here/package-lock.json" "$work/installed-lock.json"
fi

rm -f "$work"/pages/*
for model in "$source"/inputs/*.json "$source"/../shared/inputs/*.json; do
  [ -r "$model" ] || continue
  grep -q '"form": *"yoshiki-' "$model" || continue
  page=$work/pages/$(basename "$model" .json).html
  status=0
  "$yoshiki" render --html "$model" -o "$page" || status=$?
  [ $status -eq 0 ] || [ $status -eq 3 ] || { echo "$model: render --html ends with $status"; exit 1; }
done
cd "$work"
exec node check_html.mjs "$(command -v chromium)" pages/*.html
