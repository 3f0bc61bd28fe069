#!/usr/bin/env bash
# Typesets whole documents and lets other people's tools judge the PDFs.
# usage: check_documents.sh YOSHIKI SOURCE-DIR
# The samples of inputs/ and the model with a picture always; the real models of ../shared/inputs, and the text check
# against its catalogue of items, when they are there.
set -eu
yoshiki=$1
source=$2
shared=$source/../shared
here=$source/tests/oracles
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

fault() {
  echo "FAULT: $*"
  failed=1
}

check_fonts() { # every face embedded, subset, with a Unicode map
  pdffonts "$1" > "$work/fonts" 2> "$work/err" || fault "$1: pdffonts fails"
  [ ! -s "$work/err" ] || fault "$1: pdffonts warns: $(cat "$work/err")"
  [ "$(wc -l < "$work/fonts")" -gt 2 ] || fault "$1: no fonts"
  tail -n +3 "$work/fonts" | awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") exit 1 }' ||
    fault "$1: a face is not embedded, not subset or has no Unicode map: $(cat "$work/fonts")"
}

check_pdf() {
  qpdf --check "$1" > "$work/qpdf" 2>&1 || fault "$1: qpdf: $(cat "$work/qpdf")"
  check_fonts "$1"
  mutool draw -N -q -r 20 -F ppm -o /dev/null "$1" > /dev/null 2> "$work/err" || fault "$1: mutool fails"
  [ ! -s "$work/err" ] || fault "$1: mutool warns: $(cat "$work/err")"
  pdftoppm -r 20 "$1" > /dev/null 2> "$work/err" || fault "$1: poppler fails"
  [ ! -s "$work/err" ] || fault "$1: poppler warns: $(cat "$work/err")"
}

typeset_model() { # ARGUMENTS: an older edition may warn (exit code 3) that it does not print all that a model holds
  local status=0
  "$yoshiki" render "$@" 2> "$work/messages" || status=$?
  if [ $status -eq 3 ] && ! grep ' warning: ' "$work/messages" | grep -qv '\[not-printed\]$'; then return 0; fi
  [ $status -eq 0 ] || cat "$work/messages"
  return $status
}

check_twins() { # MODEL FORM EDITION NAME
  local render=(--form "$2" --edition "$3" "$1")
  typeset_model "${render[@]}" --text -o "$work/$4.txt" || fault "$4: render --text fails"
  typeset_model "${render[@]}" --html -o "$work/$4.html" || fault "$4: render --html fails"
  python3 "$here/check_twins.py" "$shared/forms/items.yaml" "$1" "$2" "$3" "$work/$4.txt" "$work/$4.html" ||
    fault "$4: twins"
}

check_model() { # MODEL FORM EDITION
  local name out
  name=$(basename "$1" .json)-$2-$3
  out=$work/$name.pdf
  typeset_model --form "$2" --edition "$3" "$1" -o "$out" || {
    fault "$name: render fails"
    return
  }
  check_pdf "$out"
  if [ -r "$shared/forms/items.yaml" ]; then
    python3 "$here/check_text.py" "$shared/forms/items.yaml" "$1" "$2" "$3" "$out" || fault "$name: text"
    check_twins "$1" "$2" "$3" "$name"
  fi
}

check_every_edition() { # MODEL FORM
  local file
  for file in "$source/layouts/$2"/*.yaml; do check_model "$1" "$2" "$(basename "$file" .yaml)"; done
}

check_themes() { # MODEL EDITION: every theme that ships sets the same text, with its own faces
  local theme file out
  for file in "$source"/layouts/themes/*.yaml; do
    theme=$(basename "$file" .yaml)
    [ "$theme" != default ] || continue # by check_model
    out=$work/$(basename "$1" .json)-$theme.pdf
    typeset_model --theme "$theme" --edition "$2" "$1" -o "$out" || {
      fault "$theme: render fails"
      continue
    }
    check_pdf "$out"
    [ ! -r "$shared/forms/items.yaml" ] ||
      python3 "$here/check_text.py" "$shared/forms/items.yaml" "$1" yoshiki-3 "$2" "$out" || fault "$theme: text"
    if [[ $theme == noto-* ]]; then # CFF outlines, out of a collection
      [ "$(grep -c 'Noto.* CID Type 0C ' "$work/fonts")" -eq 2 ] || fault "$theme: $(cat "$work/fonts")"
    fi
  done
}

for model in "$shared/inputs/kawaguchi-kokumin-nenkin.json" "$source"/inputs/kasumino-jido-teate.json; do
  [ ! -r "$model" ] || { check_themes "$model" 2025-05; break; }
done

for model in "$source"/inputs/*.json "$shared"/inputs/*.json "$shared"/inputs/*/[0-9]*.json; do
  [ -r "$model" ] || continue
  check_every_edition "$model" "$(sed -nE 's/.*"form": *"([^"]*)".*/\1/p' "$model" | head -n 1)"
done

# One model on every form, with a picture and with what single forms print otherwise.
for form in "$source"/layouts/yoshiki-*; do
  check_every_edition "$source/tests/models/figure.json" "$(basename "$form")"
done
exit $failed
