#!/usr/bin/python3
"""Holds the comparison sheet against a real one, and its files against readers that know nothing of the program.

usage: check_sheet.py YOSHIKI SOURCE-DIR

- the drafts of ../shared/inputs/chiba-kokumin-nenkin give the 37 rows that the city printed: every item, page, cell
  and reason; the paths differ where sheet-differences.txt says so and nowhere else;
- the workbook reads back with openpyxl as what the JSON says, has no formula, and is the same bytes under another
  time zone and locale;
- LibreOffice prints it, poppler finds every character of it on the paper, the same holds for the PDF, and MuPDF
  finds none that is cut, nor any type that is smaller than it should be;
- all of this also for two statements on one sheet, and for two drafts made up of what is hard: long cells and reasons,
  thousands of changes in one, texts like formulas, rare characters; what XML cannot hold is refused with its place;
- the page numbers of a PDF with --links lead to those pages, and a redline has every character of the new statement.

The interpreter is Debian's, which has python3-openpyxl; libreoffice-calc, poppler-utils, mupdf-tools and qpdf are needed
too.
"""

import collections
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl

sys.dont_write_bytecode = True
from clipped_text import clipped_text, traced_pages, type_sizes
from hard_drafts import forbidden_drafts, hard_drafts, hard_notes

YOSHIKI, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
CHIBA = SOURCE / ".." / "shared" / "inputs" / "chiba-kokumin-nenkin"
FAULTS = []

HEAD = "対応する評価書の項目"
SMALLEST_TYPE = 8.5  # points, of what is 9 pt when LibreOffice need not scale the page
HIDDEN = ";;;"  # the number format of a reason that only filters see
LONGEST_HEAD = 255  # of a column that programs read
UNPRINTED = re.compile("[\\s\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # white space, and what selects a shape

def fault(text):
    FAULTS.append(text)


def run(*arguments, code=0, **options):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, check=False, **options)
    if done.returncode != code:
        fault(f"{' '.join(map(str, arguments))} ends with {done.returncode}: {done.stderr.decode('utf-8', 'replace')[:500]}")
    return done


def packed(text):
    """Without line ends: where a cell goes on in another row, its own line end cannot be told from the row's."""
    return text.replace("\n", "")


def characters(text):
    return collections.Counter(UNPRINTED.sub("", text))


class Sheet:
    """The three files that one comparison gives. `drafts` are a list for each of `statements`."""

    def __init__(self, name, drafts, folder, options=(), code=0, statements=("",)):
        self.name, self.folder, self.options, self.code = name, folder, options, code
        self.drafts, self.statements = drafts, statements
        self.files = {ending: folder / f"{name}.{ending}" for ending in ("json", "xlsx", "pdf")}
        self.write(self.files.values())
        self.rows = json.loads(self.files["json"].read_text(encoding="utf-8"))

    def write(self, files, **variables):
        outputs = [word for file in files for word in ("-o", file)]
        first, *others = self.drafts
        drafts = [*first, *(word for more in others for word in ("--with", *more))]
        run(YOSHIKI, "compare", *drafts, *self.options, *outputs, code=self.code, env={**os.environ, **variables})

    def pages(self, row):
        """As shown, one a statement."""
        if len(self.statements) == 1:
            return [str(row["page"] or "")]
        pages = {place["statement"]: str(place["page"] or "") for place in row["pages"]}
        return [pages.get(statement, "") for statement in self.statements]

    def drafts_of(self, row):
        """Those of the first statement that has the change."""
        if len(self.statements) == 1:
            return self.drafts[0]
        return self.drafts[self.statements.index(row["pages"][0]["statement"])]

    def fault(self, text):
        fault(f"{self.name}: {text}")


# ---------------------------------------------------------------- the city's own sheet


def listed_differences():
    """(item, expected level, our level) of every line; the explanation is for people."""
    file = SOURCE / "tests" / "oracles" / "sheet-differences.txt"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {tuple(part.strip() for part in line.split(" | ")[:3]) for line in lines}


def path_differences(item, expected, ours):
    left_out = [level for level in ours if level not in expected]
    if len(expected) != len(ours):
        return {(item, "-", level) for level in left_out} | {(item, level, "-") for level in expected if level not in ours}
    return {(item, theirs, own) for theirs, own in zip(expected, ours) if theirs != own}


