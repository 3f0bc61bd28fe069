"""Two drafts of 様式4 made up of what is hard for workbooks, and drafts that must not become one."""

import copy
import json

LONGEST_CELL = 32_767  # characters that Excel admits

# Texts that readers of workbooks are known to take for something else, before and after.
TEXTS = {
    "contractor": ("=1+1", "=1+2"),
    "content": ("@x", "@SUM(A1)"),
    "contractor_check": ("-1", "+1"),
    "title": ("_x0041_", "_x0042_x0043_"),
    "subjects_scope": ("葛城市の吉田", "葛\U000e0100城市の𠮷田"),
    "validity": ("+81", "😀を付ける"),
}
TEXTS_OF_SUBCONTRACT = {
    "approval": ("甲\t乙", "甲\t乙\t丙"),
    "matters": ("_x0041_ & <b>", "&amp; <i>'\"</i>"),
}
# What no XML may hold, nor a model; JSON can write it.
FORBIDDEN = ("\ufffe", "\uffff", "\ufdd0", "\x00", "\x08", "\x1b", "\x7f")

PLACES_A_LINE, LINES = 20, 500


def many_places(kana):
    """10,000 single characters that differ, each between others that do not."""
    line = "".join(f"あいうえ{kana}" for _ in range(PLACES_A_LINE))
    return "\n".join(line for _ in range(LINES))


def risks(lines, places, longest, together):
    return {"acquisition": {"inaccurate": {"accuracy": "\n".join(lines)}},
            "use": {"unauthorized": {"other_measures": places}},
            "storage": {"leak": {"physical_details": longest}},
            "entrustment": {"contract_content": together}}


def write(drafts, folder, name):
    files = [folder / f"{name}{number}.json" for number in range(len(drafts))]
    for file, draft in zip(files, drafts):
        file.write_text(json.dumps(draft), encoding="utf-8")
    return files


def hard_drafts(folder):
    """The paths of their files."""
    lines = [f"{n}行目の措置を講じている。" for n in range(1, 1001)]
    long_text = "".join(f"第{n}項の規定により適切に管理する。" for n in range(3000))
    before = {"form": "yoshiki-4", "edition": "2018-05", "cover": {"name": "事務", "agency": "市長"},
              "files": [{"acquisition": {"notice": long_text[:40_000]}, "entrustment": {"items": [{}]}}],
              "risks": risks(lines, many_places("か"), long_text[:LONGEST_CELL - 1],
                             many_places("か").replace("\n", ""))}
    after = copy.deepcopy(before)
    after["files"][0]["acquisition"]["notice"] = long_text[:20_000] + "ここに加えた。" + long_text[20_000:39_993]
    lines[::2] = [line.replace("措置", "対策") for line in lines[::2]]
    after["risks"] = risks(lines, many_places("き"), long_text[:LONGEST_CELL], many_places("き").replace("\n", ""))
    for number, draft in enumerate((before, after)):
        # Longer by far when they are escaped.
        draft["cover"]["special_notes"] = "符号" + "_x0041_" * (6_000 + number)
        item = draft["files"][0]["entrustment"]["items"][0]
        item.update({key: texts[number] for key, texts in TEXTS.items()})
        item["subcontract"] = {key: texts[number] for key, texts in TEXTS_OF_SUBCONTRACT.items()}
    return write((before, after), folder, "hard")


def hard_notes(folder):
    """Reasons that are longer than a cell can be, once escaped or at all."""
    reasons = [{"item": "cover.special_notes", "by": "課" * 300, "text": "_x0041_" * 4_800},
               {"item": "cover.special_notes", "by": "部会", "text": "=1+1"},
               {"item": "files[0].acquisition.notice", "by": "部会",
                "text": "".join(f"第{n}の理由による。" for n in range(4_000))}]
    file = folder / "hard-notes.json"
    file.write_text(json.dumps({"title": "長い題" * 200, "rounds": ["前の案" * 10, "後の案"], "reasons": reasons}),
                    encoding="utf-8")
    return file


def forbidden_drafts(folder):
    """Pairs of drafts with the character that the second must not have."""
    for character in FORBIDDEN:
        drafts = [{"form": "yoshiki-4", "edition": "2018-05", "cover": {"name": text}}
                  for text in ("事務", f"事{character}務")]
        yield character, write(drafts, folder, "forbidden")
