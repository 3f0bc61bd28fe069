#!/usr/bin/env bash
# Typesets whole documents and has veraPDF judge them: the samples of inputs/, the real models of ../shared/inputs
# when they are there, one model with a picture on every form, a comparison, and a slice of the 500 made-up models. What
# carries its model is also made again and compared by `yoshiki verify`.
# usage: check_documents.sh YOSHIKI GENERATE-MODEL WORK-FOLDER
#   YOSHIKI_SLICE=N   which of the 25 slices (modulo 25); else the commit decides, so that every run of it is the same
set -uo pipefail
yoshiki=$1
generate_model=$2
work=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$(cd "$here/../.." && pwd)
shared=$source/../shared
slices=25 per_slice=20
failed=0
real=() made_up=() attached=() plain=() accessible=()  # what each is to be judged by: see the end

fault() {
  echo "FAULT: $*"
  failed=1
}

typeset_model() { # MODEL OUT OPTION...; a warning, as of a character without a glyph, is no fault
  local model=$1 out=$2 status=0
  shift 2
  "$yoshiki" render "$@" "$model" -o "$out" 2> "$work/messages" || status=$?
  [ $status -eq 0 ] || [ $status -eq 3 ] || {
    fault "$model $*: render fails: $(cat "$work/messages")"
    return 1
  }
}

typeset_other_ways() { # one sample with a date, and with the options for smaller files
  local name=$work/other
  SOURCE_DATE_EPOCH=1746000000 typeset_model "$sample" "$name-dated.pdf" && real+=("$name-dated.pdf")
  typeset_model "$sample" "$name-2u.pdf" --archive a-2u && plain+=("$name-2u.pdf")
  typeset_model "$sample" "$name-no-tags.pdf" --no-tags && plain+=("$name-no-tags.pdf")
  typeset_model "$sample" "$name-none.pdf" --archive none && accessible+=("$name-none.pdf")
}

real_models() {
  local model
  for model in "$source"/inputs/*.json "$shared"/inputs/*.json "$shared"/inputs/*/[123]*.json; do
    [ -r "$model" ] && echo "$model"
  done
}

typeset_real_models() {
  local model name form file edition
  while read -r model; do
    name=$work/$(basename "$(dirname "$model")")-$(basename "$model" .json)
    form=$(sed -nE 's/.*"form": *"([^"]*)".*/\1/p' "$model" | head -n 1)
    for file in "$source/layouts/$form"/*.yaml; do
      edition=$(basename "$file" .yaml)
      typeset_model "$model" "$name-$edition.pdf" --edition $edition && real+=("$name-$edition.pdf")
    done
    typeset_attached "$model" "$name-3a.pdf"
  done < <(real_models)
}

typeset_attached() { # MODEL OUT OPTION...
  local model=$1 out=$2
  shift 2
  typeset_model "$model" "$out" --archive a-3a "$@" || return
  attached+=("$out")
  "$yoshiki" verify "$out" > "$work/messages" 2>&1 || fault "$out: verify: $(cat "$work/messages")"
}

typeset_every_form() { # one model on all of them, with a picture
  local model=$source/tests/models/figure.json name form file edition
  for file in "$source"/layouts/yoshiki-*/*.yaml; do
    form=$(basename "$(dirname "$file")") edition=$(basename "$file" .yaml)
    name=$work/figure-$form-$edition
    typeset_model "$model" "$name.pdf" --form "$form" --edition "$edition" && real+=("$name.pdf")
    typeset_attached "$model" "$name-3a.pdf" --form "$form" --edition "$edition"
  done
}

# Marks that no character is composed with, so that a cluster has several glyphs; rare forms; nothing but spaces.
typeset_rare_characters() {
  local model=$work/rare.json
  printf '{"form": "yoshiki-3", "cover": {"number": "あ\u3099漢\u0301x\u0308か\u309a", "name": "𠮷 葛\U000E0100 ⼀", "special_notes": "　 　"}}' \
    > "$model"
  typeset_model "$model" "$work/rare.pdf" && real+=("$work/rare.pdf")
  typeset_model "$model" "$work/rare-noto.pdf" --theme noto-sans && real+=("$work/rare-noto.pdf")
}