def check_against_city(sheet):
    expected = json.loads((CHIBA / "expected.json").read_text(encoding="utf-8"))
    if [row["item"] for row in expected] != [row["item"] for row in sheet.rows]:
        return sheet.fault("the rows are not those that the city printed")
    found = set()
    for theirs, ours in zip(expected, sheet.rows):
        for key in ("page", "cells", "reasons"):
            if theirs[key] != ours[key]:
                sheet.fault(f"{ours['item']}: {key} is {ours[key]}, the city has {theirs[key]}")
        found |= path_differences(ours["item"], theirs["path"], ours["path"])
    for difference in found ^ listed_differences():
        sheet.fault(f"sheet-differences.txt {'lacks' if difference in found else 'lists in vain'} {' | '.join(difference)}")
    return None


# ---------------------------------------------------------------- the workbook


def shown_reasons(row):
    """Who asked is said once for reasons that follow one another."""
    groups = itertools.groupby(row["reasons"], key=lambda reason: reason["by"])
    return "".join(f"【{by}】" + "".join(f"・{r['text']}" for r in group if r["text"]) for by, group in groups)


def read_changes(printed):
    """The rows of the first sheet, those that go on in further rows put together: path, page, cells, reason."""
    changes = []
    for row in printed.iter_rows(min_row=4):
        texts = ["" if cell.value is None or cell.number_format == HIDDEN else str(cell.value) for cell in row]
        if row[0].border.top.style:
            changes.append(texts)
        elif changes:
            changes[-1] = [before + after for before, after in zip(changes[-1], texts)]
    return changes


def check_printed_sheet(sheet, printed):
    changes = read_changes(printed)
    if len(changes) != len(sheet.rows):
        return sheet.fault(f"the workbook has {len(changes)} rows, the JSON {len(sheet.rows)}")
    for change, row in zip(changes, sheet.rows):
        wanted = ["".join(row["path"]), *sheet.pages(row), *map(packed, row["cells"]), shown_reasons(row)]
        for found, text in zip(map(packed, change), wanted):
            if found != text:
                sheet.fault(f"{row['item']}: the workbook says {found[:200]!r}, not {text[:200]!r}")
    return None


def typed_text(model, item):
    """What a draft says of an item, when that is words; else nothing is known without the form."""
    for key in re.findall(r"[a-z_0-9]+", item):
        try:
            model = model[int(key) if key.isdigit() else key]
        except (KeyError, IndexError, TypeError):
            return ""
    is_words = isinstance(model, str) and not re.fullmatch(r"[a-z_0-9]+|\d{4}(-\d\d)+", model)
    # A form has no tabs: a wide space stands in the place of one.
    return model.replace("\t", "\u3000") if is_words else None


def read_data(data):
    """Of each item the columns of each of its reasons, the texts of all parts put together."""
    items = collections.defaultdict(list)
    for number, part, *rest in data.iter_rows(min_row=2, values_only=True):
        texts = ["" if value is None else str(value) for value in rest]
        if part == 1:
            items[number].append(texts)
        else:
            items[number][-1] = [before + after for before, after in zip(items[number][-1], texts)]
    return items


def check_data_sheet(sheet, data):
    items = read_data(data)
    first_draft = 4 + len(sheet.statements)  # after 章, 項目, ID, the pages and ※
    models = {draft: json.loads(draft.read_text(encoding="utf-8")) for drafts in sheet.drafts for draft in drafts}
    for number, row in enumerate(sheet.rows, 1):
        for column, draft in enumerate(sheet.drafts_of(row), first_draft):
            typed = typed_text(models[draft], row["item"])
            for found in (texts[column] for texts in items[number]):
                if typed is not None and found != typed:
                    sheet.fault(f"データ: {row['item']}: {found[:200]!r}, the draft says {typed[:200]!r}")
        reasons = [reason["text"] for reason in row["reasons"]] or [""]
        if [texts[-1] for texts in items[number]] != reasons:
            sheet.fault(f"データ: {row['item']}: its reasons are not those of the JSON")
    if len(items) != len(sheet.rows):
        sheet.fault(f"データ has {len(items)} items, the JSON {len(sheet.rows)}")


def shortened(head):
    return head if len(head) <= LONGEST_HEAD else head[:LONGEST_HEAD - 1] + "…"


def check_counts(sheet, counts):
    heads, *lines, totals = counts.iter_rows(values_only=True)
    sections = collections.Counter(row["path"][0] for row in sheet.rows)
    askers = collections.Counter((row["path"][0], shortened(by)) for row in sheet.rows
                                 for by in {reason["by"] for reason in row["reasons"]} or {"（理由なし）"})
    if {line[0]: line[-1] for line in lines} != sections:
        sheet.fault(f"集計: items by section are {lines}, not {sections}")
    for line in lines:
        for by, count in list(zip(heads, line))[1:-1]:
            if count != askers[line[0], by]:
                sheet.fault(f"集計: {line[0]}, {by}: {count}, not {askers[line[0], by]}")
    if list(totals[1:]) != [sum(column) for column in list(zip(*lines))[1:]]:
        sheet.fault(f"集計: {totals} are not the sums")


