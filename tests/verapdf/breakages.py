"""The ways in which a good PDF is broken, and the rule of veraPDF that forbids each."""

import re

TWINS = []  # (name, [(flavour, rule)...], edit)


def twin(*expected):
    """Declares a function that breaks a Pdf, and by which rules its twin must fail: "FLAVOUR CLAUSE-TEST", or
    "FLAVOUR CLAUSE" where which of the clause's tests it is depends on the document."""
    def declare(edit):
        TWINS.append((edit.__name__, [tuple(e.split()) for e in expected], edit))
        return edit
    return declare


class NothingToBreak(Exception):
    pass


def first(found, what):
    for value in found:
        return value
    raise NothingToBreak(f"the good PDF has no {what}")


def drop(dictionaries, *keys):
    dropped = [d.pop(key) for d in dictionaries for key in keys if key in d]
    if not dropped:
        raise NothingToBreak(f"the good PDF has no {' or '.join(keys)}")


def replace(pdf, reference, pattern, to, flags=re.DOTALL):
    data, count = re.subn(pattern, to, pdf.data(reference), count=1, flags=flags)
    if count == 0:
        raise NothingToBreak(f"nothing in the stream looks like {pattern}")
    pdf.set_data(reference, data)


def contents(page):
    return page["/Contents"] if isinstance(page["/Contents"], list) else [page["/Contents"]]


def of_kind(pdf, *kinds):
    return (element for element in pdf.elements() if element["/S"] in kinds)


# ---------------------------------------------------------------- structure


@twin("ua1 7.4.2-1")
def heading_level_skipped(pdf):
    above = None
    for element in of_kind(pdf, "/H1", "/H2", "/H3"):
        if above == "/H1" and element["/S"] == "/H2":
            element["/S"] = "/H3"
            return
        above = element["/S"]
    raise NothingToBreak("the good PDF has no H2 after an H1")


@twin("ua1 7.5-1")
def header_cells_without_scope(pdf):
    """In attributes of the elements and in attribute classes alike; nor may Headers tell it instead."""
    first(of_kind(pdf, "/TH"), "TH")
    drop([d for d in pdf.dictionaries() if d.get("/O") == "/Table"], "/Scope", "/Headers")


@twin("ua1 7.5-2")
def headers_that_lead_nowhere(pdf):
    """Where Scope says nothing, the cells' Headers must lead to cells that there are."""
    for attribute in pdf.dictionaries():
        if attribute.get("/O") == "/Table":
            attribute.pop("/Scope", None)
    first(of_kind(pdf, "/TD"), "TD")
    for cell in of_kind(pdf, "/TD"):
        cell["/A"] = {**cell.get("/A", {"/O": "/Table"}), "/Headers": ["u:no-such-cell"]}


@twin("ua1 7.2")
def spans_unsaid(pdf):
    drop([d for d in pdf.dictionaries() if d.get("/O") == "/Table"], "/ColSpan", "/RowSpan")


@twin("ua1 7.2")
def row_without_its_last_cell(pdf):
    for row in of_kind(pdf, "/TR"):
        if len(pdf.kids(row)) > 1:
            row["/K"].pop()
            return
    raise NothingToBreak("no row of the good PDF has two cells")


@twin("ua1 7.2-17")
def list_item_outside_of_a_list(pdf):
    first(of_kind(pdf, "/L"), "L")["/S"] = "/Sect"


@twin("ua1 7.2-26")
def contents_item_outside_of_contents(pdf):
    first(of_kind(pdf, "/TOC"), "TOC")["/S"] = "/Sect"


@twin("ua1 7.3-1")
def figure_without_alt(pdf):
    """The document's own figure, or else a paragraph that says it is one."""
    figure = first([*of_kind(pdf, "/Figure"), *of_kind(pdf, "/P")], "Figure and no P")
    figure["/S"] = "/Figure"
    for key in "/Alt", "/ActualText":
        figure.pop(key, None)


@twin("2a 6.7.3.3-1", "ua1 7.1-11")
def no_structure_tree(pdf):
    drop([pdf.catalog], "/StructTreeRoot")


@twin("2a 6.7.2.2-1", "ua1 6.2-1")
def not_marked(pdf):
    drop([pdf.catalog], "/MarkInfo")


@twin("ua1 7.1-5")
def unknown_structure_type(pdf):
    first(of_kind(pdf, "/P"), "P")["/S"] = "/Absatz"


# ---------------------------------------------------------------- page content


@twin("ua1 7.1-3")
def rule_painted_without_a_mark(pdf):
    last = contents(pdf.pages()[0])[-1]
    pdf.set_data(last, pdf.data(last) + b"\nq 20 20 m 90 20 l S Q\n")


@twin("ua1 7.1-3")
def artifact_mark_removed(pdf):
    """A real one that paints something; the marks of one page may stand in any of its streams."""
    mark = (rb"/Artifact\b(?:\s*<<[^>]*>>\s*BDC|\s*/\w+\s+BDC|\s*BMC)"
            rb"((?:(?!BDC|BMC|EMC).)*?\s(?:S|f|re)\s(?:(?!BDC|BMC).)*?)EMC")
    for page in pdf.pages():
        for reference in contents(page):
            try:
                return replace(pdf, reference, mark, rb"\1")
            except NothingToBreak:
                pass
    raise NothingToBreak("no artifact of the good PDF is a rule or a fill")


