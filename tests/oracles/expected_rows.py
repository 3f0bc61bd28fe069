"""What a model should print, worked out from the catalogue of items alone.

Knows nothing of the program: it reads the catalogue (forms/items.yaml) and the model and gives the rows of the
printed form, each a list of cell texts, in reading order. check_text.py holds the PDF's own text against them.
"""

import copy
import datetime
import re

ERAS = [((2019, 5, 1), "令和"), ((1989, 1, 8), "平成"), ((1926, 12, 25), "昭和"), ((1912, 7, 30), "大正"),
        ((1873, 1, 1), "明治")]
MONTHS = {"2018-05": "平成30年5月", "2019-01": "平成31年1月", "2024-10": "令和6年10月", "2025-05": "令和7年5月"}
OLD_HEADINGS = {"9. 監査": "8. 監査", "10. 従業者に対する教育・啓発": "9. 従業者に対する教育・啓発"}
ERA_FIRST_YEAR = {"令和": 2019, "平成": 1989, "昭和": 1926, "大正": 1912, "明治": 1868}


def printed_date(typed):
    """A date in the era; anything else as typed."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", typed)
    if not found:
        return typed
    year, month, day = (int(g) if g else None for g in found.groups())
    try:
        last = datetime.date(year, month or 12, day or 1)
    except ValueError:
        return typed
    if day is None:  # the last day of the month or year
        after = datetime.date(year + (month in (12, None)), (month or 12) % 12 + 1, 1)
        last = after - datetime.timedelta(days=1)
    for start, era in ERAS:
        if (last.year, last.month, last.day) >= start:
            n = year - ERA_FIRST_YEAR[era] + 1
            text = f"{era}{'元' if n == 1 else n}年"
            return text + (f"{month}月" if month else "") + (f"{day}日" if day else "")
    return typed


class Form:
    """The catalogue of one form, flattened to what the expectations need."""

    def __init__(self, catalogue, edition):
        self.sections = copy.deepcopy(catalogue["sections"])
        if edition < "2024-10":  # 様式2: blocks that came with 令和6年10月, and the numbers that they moved
            for section in self.sections:
                section["blocks"] = [b for b in section["blocks"]
                                     if not (b.get("notes") or "").startswith("Since [令和6年10月")]
                for block in section["blocks"]:
                    block["heading"] = OLD_HEADINGS.get(block["heading"], block["heading"])
        self.edition = edition
        self.items = {i["id"]: i for s in self.sections for b in s["blocks"] for i in b["items"]}

    def label(self, item):
        label = item["label"]
        return label

    def option_label(self, item, option):
        # The one label that differs between the two editions of 様式3 and 様式4 (forms/editions.md).
        if option["id"] == "basic_identity" and self.edition == "2018-05":
            return "4情報（氏名、性別、生年月日、住所）"
        return option["label"]


def find(model, path, indices):
    """The value at an id's path; `indices` fill its [] from the left."""
    indices = list(indices)
    value = model
    for key in path.split("."):
        if value is None:
            return None
        name, is_list = (key[:-2], True) if key.endswith("[]") else (key, False)
        value = value.get(name) if isinstance(value, dict) else None
        if is_list:
            if not indices:
                return value
            index = indices.pop(0)
            value = value[index] if isinstance(value, list) and index < len(value) else None
    return value


