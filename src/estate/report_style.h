// The look of a report, on a screen of any width and on paper. Private to estate/.
#pragma once

namespace yoshiki {

inline constexpr const char* kReportStyle = R"(
:root { color-scheme: light; --paper: #fff; --ink: #1f2328; --quiet: #57606a; --line: #d8dee4; --link: #0b57a4;
  --good: #2b7a4b; --fair: #9a6700; --bad: #b3261e; --good-back: #eef7f1; --fair-back: #fff8e5; --bad-back: #fdf0ef; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --paper: #14181d; --ink: #e6e9ed; --quiet: #a3adb8; --line: #39424d; --link: #8ab8ff;
    --good: #57b883; --fair: #e0aa3e; --bad: #ff8a80; --good-back: #16281e; --fair-back: #2e2614; --bad-back: #351d1b; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", sans-serif; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; }
h3 { margin: 0 0 .5rem; font-size: 1rem; overflow-wrap: anywhere; }
h4 { margin: 1rem 0 .25rem; font-size: .9rem; }
p { margin: .25rem 0; }
a { color: var(--link); }
.quiet { color: var(--quiet); font-size: .875rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 1.25rem 0 0; padding: 0; }
.counts div { display: flex; flex-direction: column-reverse; }
.counts dt { color: var(--quiet); font-size: .875rem; }
.counts dd { margin: 0; font-size: 1.75rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.counts .alarm dd { color: var(--bad); }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
caption { padding: 0 0 .5rem; text-align: left; color: var(--quiet); }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid var(--ink); white-space: nowrap; }
tbody th { font-weight: normal; }
.outputs tbody th { min-width: 15rem; }
h3 .state { margin-left: .5rem; color: var(--quiet); font-size: .875rem; font-weight: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td ul { margin: 0; padding: 0; list-style: none; }
.state { white-space: nowrap; }
.state::before { content: ""; display: inline-block; width: .6em; height: .6em; margin-right: .45em;
  border: 1px solid currentColor; border-radius: 50%; }
.made::before { background: var(--good); border-color: var(--good); }
.warned::before { background: var(--fair-back); border: 2px solid var(--fair); }
.rejected::before, .failed::before { background: var(--bad); border-color: var(--bad); border-radius: 0; }
.output { margin: 1.25rem 0 0; padding: 1rem 0 0; border-top: 1px solid var(--line); }
.faults, .needs { margin: .25rem 0; padding-left: 1.25rem; font-size: .875rem; }
.faults li, .needs li { margin: .35rem 0; overflow-wrap: anywhere; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .75rem; margin: .75rem 0 1.25rem;
  break-inside: avoid; }
.pair figure { margin: 0; }
.pair figcaption { margin-bottom: .25rem; color: var(--quiet); font-size: .875rem; }
.pair img { display: block; width: 100%; height: auto; border: 1px solid var(--line); }
.pair .none { display: grid; place-items: center; min-height: 8rem; padding: 1rem; border: 1px dashed var(--quiet);
  color: var(--quiet); font-size: .875rem; text-align: center; }
.note, .ending { margin: .75rem 0; padding: .6rem .9rem; border-left: 4px solid var(--fair); background: var(--fair-back); }
.ending { margin-top: 1.25rem; font-size: 1.125rem; }
.ending.good { border-color: var(--good); background: var(--good-back); }
.ending.bad { border-color: var(--bad); background: var(--bad-back); }
@media (max-width: 44rem) {
  th, td { padding-right: .35rem; }
  thead th { white-space: normal; }
  .outputs { position: relative; }
  .outputs thead { position: absolute; top: 0; left: 0; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; }
  .outputs, .outputs caption, .outputs tbody, .outputs tr, .outputs th, .outputs td { display: block; }
  .outputs tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  .outputs th, .outputs td { padding: .1rem 0; border: 0; text-align: left; }
  .outputs tbody th { min-width: 0; font-weight: 600; }
  .outputs td:empty { display: none; }
  .outputs td[data-head]::before { content: attr(data-head) ": "; color: var(--quiet); }
  .outputs td ul { display: inline; }
  .outputs td li { display: inline; }
  .outputs td li + li::before { content: " · "; }
  .pair { gap: .5rem; }
}
@media (max-width: 36rem) { .pair { grid-template-columns: minmax(0, 1fr); } }
@media print {
  @page { margin: 14mm; }
  :root { font-size: 8.5pt; }
  body { max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  h2, h3, h3 + p, h4, h4 + p { break-after: avoid; }
  tr, .faults li, .needs li { break-inside: avoid; }
  .pair { max-width: 150mm; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)";

}  // namespace yoshiki
