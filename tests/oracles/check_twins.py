#!/usr/bin/env python3
"""Holds the text twin and the HTML twin against what the model should print.

usage: check_twins.py ITEMS.yaml MODEL.json FORM EDITION TWIN.txt TWIN.html

The expectation comes from the catalogue alone (expected_rows.py). Blanks aside, both twins must be the expected cells
in order, each character once, and nothing more but what docs/twins.md says: underlines, a colon behind a label, and
the head of its column before every value of a table of columns.
"""

import html.parser
import json
import sys
import unicodedata

import yaml

from expected_rows import expected_rows

COLUMN_HEADS = (["評価書番号", "評価書名"],
                ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"])


def squeeze(text):
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Zs"))


def width(line):
    return sum(1 if ord(c) < 0x80 else 2 for c in line)


def text_without_underlines(text):
    lines = text.split("\n")
    kept = []
    for n, line in enumerate(lines):
        heading = n > 0 and line and len(set(line)) == 1 and line[0] in "=-~" and len(line) == width(lines[n - 1])
        if not heading:
            kept.append(line)
    return squeeze("".join(kept))


class MainText(html.parser.HTMLParser):
    """The text of <main>, as a reader sees or hears it."""

    def __init__(self):
        super().__init__()
        self.inside, self.parts = False, []

    def handle_starttag(self, tag, attributes):
        self.inside = self.inside or tag == "main"
        if tag == "img":
            self.parts.append(dict(attributes)["alt"])

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "main"

    def handle_data(self, data):
        if self.inside:
            self.parts.append(data)


def rows_with_heads(rows):
    """Each cell as (head of its column or None, text)."""
    heads, at = None, 0
    while at < len(rows):
        if rows[at] in COLUMN_HEADS:
            heads = rows[at]
            values = rows[at + 1 :]
            if len(heads) == 2:
                values = values[:1]
            if not values:
                yield [(None, head) for head in heads]
            for row in values:
                yield list(zip(heads, row))
            at += len(values) + 1
        else:
            yield [(None, cell) for cell in rows[at]]
            at += 1


def check_text(rows, found):
    at = 0
    for row in rows_with_heads(rows):
        for head, cell in row:
            for wanted in ([head, cell] if head else [cell]):
                wanted = squeeze(wanted)
                if not found.startswith(wanted, at) and found.startswith(":" + wanted, at):
                    at += 1
                if not found.startswith(wanted, at):
                    return wanted, found[at : at + 80]
                at += len(wanted)
    rest = found[at:].removeprefix(":")
    return ("(the end)", rest[:80]) if rest else None


def check_html(rows, found):
    expected = squeeze("".join("".join(row) for row in rows))
    if expected == found:
        return None
    at = next((n for n, (a, b) in enumerate(zip(expected, found)) if a != b), min(len(expected), len(found)))
    return expected[at : at + 80], found[at : at + 80]


def main():
    catalogue_file, model_file, form, edition, text_file, html_file = sys.argv[1:7]
    model = json.load(open(model_file, encoding="utf-8-sig"))
    catalogue = yaml.load(open(catalogue_file, encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    expected = lambda pictures: [
        r for r in expected_rows(catalogue, model, form, edition, pictures) if squeeze("".join(r))]
    rows = expected("図:")
    page = MainText()
    page.feed(open(html_file, encoding="utf-8").read())
    faults = {
        text_file: check_text(rows, text_without_underlines(open(text_file, encoding="utf-8").read())),
        html_file: check_html(expected(""), squeeze("".join(page.parts))),
    }
    for name, fault in faults.items():
        if fault:
            print(f"{name}: expected {fault[0]!r}\n  found {fault[1]!r}")
    if not any(faults.values()):
        print(f"{text_file}, {html_file}: {len(rows)} rows: all found once, in order")
    return 1 if any(faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
