#!/usr/bin/env python3
"""Sees to it that the judge judges: of a good PDF, makes twins each broken in one way, and expects of each that it
fails by the very rule that forbids it, and of an unbroken copy that it passes.
usage: broken_twins.py GOOD.pdf ATTACHED.pdf WORK-FOLDER
GOOD is PDF/A-2a and PDF/UA-1, ATTACHED is PDF/A-3a with a file attached; both tagged. The twins stay in the folder.
"""

import copy
import subprocess
import sys
from pathlib import Path

from breakages import TWINS, NothingToBreak
from pdf_json import Pdf


def judge(files):
    """{(flavour, path): set of failed rules, as "CLAUSE-TEST"}, from [(flavours, path)]."""
    words = []
    for flavours, path in files:
        words += ["--", flavours, str(path)]
    run = subprocess.run([Path(__file__).with_name("judge"), *words[1:]], stdout=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1):
        sys.exit(run.returncode)
    results = {}
    for line in run.stdout.splitlines():
        words = line.split(" ", 2)
        if words[0] in ("pass", "fail"):
            failed = results[words[1], words[2]] = set() if words[0] == "pass" else {"unreadable"}
        elif line.startswith("  clause "):
            failed.discard("unreadable")
            words = line.split()
            failed.add(f"{words[1]}-{words[3]}")
    return results


def fails_by(rule, failed):
    return any(f == rule or f.startswith(rule + "-") for f in failed)


def make_twins(good, attached, folder):
    """[(name, path, [(flavour, rule)])], and what could not be made."""
    made, faults = [], []
    for name, expected, edit in TWINS:
        pdf = copy.deepcopy(attached if expected[0][0] == "3a" else good)
        path = folder / f"{name}.pdf"
        try:
            edit(pdf)
        except (NothingToBreak, KeyError) as error:
            faults.append(f"{name}: cannot be made: {error!r}")
            continue
        pdf.save(path)
        made.append((name, path, expected))
    return made, faults


def copy_faults(copies, results):
    for flavours, path in copies:
        for flavour in flavours.split(","):
            failed = results[flavour, str(path)]
            if failed:
                yield f"{path.name}: unbroken, yet fails {flavour} by {', '.join(sorted(failed))}"


def twin_faults(made, results):
    for name, path, expected in made:
        for flavour, rule in expected:
            failed = ", ".join(sorted(results[flavour, str(path)]))
            if fails_by(rule, results[flavour, str(path)]):
                print(f"ok    {name}: fails {flavour} by {failed}")
            else:
                yield f"{name}: should fail {flavour} by {rule}, fails by {failed or 'nothing'}"


def main():
    good, attached, folder = Pdf(sys.argv[1]), Pdf(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    copies = [("2a,ua1,1b/6.7.3", folder / "unbroken.pdf"), ("3a,ua1", folder / "unbroken-attached.pdf")]
    good.save(copies[0][1])
    attached.save(copies[1][1])
    made, faults = make_twins(good, attached, folder)
    results = judge(copies + [(",".join(flavour for flavour, _ in expected), path) for _, path, expected in made])
    faults += [*copy_faults(copies, results), *twin_faults(made, results)]
    for fault in faults:
        print(f"FAULT {fault}")
    print(f"{len(made)} twins, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
