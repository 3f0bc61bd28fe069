#!/usr/bin/python3
"""Holds the schemas against the program and against models, by a validator that knows nothing of either.

usage: check_schemas.py YOSHIKI SOURCE-DIR

- inputs/schema/ is what `yoshiki schema` prints for every form and edition, and each is a valid schema;
- the samples of inputs/, the real models of ../shared/inputs when they are there, and what `yoshiki new` writes are
  valid on every edition of their form, and what `yoshiki new` writes prints as the form without a value;
- twins of an empty model, each with one fault, are refused by the schema as by the program.

The interpreter is Debian's, which has python3-jsonschema.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

YOSHIKI, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
FAULTS = []

# What is wrong, the form's model that has it, and where the schema must say so.
TWINS = [
    ("a number for a text", {"cover": {"name": 3}}, ["cover", "name"]),
    ("a text for an object", {"cover": "17"}, ["cover"]),
    ("an unknown key", {"cover": {"nmae": "国民年金"}}, ["cover"]),
    ("an unknown key at the root", {"covre": {}}, []),
    ("an unknown option", {"basic": {"network": {"status": "perhaps"}}}, ["basic", "network", "status"]),
    ("a label for an option", {"basic": {"network": {"status": "実施する"}}}, ["basic", "network", "status"]),
    ("an object for a list", {"basic": {"systems": {"name": "台帳"}}}, ["basic", "systems"]),
    ("null in a list", {"basic": {"systems": [None]}}, ["basic", "systems", 0]),
    ("a control character", {"cover": {"name": "a\u0007b"}}, ["cover", "name"]),
    ("overrides of no form", {"overrides": {"yoshiki-9": {}}}, ["overrides"]),
    ("a fault in its own overrides", {"overrides": {"FORM": {"cover": {"nmae": ""}}}}, ["overrides", "FORM", "cover"]),
    ("another edition than there are", {"edition": "1999-01"}, ["edition"]),
    ("a key for editors", {"$schema": "x.json"}, []),
]
CHECKS = ["files", 0, "overview", "main_items"]
TWINS_WITH_FILES = [
    ("a tick that is a number", {"files": [{"overview": {"main_items": {"my_number": 1}}}]}, CHECKS + ["my_number"]),
    ("an unknown box", {"files": [{"overview": {"main_items": {"no_number": True}}}]}, CHECKS),
    ("a text without a bracket", {"files": [{"overview": {"main_items": {"my_number": "x"}}}]}, CHECKS + ["my_number"]),
    (
        "a text without a bracket, with its tick",
        {"files": [{"overview": {"main_items": {"my_number": {"checked": True, "text": "x"}}}}]},
        CHECKS + ["my_number", "text"],
    ),
    ("a bracket without a word on its tick", {"files": [{"overview": {"main_items": {"other": {"text": "x"}}}}]}, CHECKS + ["other"]),
    ("a negative count", {"files": [{"entrustment": {"count": -1}}]}, ["files", 0, "entrustment", "count"]),
    ("half a case", {"files": [{"entrustment": {"count": 1.5}}]}, ["files", 0, "entrustment", "count"]),
    ("a count in quotation marks", {"files": [{"entrustment": {"count": "1"}}]}, ["files", 0, "entrustment", "count"]),
    ("a count of eleven digits", {"files": [{"entrustment": {"count": 10**10}}]}, ["files", 0, "entrustment", "count"]),
]
DIAGRAM = ["basic", "affairs", "diagram"]
TWINS_WITH_PICTURE = [
    ("a picture without words", {"basic": {"affairs": {"diagram": {"image": "a.png"}}}}, DIAGRAM),
    ("somebody else's picture", {"basic": {"affairs": {"diagram": {"image": "../a.png", "alt": "図"}}}}, DIAGRAM + ["image"]),
]
# What is unusual but right; the program may warn of it.
GOOD = [
    ("nothing", {}),
    ("null everywhere", {"edition": None, "cover": None, "basic": {"systems": None, "network": {"status": None}}}),
    ("other forms served", {"overrides": {"FORM": {"cover": {"name": None}}, "yoshiki-2": {}, "yoshiki-4": None}}),
    ("a key of another form", {"cover": {"approval_date": "2025-05"}}),
    ("free words", {"meta": {"anything": [1, {"at": "all"}]}}),
]
GOOD_WITH_FILES = [
    ("a form's own key on another", {"threshold": {"anything": "at all"}}),
    ("ticks and no ticks", {"files": [{"overview": {"main_items": {"my_number": True, "my_number_code": False}}}]}),
    ("ticks as objects", {"files": [{"overview": {"main_items": {"my_number": {"checked": False}, "my_number_code": None}}}]}),
    ("a bracket", {"files": [{"overview": {"main_items": {"other": "住所"}}}]}),
    ("a bracket alone", {"files": [{"overview": {"main_items": {"other": {"checked": False, "text": "住所"}}}}]}),
    ("a bracket without text", {"files": [{"overview": {"main_items": {"other": {"checked": True, "text": None}}}}]}),
    ("an option of another form", {"overrides": {"yoshiki-2": {}}, "basic": {"affairs": {"population": "ge_300k"}}}),
]


def fault(text):
    FAULTS.append(text)


def run(*arguments):
    done = subprocess.run([YOSHIKI, *map(str, arguments)], capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def schemas():
    """(form, edition) → validator of the schema that the program prints, held against the committed copy."""
    validators, names = {}, set()
    for layout in sorted((SOURCE / "layouts").glob("yoshiki-*/*.yaml")):
        form, edition = layout.parent.name, layout.stem
        code, text, said = run("schema", form, "--edition", edition)
        if code != 0:
            fault(f"yoshiki schema {form} --edition {edition} ends with {code}: {said}")
            continue
        copy_file = SOURCE / "inputs" / "schema" / f"{form}.{edition}.schema.json"
        names.add(copy_file.name)
        if not copy_file.exists() or copy_file.read_text(encoding="utf-8") != text:
            fault(f"inputs/schema/{copy_file.name} is not what the program prints: run ci/schemas")
        schema = json.loads(text)
        Draft202012Validator.check_schema(schema)
        validators[form, edition] = Draft202012Validator(schema)
    for path in (SOURCE / "inputs" / "schema").iterdir():
        if path.name not in names:
            fault(f"inputs/schema/{path.name} belongs to no layout: run ci/schemas")
    return validators


def expect_valid(what, model, validator):
    for error in validator.iter_errors(model):
        fault(f"{what}: /{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


def check_samples(validators):
    shared = SOURCE / ".." / "shared" / "inputs"
    paths = [*(SOURCE / "inputs").glob("*.json"), *shared.glob("*.json"), *shared.glob("*/[0-9]*.json")]
    for path in sorted(paths):
        model = json.loads(path.read_text(encoding="utf-8"))
        for (form, edition), validator in validators.items():
            if form == model["form"]:
                expect_valid(f"{path.name} on {edition}", model, validator)
    return len(paths)


def check_new(form, edition, validator, folder):
    file = folder / f"{form}.{edition}.json"
    code, _, said = run("new", form, "--edition", edition, "-o", file)
    if code != 0:
        return fault(f"yoshiki new {form} --edition {edition} ends with {code}: {said}")
    expect_valid(f"yoshiki new {form} --edition {edition}", json.loads(file.read_text(encoding="utf-8")), validator)
    bare = folder / "bare.json"
    bare.write_text(json.dumps({"form": form, "edition": edition}))
    prints = [run("render", "--text", "-o", "-", model) for model in (file, bare)]
    if prints[0][0] not in (0, 3) or prints[0][1] != prints[1][1]:
        fault(f"what yoshiki new {form} --edition {edition} writes does not print as the empty form: {prints[0][::2]}")


def for_form(form, part):
    text = json.dumps(part).replace('"FORM"', f'"{form}"')
    return {"form": form, **json.loads(text)}


def program_accepts(model, folder):
    file = folder / "twin.json"
    file.write_text(json.dumps(model), encoding="utf-8")
    code, _, said = run("render", "--dump", file)
    if code not in (0, 1, 3):
        fault(f"rendering {model} ends with {code}: {said}")
    return code in (0, 3)


def check_twins(form, validator, folder):
    is_long = form != "yoshiki-2"
    bad = TWINS + (TWINS_WITH_FILES if is_long else []) + (TWINS_WITH_PICTURE if form == "yoshiki-4" else [])
    for what, part, where in bad:
        model = for_form(form, part)
        wanted = [form if key == "FORM" else key for key in where]
        found = [list(error.absolute_path) for error in validator.iter_errors(model)]
        if wanted not in found:
            fault(f"{form}: {what} is not found at {wanted}; faults at {found}")
        if program_accepts(model, folder):
            fault(f"{form}: the schema refuses {what}, the program does not")
    for what, part in GOOD + (GOOD_WITH_FILES if is_long else []):
        model = for_form(form, part)
        expect_valid(f"{form}: {what}", model, validator)
        if not program_accepts(model, folder):
            fault(f"{form}: the schema accepts {what}, the program does not")
    if not list(validator.iter_errors({**for_form(form, {}), "form": "yoshiki-9"})):
        fault(f"{form}: the model of another form is valid")


def main():
    validators = schemas()
    models = check_samples(validators)
    newest = {form: validators[form, edition] for form, edition in sorted(validators)}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for (form, edition), validator in validators.items():
            check_new(form, edition, validator, folder)
        for form, validator in newest.items():
            check_twins(form, validator, folder)
    print("\n".join(FAULTS) or f"{len(validators)} schemas, {models} models")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
