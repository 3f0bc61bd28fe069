#!/usr/bin/env bash
# The same model gives the same bytes, wherever and whenever it is typeset, and by whichever build.
# usage: check_sameness.sh YOSHIKI SOURCE-DIR
#   YOSHIKI_OTHER_BUILDS   programs of other builds (such as the sanitizers’) that must give the same, separated by blanks
set -eu
yoshiki=$(realpath "$1")
source=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# LOCPATH: the test needs no locale that is installed for all.
mkdir "$work/locale"
localedef -i ja_JP -f UTF-8 "$work/locale/ja_JP.UTF-8" 2> /dev/null || echo "no Japanese locale: its name alone is tried"

expect() { # WHAT MODEL COMMAND...: standard output is the document
  local what=$1 model=$2
  shift 2
  "$@" > "$work/again" 2> "$work/err" || [ $? -eq 3 ] || { echo "FAULT: $model, $what: $(cat "$work/err")"; failed=1; }
  cmp -s "$work/first" "$work/again" || { echo "FAULT: $model, $what: other bytes"; failed=1; }
}

check() { # MODEL OPTIONS...
  local model=$1
  shift
  local render=(render "$@" -o - "$model")
  "$yoshiki" "${render[@]}" > "$work/first" || [ $? -eq 3 ]
  expect "LANG=C" "$model" env -i "PATH=$PATH" LANG=C LC_ALL=C "$yoshiki" "${render[@]}"
  expect "ja_JP.UTF-8" "$model" env -i "LOCPATH=$work/locale" LANG=ja_JP.UTF-8 LC_ALL=ja_JP.UTF-8 "$yoshiki" "${render[@]}"
  for zone in Asia/Tokyo America/St_Johns Pacific/Kiritimati :; do
    expect "TZ=$zone" "$model" env "TZ=$zone" "$yoshiki" "${render[@]}"
  done
  expect "another folder" "$model" env -C / "$yoshiki" "${render[@]}"
  expect "another name" "$model" env -C "$(dirname "$model")" "$yoshiki" render "$@" -o - - < "$model"
  expect "a small stack and another address space" "$model" bash -c 'ulimit -s 2048; exec setarch -R "$@"' - \
    "$yoshiki" "${render[@]}"
  for build in ${YOSHIKI_OTHER_BUILDS:-}; do
    expect "$build" "$model" env "YOSHIKI_DATA=$source" "$build" "${render[@]}"
  done
}

at_once() { # all together, twice, while the machine is busy with the others
  local models=("$@") n
  for n in 1 2 3 4; do
    for model in "${models[@]}"; do
      "$yoshiki" render "$model" -o "$work/$n-$(basename "$model").pdf" 2> /dev/null &
    done
  done
  wait
  for model in "${models[@]}"; do
    for n in 2 3 4; do
      cmp -s "$work/1-$(basename "$model").pdf" "$work/$n-$(basename "$model").pdf" ||
        { echo "FAULT: $model, several at once: other bytes"; failed=1; }
    done
  done
}

picture=$source/tests/models/figure.json # one model for all forms, with a picture
models=("$source"/inputs/*.json "$picture")
for model in "${models[@]}"; do
  check "$model"
  check "$model" --no-tags
  check "$model" --html
done
for form in "$source"/layouts/yoshiki-*; do check "$picture" --form "$(basename "$form")"; done
at_once "${models[@]}"
exit $failed
