"""The rows of ci/bench for the comparison sheet.

Its writer is held against a bare libxlsxwriter program (tests/tools/bare_sheet.cc) that writes the same cells: the same
texts, runs, formats, heights of rows and widths of columns, read from the workbook that the writer made. Both tell the
CPU time of writing alone; a whole `yoshiki compare` stands beside it.
"""

import json
import pathlib
import re
import statistics
import subprocess
import zipfile
from xml.etree import ElementTree

from measure import milliseconds, row, run

ROOT = pathlib.Path(__file__).resolve().parent.parent
CHIBA = ROOT.parent / "shared" / "inputs" / "chiba-kokumin-nenkin"
SAMPLE = ROOT / "inputs" / "kasumino-jido-teate.json"
BENCH = ROOT / "build" / "sheet_bench"
TIMES = 100
LIMIT = 1.5  # CPU of the bare program
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


# ---------------------------------------------------------------- the cells of a workbook


def is_on(font, name):
    return int(font.find(MAIN + name) is not None)


def look(size, wrap, font, cell="0 0", rules="0 0 0", fill=0, hidden=0):
    centre, middle = cell.split()
    return (f"{size} {wrap} {centre} {middle} {is_on(font, 'b')} {is_on(font, 'u')} {is_on(font, 'strike')} "
            f"{rules} {fill} {hidden}\n")


def looks(styles):
    """A line for each format of cells."""
    fonts, fills, borders = (styles.find(MAIN + part) for part in ("fonts", "fills", "borders"))
    for xf in styles.find(MAIN + "cellXfs"):
        font, border = fonts[int(xf.get("fontId"))], borders[int(xf.get("borderId"))]
        colour = fills[int(xf.get("fillId"))].find(f".//{MAIN}fgColor")
        alignment = xf.find(MAIN + "alignment")
        alignment = alignment.attrib if alignment is not None else {}
        rules = [int(border.find(MAIN + side).get("style") is not None) for side in ("left", "top", "bottom")]
        yield "F " + look(font.find(MAIN + "sz").get("val"), int("wrapText" in alignment), font,
                          f"{int('horizontal' in alignment)} {int(alignment.get('vertical') == 'center')}",
                          "{} {} {}".format(*rules), int(colour.get("rgb")[2:], 16) if colour is not None else 0,
                          int(int(xf.get("numFmtId")) >= 164))


def counted(text):
    return f"{len(text.encode())}:{text}"


class Runs:
    """The strings that cells share; the looks of their runs are numbered as they come."""

    def __init__(self, strings):
        self.looks = {}
        self.strings = [self.string(item) for item in strings]

    def string(self, item):
        """The kind of a cell with this text, and its words."""
        runs = item.findall(MAIN + "r")
        if not runs:
            return "T", counted(item.find(MAIN + "t").text)
        parts = [f"{self.number(run.find(MAIN + 'rPr'))} {counted(run.find(MAIN + 't').text)}" for run in runs]
        return "R", f"{len(parts)} {' '.join(parts)}"

    def number(self, properties):
        line = "G " + look(properties.find(MAIN + "sz").get("val"), 0, properties)
        return self.looks.setdefault(line, len(self.looks))


