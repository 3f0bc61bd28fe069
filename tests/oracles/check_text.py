#!/usr/bin/env python3
"""Every character that should print is in the PDF's own text, once and in reading order.

usage: check_text.py ITEMS.yaml MODEL.json FORM EDITION OUT.pdf

Reads the PDF with poppler (pdftotext -raw) and holds it against expected_rows.py. White space is left out of the
comparison, since poppler makes its own from gaps. Furniture is taken off each page first: the foot at its end, and
at its start what repeats the page before (context line, table head, labels with （続き）).
"""

import json
import subprocess
import sys
import unicodedata

import yaml

from expected_rows import cover_of, expected_rows

CONTINUED = "（続き）"
HEAD = "変更日項目変更前の記載変更後の記載提出時期提出時期に係る説明"


def squeeze(text):
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Zs"))


def pages_of(pdf):
    run = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"], capture_output=True, check=True)
    if run.stderr.strip():
        sys.exit(f"{pdf}: poppler warns: {run.stderr.decode(errors='replace')}")
    return [squeeze(p) for p in run.stdout.decode("utf-8").split("\f")[:-1]]


def strip_feet(pages, foot):
    """Takes "number name n / N" off the end of every page; its absence is a fault."""
    out = []
    for n, page in enumerate(pages, 1):
        number = f"{n}/{len(pages)}"
        if not page.endswith(number):
            sys.exit(f"page {n}: no foot {number!r} at its end: {page[-60:]!r}")
        body = page[: -len(number)]
        if body.endswith(foot):
            body = body[: -len(foot)]
        else:  # a long name is cut in the foot, with an ellipsis
            at = body.rfind("…")
            start = body.rfind(foot[:8])
            if start < 0 or at != len(body) - 1 or not foot.startswith(body[start:at]):
                sys.exit(f"page {n}: unknown foot {body[-80:]!r}")
            body = body[:start]
        out.append(body)
    return out


def starts(page):
    """Where a page's own text may begin: at 0, behind a table head, behind any （続き） near the page's top."""
    found = [0]
    at = 0
    while True:
        hit = page.find(CONTINUED, at)
        if hit < 0 or hit > 600:
            break
        at = hit + len(CONTINUED)
        found.append(at)
        if page.startswith(HEAD, at):
            found.append(at + len(HEAD))
    if page.startswith(HEAD):
        found.append(len(HEAD))
    return sorted(set(found), reverse=True)


def cut(cells, text):
    """The cells' remainders when `text` is a prefix of each cell, one after the other; or None."""
    dead = set()

    def go(i, at):
        if i == len(cells):
            return [] if at == len(text) else None
        if (i, at) in dead:
            return None
        cell, longest = cells[i], 0
        limit = min(len(cell), len(text) - at)
        while longest < limit and cell[longest] == text[at + longest]:
            longest += 1
        for n in range(longest, -1, -1):
            rest = go(i + 1, at + n)
            if rest is not None:
                return [cell[n:]] + rest
        dead.add((i, at))
        return None

    sys.setrecursionlimit(10000)
    return go(0, 0)


class Mismatch(Exception):
    pass


def match_page(page, at, rows, index, pending):
    """Consumes a page from `at`. Gives the next row's index and what is left of a row that was cut."""
    while at < len(page):
        if pending is None:
            if index >= len(rows):
                raise Mismatch((index, at, "text after the end of the form"))
            pending = [squeeze(c) for c in rows[index]]
        whole = "".join(pending)
        if page.startswith(whole, at):
            at += len(whole)
            pending = None
            index += 1
            continue
        rest = cut(pending, page[at:])
        if rest is None:
            raise Mismatch((index, at, "differs"))
        return index, rest
    return index, pending


def main():
    catalogue_file, model_file, form, edition, pdf = sys.argv[1:6]
    model = json.load(open(model_file, encoding="utf-8-sig"))
    catalogue = yaml.load(open(catalogue_file, encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    rows = [r for r in expected_rows(catalogue, model, form, edition) if squeeze("".join(r))]
    cover = cover_of(model, form)
    foot = squeeze((cover.get("number") or "") + (cover.get("name") or ""))
    pages = strip_feet(pages_of(pdf), foot)
    index, pending = 0, None
    for number, page in enumerate(pages, 1):
        best = None
        for at in starts(page):
            try:
                index_after, pending_after = match_page(page, at, rows, index, pending)
                break
            except Mismatch as fault:
                row, where, why = fault.args[0]
                if best is None or row > best[0] or (row == best[0] and where > best[1]):
                    best = (row, where, why)
        else:
            row, where, why = best
            print(f"{pdf} page {number}: {why}")
            print("  found:    ", page[where : where + 120])
            want = pending if row == index and pending else [squeeze(c) for c in rows[row]] if row < len(rows) else []
            print("  expected: ", "|".join(want)[:240])
            return 1
        index, pending = index_after, pending_after
    if pending and "".join(pending):
        print(f"{pdf}: the last row is not whole; missing {''.join(pending)[:200]!r}")
        return 1
    if index < len(rows):
        print(f"{pdf}: {len(rows) - index} rows missing, from {rows[index]!r}")
        return 1
    print(f"{pdf}: {len(pages)} pages, {len(rows)} rows, {sum(len(squeeze(''.join(r))) for r in rows)} characters: all found once, in order")
    return 0


if __name__ == "__main__":
    sys.exit(main())
