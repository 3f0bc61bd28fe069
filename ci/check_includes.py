#!/usr/bin/env python3
"""Holds docs/architecture.md, the folders of src/ and every #include against each other.

usage: check_includes.py SOURCE-DIR

The page's table names each stage, in pipeline order, with the stages it may include. Checked:
- every folder of src/ is a stage of the table and the other way round, in an order in which includes go upwards only;
- a file includes from other folders nothing but <stage>/<stage>.h, and only of stages the table allows it;
- base/messages/*.inc are read by base alone (and by tests);
- src/yoshiki.h includes nothing of ours, and only batch and programs include it;
- x.cc includes its own x.h before anything else, by which a plain build shows that x.h needs nothing before it
  (ci/check_headers compiles the headers without such a file).
"""

import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
FIRST_INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]', re.MULTILINE)
ROW = re.compile(r"^\| `(\w+)` \|")
FAULTS = []


def fault(text):
    FAULTS.append(text)


def stages_of(page):
    """Stage → the stages it may include, in the table's order."""
    stages = {}
    for line in page.read_text(encoding="utf-8").splitlines():
        row = ROW.match(line)
        if not row:
            continue
        allowed = line.strip().strip("|").split("|")[-1].strip()
        earlier = list(stages)
        if allowed == "all above":
            stages[row[1]] = set(earlier)
        else:
            stages[row[1]] = set(re.findall(r"\w+", allowed)) if allowed != "–" else set()
        for name in stages[row[1]] - set(earlier):
            fault(f"{page}: `{row[1]}` may not include `{name}`, which does not stand above it")
    return stages


def check_folders(source, stages):
    folders = {path.name for path in source.iterdir() if path.is_dir()}
    for name in sorted(folders - set(stages)):
        fault(f"src/{name}: docs/architecture.md does not name this stage")
    for name in sorted(set(stages) - folders):
        fault(f"docs/architecture.md: stage `{name}` has no folder in src/")


def check_include(place, stage, included, source, stages):
    parts = included.split("/")
    if included == "yoshiki.h":
        if stage != "batch":
            fault(f"{place}: only batch/ implements yoshiki.h; use the stages' headers")
    elif not (source / included).exists():
        fault(f'{place}: "{included}" is not in src/ (write <…> for headers of libraries)')
    elif parts[0] == stage:
        return
    elif len(parts) != 2 or parts[1] != parts[0] + ".h":
        fault(f"{place}: {included} is private to {parts[0]}/; include {parts[0]}/{parts[0]}.h")
    elif parts[0] not in stages.get(stage, set()):
        fault(f"{place}: {stage} may not include {parts[0]} (docs/architecture.md)")


def check_includes(source, stages):
    for path in sorted(source.rglob("*")):
        if path.suffix not in (".h", ".cc", ".inc"):
            continue
        relative = path.relative_to(source)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            place = f"src/{relative}:{number}"
            if len(relative.parts) == 1:
                fault(f"{place}: this header must need nothing but the standard library")
            else:
                check_include(place, relative.parts[0], match[1], source, stages)


def check_own_headers(source):
    for path in sorted(source.rglob("*.cc")):
        own = path.with_suffix(".h")
        if not own.exists():
            continue
        first = FIRST_INCLUDE.search(path.read_text(encoding="utf-8"))
        if not first or first[1] != own.relative_to(source).as_posix():
            fault(f"src/{path.relative_to(source)}: its own header comes before every other include")


def main():
    root = pathlib.Path(sys.argv[1])
    stages = stages_of(root / "docs" / "architecture.md")
    check_folders(root / "src", stages)
    check_includes(root / "src", stages)
    check_own_headers(root / "src")
    print("\n".join(FAULTS) or f"{len(stages)} stages, includes run one way")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
