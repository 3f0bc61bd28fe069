#!/usr/bin/env bash
# Installs to a folder of its own, runs the installed program from elsewhere, and builds another program against the
# installed library.
# usage: install_test.sh SOURCE-DIR BUILD-DIR COMPILER
set -euo pipefail
source=$1 build=$2 compiler=$3
unset YOSHIKI_DATA YOSHIKI_FONT_PATH CMAKE_PREFIX_PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/prefix" > "$work/log" || { cat "$work/log"; exit 1; }
for file in bin/yoshiki share/yoshiki/layouts/themes/default.yaml share/yoshiki/fonts/fonts.yaml include/yoshiki.h; do
  [ -s "$work/prefix/$file" ] || { echo "not installed: $file"; exit 1; }
done
! grep -rqF "$source" "$work/prefix/lib"*/cmake "$work/prefix"/lib/*/cmake "$work/prefix/share" 2> /dev/null ||
  { echo "the installed files name the source folder"; exit 1; }

# Moved as a whole, it still finds its data: nothing in it is bound to the prefix.
mv "$work/prefix" "$work/moved"
cd "$work"
echo '{"form": "yoshiki-3", "edition": "2025-05"}' > model.json
moved/bin/yoshiki forms | grep -q yoshiki-3
moved/bin/yoshiki render model.json -o installed.pdf
"$build/yoshiki" render model.json -o built.pdf
cmp installed.pdf built.pdf

cmake -S "$source/tests/cli/consumer" -B consumer -DCMAKE_PREFIX_PATH="$work/moved" -DCMAKE_CXX_COMPILER="$compiler" \
  -DCMAKE_BUILD_TYPE=Debug > log && cmake --build consumer >> log || { cat log; exit 1; }
consumer/consumer > consumer.pdf
cmp consumer.pdf installed.pdf
echo "installed, moved, run, linked"
