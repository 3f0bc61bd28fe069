// Sets texts with PDFKit, all in one process, for ci/bench_estate.py.
// usage: node bench_pdfkit.mjs MODULES FONT FOLDER TEXT...    FOLDER/0.pdf, 1.pdf ...; MODULES has pdfkit in it
//
// Less than yoshiki does for the same document: paragraphs of one size in one font, wrapped at the width of A4 less
// margins; no tables, no second face, no fallback for characters the font lacks, no tags, no PDF/A. Lines are broken as
// PDFKit does when nothing is asked of it. The font is embedded as a subset and streams are compressed, as by yoshiki.
// Files are not forced to the disk. The font's file is read once.

import { createWriteStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { finished } from "node:stream/promises";

const [modules, fontFile, folder, ...texts] = process.argv.slice(2);
const PDFDocument = createRequire(join(modules, "package.json"))("pdfkit");
const font = readFileSync(fontFile);
const MARGIN = 51; // 18 mm, as the default theme
const SIZE = 9; // pt, as the theme's body
const LEADING = 13.5;

for (const [number, text] of texts.entries()) {
  const document = new PDFDocument({ size: "A4", margin: MARGIN, font });
  const file = createWriteStream(join(folder, `${number}.pdf`));
  document.pipe(file);
  document.fontSize(SIZE);
  document.text(readFileSync(text, "utf8"), { lineGap: LEADING - document.currentLineHeight() });
  document.end();
  await finished(file);
}
