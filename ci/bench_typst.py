"""Sets texts with Typst, all in one process, for ci/bench_estate.py; needs the package `typst` of PyPI.

usage: bench_typst.py FONTS FOLDER TEXT...    FOLDER/0.pdf, 1.pdf ...; FONTS is the folder of BIZ UDGothic

Less than yoshiki does for the same document: lines of one size in one font, wrapped at the width of A4 less margins; no
tables, no second face, no tags, no PDF/A. Lines are broken by Typst's rules for Japanese, ragged. The font is found
once, and what Typst remembers from one document to the next it may keep. Files are not forced to the disk.
"""

import pathlib
import sys

import typst

# The sizes of yoshiki's default theme. A text is read as it is, so that nothing in it is taken as markup.
SOURCE = """
#set page(paper: "a4", margin: 18mm)
#set text(font: "BIZ UDGothic", size: 9pt, lang: "ja", fallback: false)
#set par(leading: 4.5pt)
#read(sys.inputs.text).split("\\n").join(linebreak())
"""


def main():
    fonts, folder, *texts = sys.argv[1:]
    folder = pathlib.Path(folder)
    source = folder / "source.typ"
    source.write_text(SOURCE)
    compiler = typst.Compiler(source, root="/", font_paths=typst.Fonts(False, False, [fonts]))
    for number, text in enumerate(texts):
        compiler.compile(output=folder / f"{number}.pdf", format="pdf", pdf_tags=False,
                         sys_inputs={"text": str(pathlib.Path(text).resolve())})


if __name__ == "__main__":
    main()
