#!/usr/bin/env bash
# Renders every model as HTML, reports a run over an estate, and lets axe-core, html-validate and headless Chromium
# judge the pages.
# usage: check_html.sh YOSHIKI MAKE-ESTATE WORKDIR
# Packages of npm go to WORKDIR, pages to WORKDIR/pages. Where node, npm, Chromium or the registry is missing the check
# is skipped (exit code 77), but with YOSHIKI_NEED_WEB=1 that is a failure.
set -euo pipefail
yoshiki=$1
make_estate=$2
work=$3
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

# A run after a label was changed, a margin moved and a model broken: failures, warnings and pictures.
report_estate() {
  local estate=$work/estate batch language status
  rm -rf "$estate" "$work/data"
  mkdir -p "$work/data"
  cp -r "$source/layouts" "$source/fonts" "$work/data/"
  "$make_estate" 8 "$estate"
  batch=(env YOSHIKI_DATA="$work/data" "$yoshiki" batch "$estate/yoshiki.toml" --progress none)
  "${batch[@]}" 2> "$work/batch.log" || [ $? -eq 3 ] || { cat "$work/batch.log"; exit 1; }
  sed -i 's/対象人数/対象者数/' "$work"/data/layouts/yoshiki-2/*.yaml
  sed -i 's/^widths: { label: 26.5%/widths: { label: 25.5%/' "$work"/data/layouts/yoshiki-4/*.yaml
  echo '{"form": "<none>"}' > "$(find "$estate/models" -name '*.json' | LC_ALL=C sort | tail -n 1)"
  status=0
  "${batch[@]}" 2> /dev/null || status=$?
  [ $status -eq 1 ] || { echo "batch with a broken model ends with $status"; exit 1; }
  for language in en ja; do
    "$yoshiki" log --html "$work/pages/report-$language.html" --lang $language --estate "$estate/yoshiki.toml"
    grep -q 'src="data:image/png' "$work/pages/report-$language.html" || { echo "the report has no pictures"; exit 1; }
  done
}

report_estate
cd "$work"
exec node check_html.mjs "$(command -v chromium)" pages/*.html