# ---------------------------------------------------------------- links


def links(pdf):
    found = [note for note in pdf.annotations() if note["/Subtype"] == "/Link"]
    first(found, "link annotation")
    return found


@twin("ua1 7.18.5-2")
def link_without_contents(pdf):
    drop(links(pdf)[:1], "/Contents")


@twin("ua1 7.18.5-1")
def link_outside_of_the_structure(pdf):
    drop(links(pdf)[:1], "/StructParent")


@twin("ua1 7.18.3-1")
def tab_order_unsaid(pdf):
    drop(pdf.pages(), "/Tabs")


# ---------------------------------------------------------------- language, title, declarations


@twin("2a 6.7.4-1", "ua1 7.2-29")
def language_of_a_wrong_form(pdf):
    pdf.catalog["/Lang"] = "u:ja_JP.UTF-8"


@twin("ua1 7.2")
def language_unsaid(pdf):
    drop([pdf.catalog], "/Lang")


@twin("ua1 7.1-10")
def title_not_displayed(pdf):
    drop([pdf.get(pdf.catalog["/ViewerPreferences"])], "/DisplayDocTitle")


@twin("ua1 5-1")
def not_declared_accessible(pdf):
    replace(pdf, pdf.catalog["/Metadata"], rb"<pdfuaid:part>.*?</pdfuaid:part>|\spdfuaid:part=([\"']).*?\1", b"")


@twin("2a 6.6.4")
def not_declared_an_archive(pdf):
    replace(pdf, pdf.catalog["/Metadata"], rb"<pdfaid:part>.*?</pdfaid:part>|\spdfaid:part=([\"']).*?\1", b"")


@twin("2a 6.6.2.3.1")
def extension_schema_removed(pdf):
    replace(pdf, pdf.catalog["/Metadata"], rb"<pdfaExtension:schemas.*</pdfaExtension:schemas>", b"")


@twin("ua1 7.1-9")
def metadata_without_title(pdf):
    replace(pdf, pdf.catalog["/Metadata"], rb"<dc:title.*</dc:title>", b"")


@twin("1b 6.7.3-2")
def title_in_info_differs(pdf):
    """PDF/A-2 no longer asks that Info and XMP agree; PDF/A-1 did, so its rule is asked."""
    pdf.get(pdf.trailer["/Info"])["/Title"] = "u:another title"


# ---------------------------------------------------------------- fonts and colours


def unicode_maps(pdf):
    return [d["/ToUnicode"] for d in pdf.dictionaries() if d.get("/Type") == "/Font" and "/ToUnicode" in d]


@twin("2a 6.2.11.7.2-1", "ua1 7.21.7-1")
def font_without_unicode_map(pdf):
    drop(pdf.dictionaries(), "/ToUnicode")


@twin("2a 6.2.11.7.2-1", "ua1 7.21.7-1")
def one_glyph_unmapped(pdf):
    """The first entry of a map goes, and its section counts one less."""
    def without_first(match):
        entries = re.findall(rb"<\w+>\s*<\w+>\s*(?:<\w+>|\[[^\]]*\])" if match[2] == b"range" else rb"<\w+>\s*<\w+>",
                             match[3])[1:]
        return b"%d beginbf%s\n%s\nendbf" % (len(entries), match[2], b"\n".join(entries)) + match[2]
    reference = first(unicode_maps(pdf), "ToUnicode")
    replace(pdf, reference, rb"(\d+)\s+beginbf(char|range)(.*?)endbf\2", without_first)


@twin("2a 6.2.11.5-1", "ua1 7.21.5-1")
def glyph_widths_differ(pdf):
    """All glyphs of a font as wide as none: the default of the dictionary, without the list of those that differ."""
    font = first([d for d in pdf.dictionaries() if "/W" in d and "/CIDToGIDMap" in d], "TrueType font")
    font.pop("/W")
    font["/DW"] = 123


@twin("2a 6.2.11.4.1-1", "ua1 7.21.4.1-1")
def font_not_embedded(pdf):
    with_file = (d for d in pdf.dictionaries() if "/FontFile2" in d or "/FontFile3" in d)
    drop([first(with_file, "embedded font")], "/FontFile2", "/FontFile3")


@twin("2a 6.2.4.3")
def no_output_intent(pdf):
    drop([pdf.catalog], "/OutputIntents")


# ---------------------------------------------------------------- the attached model (PDF/A-3a)


@twin("3a 6.8-3")
def attachment_of_no_stated_relation(pdf):
    drop([d for d in pdf.dictionaries() if d.get("/Type") == "/Filespec"], "/AFRelationship")


@twin("3a 6.8-1")
def attachment_of_no_stated_type(pdf):
    drop([d for d in pdf.dictionaries() if d.get("/Type") == "/EmbeddedFile"], "/Subtype")


@twin("3a 6.8-4")
def attachment_belonging_to_nothing(pdf):
    drop(pdf.dictionaries(), "/AF")