def check_page_setup(sheet, printed):
    setup = {
        "repeated rows": (printed.print_title_rows, "$2:$3"),
        "frozen from": (printed.freeze_panes, "B4"),
        "pages wide": ((printed.page_setup.fitToWidth or 1, printed.page_setup.fitToHeight), (1, 0)),
        "fitted": (printed.sheet_properties.pageSetUpPr.fitToPage, True),
        "orientation": (printed.page_setup.orientation, "landscape"),
        "foot": (printed.oddFooter.center.text, "&P / &N"),
    }
    for what, (found, wanted) in setup.items():
        if found != wanted:
            sheet.fault(f"{what}: {found}, not {wanted}")
    merged = {str(cells) for cells in printed.merged_cells.ranges}
    if len(sheet.statements) > 1 and f"B2:{chr(ord('A') + len(sheet.statements))}2" not in merged:
        sheet.fault(f"the pages have no head in common: {merged}")
    heights = [printed.row_dimensions[row].height for row in range(1, printed.max_row + 1)]
    if None in heights or max(heights) > 409.5:
        sheet.fault("a row has no height, or one that Excel cuts")


def check_workbook(sheet):
    book = openpyxl.load_workbook(sheet.files["xlsx"])
    if len(book.worksheets) != 3 or book.sheetnames[1:] != ["データ", "集計"]:
        return sheet.fault(f"the sheets are {book.sheetnames}")
    for cell in (cell for worksheet in book for row in worksheet.iter_rows() for cell in row):
        if cell.data_type == "f":
            sheet.fault(f"{cell.parent.title}!{cell.coordinate} is a formula: {cell.value}")
    printed, data, counts = book.worksheets
    check_printed_sheet(sheet, printed)
    check_data_sheet(sheet, data)
    check_counts(sheet, counts)
    check_page_setup(sheet, printed)
    return printed


def check_sameness(sheet):
    again = {ending: sheet.folder / f"again.{ending}" for ending in sheet.files}
    for variables in ({}, {"TZ": "Asia/Tokyo", "LC_ALL": "C"}, {"TZ": "America/New_York", "LANG": "ja_JP.UTF-8"}):
        sheet.write(again.values(), **variables)
        for ending, file in again.items():
            if file.read_bytes() != sheet.files[ending].read_bytes():
                sheet.fault(f"the .{ending} is not the same under {variables or 'the same conditions'}")


# ---------------------------------------------------------------- paper


def page_texts(pdf):
    return run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").stdout.decode("utf-8").split("\f")[:-1]


def expect_on_paper(sheet, what, wanted, pages, heads):
    """Every character as often as it is wanted, besides the heads that each page repeats."""
    missing = characters("".join([*wanted, *heads * (len(pages) - 1)])) - characters("".join(pages))
    if missing:
        sheet.fault(f"{what}: {missing.total()} characters are cut, such as {missing.most_common(5)}")
    for number, page in enumerate(pages, 1):
        if characters("".join(heads)) - characters(page) or HEAD not in packed(page):
            sheet.fault(f"{what}: page {number} has no heads")


def check_libreoffice(sheet, printed):
    profile = (sheet.folder / "profile").as_uri()
    done = run("soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir",
               sheet.folder / "paper", sheet.files["xlsx"])
    if re.search("repair|corrupt|error", (done.stdout + done.stderr).decode("utf-8", "replace"), re.IGNORECASE):
        sheet.fault(f"LibreOffice: {done.stderr.decode()}")
    texts = [str(cell.value) for row in printed.iter_rows() for cell in row if cell.value is not None]
    heads = [str(cell.value) for row in printed["2:3"] for cell in row if cell.value is not None]
    pdf = sheet.folder / "paper" / f"{sheet.name}.pdf"
    seen = [(text, page) for text, page in zip(page_texts(pdf), traced_pages(pdf)) if HEAD in packed(text)]
    expect_on_paper(sheet, "printed by LibreOffice", texts, [text for text, _ in seen], heads)
    for number, (_, page) in enumerate(seen, 1):
        if clipped_text(page):
            sheet.fault(f"printed by LibreOffice: on page {number} {clipped_text(page)[:100]!r} is cut")
        if min(type_sizes(page)) < SMALLEST_TYPE:
            sheet.fault(f"printed by LibreOffice: on page {number} type of {min(type_sizes(page)):.1f} pt")


