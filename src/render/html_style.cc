#include "render/html_style.h"

namespace yoshiki {

// Colours hold a contrast of 4.5 and more; the least is #595959 on white, 7.0. Widths follow the printed
// form: a column of labels, one of answers. On narrow screens, cells stand below each other.
std::string_view HtmlStyle() {
  return R"css(
:root { color-scheme: light; --ink: #1a1a1a; --line: #767676; --label: #eef4f8; --bar: #d9e7f2; --band: #e6eff6; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; padding: 1.5rem 1rem 4rem; background: #fff; color: var(--ink); line-height: 1.7;
  font-family: "BIZ UDGothic", "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans JP",
    "Noto Sans CJK JP", "IPAmjMincho", sans-serif;
  line-break: strict; overflow-wrap: anywhere;
}
main { max-width: 60rem; margin: 0 auto; }
h1, h2 { line-height: 1.4; }
h1 { margin: 1.5rem 0 2rem; font-size: 1.7rem; text-align: center; }
h2 { margin: 0 0 1rem; padding-bottom: .3rem; border-bottom: 3px solid #2f5d83; font-size: 1.5rem; }
h3, h4, header h2 {
  margin: 1.75rem 0 0; padding: .35rem .75rem; border: 1px solid var(--line); background: var(--bar);
  font-size: 1.05rem; line-height: 1.6;
}
h4 { margin-top: -1px; background: var(--band); font-size: 1rem; }
section, nav { margin-top: 4rem; }
header { margin-bottom: 3rem; }
header h2 { text-align: center; }
a { color: #0b4f8a; text-underline-offset: .2em; }
a:hover { text-decoration-thickness: 2px; }
a:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
nav ul { margin: 0; padding: 0; list-style-type: ""; }
nav li { padding: .45rem 0; border-bottom: 1px solid #c8c8c8; }

table { width: 100%; margin: -1px 0 0; border-collapse: collapse; }
section > h2 + table, h1 + table { margin-top: 1rem; }
th, td { padding: .45rem .75rem; border: 1px solid var(--line); vertical-align: top; text-align: left; }
th { background: var(--label); font-weight: 600; }
table.fields { table-layout: fixed; }
table.fields col.label { width: 15.5rem; }
table.fields col.group { width: 4.6rem; }
table.fields col.group + col.label { width: 10.9rem; }
th.sub1 { padding-left: 2rem; }
th.sub2 { padding-left: 3.25rem; }
table.columns th, table.columns td { min-width: 6.5em; }

p { margin: 0; white-space: pre-wrap; }
p + p.apart { margin-top: 1em; }
p.hang1 { padding-left: 1em; text-indent: -1em; }
p.hang2 { padding-left: 2em; text-indent: -2em; }
p.hang3 { padding-left: 3em; text-indent: -3em; }
.field { margin-top: -1px; padding: .45rem .75rem; border: 1px solid var(--line); }
section > h2 + .field { margin-top: 1rem; }
.edition { margin-top: 2rem; text-align: right; }
ul.boxes, ul.options { margin: 0; padding: 0; list-style-type: ""; }
ul.boxes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)); gap: .1rem 1rem; }
ul.boxes li { display: flex; gap: .4em; }
ul.boxes li.wide { grid-column: 1 / -1; }
ul.boxes li.off { color: #595959; }
ul.boxes .mark { flex: none; }
ul.boxes + p { margin-top: .6rem; }
p.caption { margin-top: .35rem; }
.caption, ul.options { font-size: .875rem; color: #444; }
ul.options { display: flex; flex-wrap: wrap; gap: 0 1.5em; }
.choice { font-weight: 600; }
figure { margin: 1rem 0; }
figure img { max-width: 100%; height: auto; }

@media (max-width: 40rem) {
  body { padding: 1rem .75rem 3rem; }
  h1 { font-size: 1.35rem; }
  h2 { font-size: 1.25rem; }
  table, tbody, tr, th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  th, td { border-bottom: 0; }
  th.in1 { padding-left: 2rem; }
  th.in2 { padding-left: 3.25rem; }
  table.fields { border-bottom: 1px solid var(--line); }
  table.columns tr { margin-top: .75rem; border-bottom: 1px solid var(--line); }
  table.columns td::before { content: attr(data-head); display: block; font-size: .875rem; font-weight: 600; color: #444; }
}

@media print {
  @page { size: A4; margin: 16mm 18mm; }
  html { font-size: 9.5pt; }
  body { padding: 0; line-height: 1.5; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; }
  section, nav { margin-top: 0; break-before: page; }
  h1, h2, h3, h4 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; }
}
)css";
}

}  // namespace yoshiki