def place(reference):
    letters, number = re.fullmatch("([A-Z]+)([0-9]+)", reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return f"{int(number) - 1} {column - 1}"


def cell_lines(sheet, strings):
    for column in sheet.iter(MAIN + "col"):
        for number in range(int(column.get("min")), int(column.get("max")) + 1):
            yield f"C {number - 1} {column.get('width')}\n"
    for line in sheet.iter(MAIN + "row"):
        if line.get("ht"):
            yield f"H {int(line.get('r')) - 1} {line.get('ht')}\n"
        for cell in line:
            value, where = cell.find(MAIN + "v"), f"{place(cell.get('r'))} {cell.get('s', 0)}"
            if value is None:
                yield f"B {where}\n"
            elif cell.get("t") == "s":
                kind, words = strings[int(value.text)]
                yield f"{kind} {where} {words}\n"
            else:
                yield f"N {where} {value.text}\n"


def write_cells(workbook, cells):
    """What bare_sheet reads, from a workbook."""
    with zipfile.ZipFile(workbook) as archive:
        def part(name):
            return ElementTree.fromstring(archive.read(f"xl/{name}.xml"))
        runs = Runs(part("sharedStrings"))
        lines = [*looks(part("styles")), *runs.looks]
        for number, sheet in enumerate(part("workbook").find(MAIN + "sheets"), 1):
            lines.append(f"S {counted(sheet.get('name'))}\n")
            lines += cell_lines(part(f"worksheets/sheet{number}"), runs.strings)
    cells.write_text("".join(lines), encoding="utf-8", newline="")


# ---------------------------------------------------------------- drafts


def numbered(value, number):
    """An element of a list once more, with a number in its texts, so that no two are the same."""
    if isinstance(value, dict):
        return {key: numbered(member, number) for key, member in value.items()}
    if isinstance(value, list):
        return [numbered(element, number) for element in value]
    return f"{value}（{number}）" if isinstance(value, str) and re.search("[\u3040-\u9fff]", value) else value


def longer(value):
    """The lists of a model TIMES as long; inner lists stay as they are."""
    if isinstance(value, dict):
        return {key: longer(member) for key, member in value.items()}
    if isinstance(value, list):
        return [numbered(element, number) for number in range(TIMES) for element in value]
    return value


def lists_alone(model):
    """The parts of a model whose rows become TIMES as many when its lists do."""
    return {key: member for key, member in model.items() if key in ("form", "edition", "cover", "files")}


def edited(value, number=0):
    """A second draft of a sample: a passage is added to every long text."""
    if isinstance(value, dict):
        return {key: edited(member) for key, member in value.items()}
    if isinstance(value, list):
        return [edited(element) for element in value]
    return f"{value}なお、これを改める。" if isinstance(value, str) and len(value) > 30 else value


def drafts(work):
    """The drafts to be compared, the oldest first, and the file of their notes or None."""
    if CHIBA.exists():
        return [CHIBA / f"{draft}.json" for draft in ("1-current", "2-consultation", "3-now")], CHIBA / "notes.json"
    print("ci/bench: ../shared is not here; comparing the sample with itself, edited")
    after = work / "edited.json"
    after.write_text(json.dumps(edited(json.loads(SAMPLE.read_text())), ensure_ascii=False))
    return [SAMPLE, after], None


def rewritten(files, change, work, name):
    out = []
    for number, file in enumerate(files):
        out.append(work / f"{name}{number}.json")
        out[-1].write_text(json.dumps(change(json.loads(file.read_text())), ensure_ascii=False))
    return out


# ---------------------------------------------------------------- figures


def build_bare(work):
    subprocess.run(["g++", "-O2", "-std=c++20", ROOT / "tests/tools/bare_sheet.cc", "-o", work / "bare_sheet",
                    "-lxlsxwriter"], check=True)
    return work / "bare_sheet"


def told(*command):
    """The CPU milliseconds that a program tells."""
    return 1000 * float(subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout)


def bench_writer(files, notes, bare, pairs, work):
    """Writer and bare program in turn, for the rows as they are and for TIMES as many: medians, as they come."""
    workbook, cells = work / "sheet.xlsx", work / "cells"

    def write(times):
        return told(BENCH, times, notes or "", workbook, *files)

    medians = []
    for times, turns in ((1, pairs), (TIMES, 3)):
        write(times)
        write_cells(workbook, cells)
        taken = [(write(times), told(bare, cells, work / "bare.xlsx")) for _ in range(turns)]
        medians.append([statistics.median(column) for column in zip(*taken)]
                       + [statistics.median(ours / theirs for ours, theirs in taken)])
    (ours, theirs, times_as_much), (large, _, large_times) = medians
    row("CPU of writing the workbook, ms", f"{ours:.1f}", "", None)
    row("CPU of a bare libxlsxwriter program, ms", f"{theirs:.1f}", "", None)
    row("CPU of the writer / CPU of the bare program", f"{times_as_much:.2f}", f"{LIMIT:.2f}", times_as_much <= LIMIT)
    row(f"  with {TIMES} times the rows", f"{large_times:.2f}", f"{LIMIT:.2f}", large_times <= LIMIT)
    limit = TIMES * 1.1
    row(f"CPU of writing {TIMES} times the rows, times as much", f"{large / ours:.1f}", f"{limit:.0f}",
        large / ours <= limit)


def bench_compare(yoshiki, files, notes, pairs, work):
    notes = ("--notes", notes) if notes else ()
    whole = [run(yoshiki, "compare", *files, *notes, "-o", work / "out.xlsx") for _ in range(pairs)]
    row("CPU of yoshiki compare, ms", f"{milliseconds(whole):.1f}", "", None)
    row("  peak memory, MiB", f"{max(peak for _, peak in whole):.1f}", "", None)
    few = rewritten(files, lists_alone, work, "few")
    many = rewritten(few, longer, work, "many")
    few, many = ([run(yoshiki, "compare", *names, "-o", work / "out.xlsx") for _ in range(turns)]
                 for names, turns in ((few, pairs), (many, 3)))
    longer_times = milliseconds(many) / milliseconds(few)
    row(f"CPU of comparing lists {TIMES} times as long, times as much", f"{longer_times:.1f}", "", None)
    row("  peak memory, MiB", f"{max(peak for _, peak in many):.1f}", "", None)


def bench(yoshiki, pairs, work):
    files, notes = drafts(work)
    print()
    row(f"comparison of {files[0].parent.name}, median of {pairs}", "", "limit", None)
    bench_writer(files, notes, build_bare(work), pairs, work)
    bench_compare(yoshiki, files, notes, pairs, work)