def check_pdf(sheet, printed):
    run("qpdf", "--check", sheet.files["pdf"])
    pages = page_texts(sheet.files["pdf"])
    if len(pages) < 2:
        sheet.fault(f"the PDF has {len(pages)} pages")
    heads = [str(cell.value) for row in printed["2:3"] for cell in row if cell.value is not None]
    texts = [*heads, str(printed["A1"].value)]
    for row in sheet.rows:
        texts += [*row["path"], *sheet.pages(row), *row["cells"], shown_reasons(row)]
    expect_on_paper(sheet, "the PDF", texts, pages, heads)


# ---------------------------------------------------------------- all of it


def check(sheet):
    printed = check_workbook(sheet)
    if printed is not None:
        check_sameness(sheet)
        check_libreoffice(sheet, printed)
        check_pdf(sheet, printed)


def check_forbidden(folder):
    for character, drafts in forbidden_drafts(folder):
        sheet = folder / "forbidden.xlsx"
        said = run(YOSHIKI, "compare", *drafts, "-o", sheet, code=1).stderr.decode("utf-8")
        if f"U+{ord(character):04X}" not in said or drafts[1].name not in said or sheet.exists():
            fault(f"U+{ord(character):04X} in a draft is not refused, or not with its place: {said}")


def two_statements(rounds, folder):
    """A second statement that has the changes of the last draft alone, and one of its own."""
    now = json.loads(rounds[2].read_text(encoding="utf-8"))
    now["cover"]["name"] = "住民税に関する事務"
    changed = folder / "second-now.json"
    changed.write_text(json.dumps(now), encoding="utf-8")
    names = ("国民年金", "住民税")
    notes = folder / "two-notes.json"
    notes.write_text(json.dumps({"statements": names}), encoding="utf-8")
    # None of the changes has a reason: warnings.
    sheet = Sheet("two", [rounds, [rounds[1], rounds[1], changed]], folder, ("--notes", notes), 3, names)
    owners = {tuple(place["statement"] for place in row["pages"]) for row in sheet.rows}
    if not owners >= {names[:1], names[1:]}:
        sheet.fault(f"the rows are of {owners}")
    return sheet


def check_links(rounds, folder):
    form, pdf, rows = (folder / name for name in ("form.pdf", "linked.pdf", "linked.json"))
    run(YOSHIKI, "render", rounds[0], "-o", form)
    run(YOSHIKI, "compare", *rounds, "--notes", CHIBA / "notes.json", "--links", form, "-o", pdf, "-o", rows)
    read = json.loads(run("qpdf", "--json=2", pdf).stdout)
    objects = {name.removeprefix("obj:"): value.get("value") for name, value in read["qpdf"][1].items()}
    notes = [objects[note] for page in read["pages"] for note in objects[page["object"]].get("/Annots", [])]
    links = [(note["/A"]["/F"]["/F"], note["/A"]["/D"][0] + 1) for note in notes if note["/A"]["/S"] == "/GoToR"]
    wanted = [("u:form.pdf", row["page"]) for row in json.loads(rows.read_text(encoding="utf-8"))]
    if links != wanted:
        fault(f"--links: the sheet leads to {links}, not to {wanted}")


def check_redline(rounds, folder):
    plain, redline = folder / "new.pdf", folder / "redline.pdf"
    run(YOSHIKI, "render", rounds[-1], "-o", plain)
    run(YOSHIKI, "changes", rounds[0], rounds[-1], "--date", "2026-03-02", "-o", folder / "changes.json",
        "--redline", redline)
    run("qpdf", "--check", redline)
    missing = characters("".join(page_texts(plain))) - characters("".join(page_texts(redline)))
    if missing:
        fault(f"--redline: {missing.total()} characters are gone, such as {missing.most_common(5)}")


def main():
    if not CHIBA.exists():
        print("skipped: ../shared/inputs/chiba-kokumin-nenkin is not here")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rounds = [CHIBA / f"{draft}.json" for draft in ("1-current", "2-consultation", "3-now")]
        city = Sheet("city", [rounds], folder, ("--notes", CHIBA / "notes.json"))
        check_against_city(city)
        check(city)
        two = two_statements(rounds, folder)
        check(two)
        # No font of the theme has the emoji: the PDF shows 〓 for it, with a warning.
        hard = Sheet("hard", [hard_drafts(folder)], folder, ("--allow-missing", "--notes", hard_notes(folder)), code=3)
        check(hard)
        check_forbidden(folder)
        check_links(rounds, folder)
        check_redline(rounds, folder)
    counts = f"{len(city.rows)} rows of the city's sheet, {len(two.rows)} of two statements, {len(hard.rows)} hard ones"
    print("\n".join(FAULTS) or counts)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