typeset_themes() { # every other look of one sample: other faces, other kinds of outlines
  local theme out
  for theme in "$source"/layouts/themes/*.yaml; do
    theme=$(basename "$theme" .yaml)
    [ "$theme" = default ] && continue
    if lacks_fonts "$theme"; then
      echo "the theme $theme is left out: its fonts are not installed"
    else
      out=$work/theme-$theme.pdf
      typeset_model "$sample" "$out" --theme "$theme" && real+=("$out")
    fi
  done
}

lacks_fonts() { # exit code 4 is a fault of the environment
  [ "${YOSHIKI_NEED_VERAPDF:-}" != 1 ] || return 1
  "$yoshiki" render --theme "$1" "$sample" -o "$work/theme.pdf" 2> /dev/null
  [ $? -eq 4 ]
}

typeset_comparison() { # the sheet of two drafts, and the newer one with its changes marked
  local newer=$work/newer.json sheet=$work/sheet status
  sed -e 's/"publication_date": "[^"]*"/"publication_date": "2031-04-01"/' -e 's/特定個人情報/個人情報/' "$sample" > "$newer"
  for look in word struck; do
    "$yoshiki" compare "$sample" "$newer" --removed $look -o "$sheet-$look.pdf" 2> "$work/messages" ||
      fault "compare: $(cat "$work/messages")"
    real+=("$sheet-$look.pdf")
  done
  mkdir -p "$work/sub"
  cp "$sheet-word.pdf" "$work/現行 (案).pdf"
  cp "$sheet-word.pdf" "$work/sub/b.pdf"
  "$yoshiki" compare "$sample" "$newer" --with "$newer" "$sample" --a3 --links "$work/現行 (案).pdf" --links "$work/sub/b.pdf" \
    -o "$sheet-links.pdf" 2> "$work/messages" || fault "compare: $(cat "$work/messages")"
  real+=("$sheet-links.pdf")
  "$yoshiki" compare "$sample" "$newer" --archive a-3a --links "$work/sub/b.pdf" -o "$sheet-3a.pdf" 2> "$work/messages" ||
    fault "compare: $(cat "$work/messages")"
  attached+=("$sheet-3a.pdf")
  "$yoshiki" changes "$sample" "$newer" --date 2031-04-01 --redline "$work/redline.pdf" 2> "$work/messages" ||
    fault "changes: $(cat "$work/messages")"
  real+=("$work/redline.pdf")
}

slice_number() {
  local commit
  commit=$(git -C "$source" rev-parse HEAD 2> /dev/null) || commit=0
  echo $((${YOSHIKI_SLICE:-0x${commit:0:7}} % slices))
}

typeset_slice() {
  local slice seed name
  slice=$(slice_number)
  echo "slice $slice of $slices (YOSHIKI_SLICE=$slice): seeds $slice, $((slice + slices)), ... of 500"
  cp "$source/tests/models/figure.png" "$work"
  for ((seed = slice; seed < slices * per_slice; seed += slices)); do
    name=$work/seed-$seed
    "$generate_model" "$seed" figure.png > "$name.json"
    typeset_model "$name.json" "$name.pdf" --allow-missing && made_up+=("$name.pdf")
  done
}

"$here/judge" --build || exit $?
rm -rf "$work"
mkdir -p "$work"
sample=$source/inputs/shiomihara-kaigo-hoken.json
typeset_real_models
typeset_every_form
typeset_other_ways
typeset_rare_characters
typeset_themes
typeset_comparison
typeset_slice
"$here/judge" 2a,ua1,1b/6.7.3 "${real[@]}" -- 2a,ua1 "${made_up[@]}" -- 3a,ua1,1b/6.7.3 "${attached[@]}" -- \
  2u,1b/6.7.3 "${plain[@]}" -- ua1 "${accessible[@]}" > "$work/verdicts" || fault "veraPDF does not pass them all"
python3 "$here/tell_verdicts.py" "$work/verdicts"
exit $failed