class Expectation:
    def __init__(self, form, model, pictures):
        self.form = form
        self.model = model
        self.pictures = pictures
        self.rows = []

    # ---- cells

    def choice(self, item, indices):
        chosen = find(self.model, item["id"], indices)
        value = next((self.form.option_label(item, o) for o in item["options"] if o["id"] == chosen), "")
        if item.get("printed_options") is False:  # the sentence alone
            return value
        text = f"[{value}]"
        for other in self.form.items.values():
            if other["type"] == "count" and other.get("parent") == item["id"]:
                count = find(self.model, other["id"], indices)
                text += f"（{'' if count is None else count}）{other['suffix']}"
        return text + "＜選択肢＞" + "".join(f"{o['n']}){self.form.option_label(item, o)}" for o in item["options"])

    def checks(self, item, indices):
        ticks = find(self.model, item["id"], indices) or {}
        text, group = "", None
        for option in item["options"]:
            if option.get("group") and option["group"] != group:
                group = option["group"]
                text += group
            tick = ticks.get(option["id"])
            if isinstance(tick, dict):
                ticked, inside = bool(tick.get("checked")), tick.get("text") or ""
            else:
                ticked, inside = tick is not None and tick is not False, tick if isinstance(tick, str) else ""
            text += f"[{'○' if ticked else ''}]{self.form.option_label(item, option)}"
            if option.get("text"):
                text += f"（{inside}）"
            if option.get("count"):
                count = find(self.model, option["count"], indices)
                text += f"（{'' if count is None else count}）件"
        return text

    def value(self, item, indices):
        kind = item["type"]
        if kind == "choice":
            return self.choice(item, indices)
        if kind == "checks":
            return self.checks(item, indices)
        if kind == "note":
            return item.get("fixed_value") or (item["label"] if item["id"] == "procedure.submitted_statements_note" else "")
        value = find(self.model, item["id"], indices)
        if value is None:
            return item.get("suffix", "")
        if isinstance(value, dict):
            return self.pictures + value["alt"] if self.pictures is not None else ""
        return (printed_date(value) if kind == "date" else str(value)) + item.get("suffix", "")

    def add(self, *cells):
        if any(cells):
            self.rows.append([c for c in cells])

    # ---- the form, top to bottom

    def run(self):
        for section in self.form.sections:
            self.section(section)
        return self.rows

    def section(self, section):
        blocks = section["blocks"]
        if section["title"] == "表紙":
            self.cover(blocks)
        elif "変更箇所" in section["title"]:
            self.changes(section, blocks[0])
        elif any(i["id"] == "files[].record_items" for i in blocks[0]["items"]):
            self.record_items(blocks[0])
        elif section.get("repeat") and any("files[]" in i["id"] for b in blocks for i in b["items"]):
            attachments = [b for b in blocks if (b["heading"] or "").startswith("（別添")]
            count = max(1, len(find(self.model, "files[]", []) or []))
            for n in range(count):
                self.heading(section)
                for block in blocks:
                    if block not in attachments:
                        self.block(block, [n])
            for block in attachments:
                self.record_items(block)
        else:
            self.heading(section)
            for block in blocks:
                self.block(block, [])

    def heading(self, section):
        self.add((section["number"] or "") + section["title"])

    def cover(self, blocks):
        i = {item["id"]: item for b in blocks for item in b["items"]}
        cell = lambda key: self.value(i[f"cover.{key}"], [])
        label = lambda key: i[f"cover.{key}"]["label"]
        self.add(label("title"))
        self.add(label("number"), label("name"))
        self.add(cell("number"), cell("name"))
        self.add(label("declaration"))
        self.add(cell("declaration"))
        self.add(label("special_notes"), cell("special_notes"))
        for key in ("agency", "approval_date", "publication_date"):
            if f"cover.{key}" in i:
                self.add(label(key))
                self.add(cell(key))
        form = label("edition_mark").split()[1]
        self.add(f"[{MONTHS[self.form.edition]} {form}")
        if "cover.item_list" in i:
            self.add(i["cover.item_list"]["label"])
            for line in i["cover.item_list"]["lines"]:
                self.add(line)

    def block(self, block, indices):
        boxes = [i for i in block["items"] if i.get("in_heading")]
        if not (block["heading"] or "").startswith("（別添"):  # the part's heading, printed already
            self.add(block["heading"] or "", "".join(self.checks(i, indices) for i in boxes))
        items = [i for i in block["items"] if i not in boxes and i["type"] != "count"]
        plain, lists = [], {}
        for item in items:
            depth = item["id"].count("[]")
            if depth > len(indices):
                prefix = "[]".join(item["id"].split("[]")[: depth]) + "[]"
                lists.setdefault(prefix, []).append(item)
            else:
                plain.append(item)
        for item in plain:
            self.row(item, indices)
        for prefix, members in lists.items():
            if members[0].get("repeat"):
                self.repeat(block, prefix, members, indices)
            else:  # 様式2: the names of all systems, in one cell
                count = len(find(self.model, prefix, indices) or [])
                self.add(self.form.label(members[0]),
                         "\n".join(self.value(members[0], indices + [n]) for n in range(count)))

    def repeat(self, block, prefix, members, indices):
        elements = find(self.model, prefix, indices) or []
        first = members[0]
        repeat = first.get("repeat") or next(i["repeat"] for i in members if i.get("repeat"))
        bands = {}
        for band in repeat.get("groups", []):
            span = re.search(r"(\d+)～(\d+)$", band)
            if span:
                bands[int(span.group(1))] = band
        for n in range(max(1, len(elements))):
            if n + 1 in bands:
                self.add(bands[n + 1])
            label = repeat["item_label"].replace("{n}", str(n + 1))
            for item in members:
                if item is first:
                    self.add(label, "" if item["type"] == "heading" else self.value(item, indices + [n]))
                else:
                    self.row(item, indices + [n])

    def row(self, item, indices):
        if item["type"] == "heading":
            self.add(item["label"])
        elif item.get("label_printed") is False or item["id"] == "procedure.submitted_statements_note":
            self.add(self.value(item, indices))
        else:
            self.add(self.form.label(item), self.value(item, indices))

    def record_items(self, block):
        self.add(block["heading"])
        item = block["items"][0]
        files = find(self.model, "files[]", []) or [{}]
        for n, entry in enumerate(files):
            if len(files) > 1:
                self.add(f"（{n + 1}）{entry.get('name') or ''}")
            self.add(self.value(item, [n]))

    def changes(self, section, block):
        self.add(section["title"])
        columns = block["items"]
        self.add(*(c["label"] for c in columns))
        for n in range(len(self.model.get("changes") or [])):
            self.add(*(self.value(c, [n]) for c in columns))


def overridden(value, by):
    """A value with what "overrides" says for the form put over it. A null empties, a list replaces the list."""
    if not isinstance(value, dict) or not isinstance(by, dict):
        return by
    return {**value, **{key: overridden(value.get(key), member) for key, member in by.items()}}


def expected_rows(catalogue, model, form, edition, pictures=None):
    """`catalogue` is that of all forms. `pictures` is what stands before the words of a picture; None where pictures
    have no text."""
    model = overridden(model, model.get("overrides", {}).get(form, {}))
    return Expectation(Form(catalogue[form], edition), model, pictures).run()


def cover_of(model, form):
    return overridden(model, model.get("overrides", {}).get(form, {})).get("cover") or {}
