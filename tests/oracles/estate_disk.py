#!/usr/bin/python3
"""A disk that is full in the middle of a run: for check_estate.py, which starts it where it may mount one.

usage: unshare -m estate_disk.py YOSHIKI ESTATE-FOLDER HASHES [OPTION]...
HASHES: of the outputs of an undisturbed run, as JSON. The options are for the runs that find the disk full.
"""

import json
import pathlib
import shutil
import subprocess
import sys

from estate_folder import FAULTS, Estate, expect, expect_names, expect_same


def mount(*options, where):
    subprocess.run(["mount", "-t", "tmpfs", *options, "yoshiki-check", where], check=True)


def resize(estate, mebibytes):
    mount("-o", f"remount,size={mebibytes}m", where=estate.out)


def whole_and_current(estate, what, undisturbed):
    expect_same(what, estate.outputs(), undisturbed)
    expect(not estate.leftovers(), f"{what}: left behind {estate.leftovers()[:3]}")
    expect(f": {len(undisturbed)}" in estate.log("--verify"), f"{what}: not every output is in the ledger")
    expect_names(f"{what}: a further run makes", estate.run().made, [])


def check_full(estate, undisturbed, full, enough, arguments):
    """Full in the middle of a run, full as before in the next one, and then there is room."""
    what = "a full disk " + " ".join(arguments)
    estate.clear()
    resize(estate, full)
    for turn in ("first", "second"):
        run = estate.run(*arguments, codes=(1, 4) if "--keep-going" in arguments else (4,))
        if "--keep-going" not in arguments:
            left = run.closed.get("left", 0) if run.closed.get("stopped") else None
            expect(left or turn == "second" and not run.closed, f"{what}: the {turn} run closes with {run.closed}")
        expect("disk-full" in str(run.events) or "ledger" in run.codes_of(""), f"{what}: not told: {run.text[-800:]}")
        half = [name for name, digest in estate.outputs().items() if undisturbed.get(name) != digest]
        expect(not half, f"{what}: half-written {half[:5]}")
    expect(not estate.leftovers(), f"{what}: left behind {estate.leftovers()[:3]}")
    stood = len(estate.outputs())
    resize(estate, enough)
    run = estate.run()
    unrecorded = 64  # and more than that are not left to be written into the ledger later
    expect(len(run.made) <= len(undisturbed) - stood + unrecorded, f"{what}: {stood} stood, {len(run.made)} are made")
    print(f"  {what}: {stood} of {len(undisturbed)} outputs stood, {len(run.made)} were made with room", flush=True)
    whole_and_current(estate, what, undisturbed)


def check_read_only(estate, undisturbed):
    mount("-o", "remount,ro", where=estate.out)
    run = estate.run("--force", codes=(4,))
    expect(run.codes_of("") and not run.made, f"a read-only file system: {run.text[-500:]}")
    mount("-o", "remount,rw", where=estate.out)
    whole_and_current(estate, "after a read-only file system", undisturbed)


def main():
    estate = Estate(sys.argv[1], sys.argv[2])
    undisturbed = json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf-8"))
    taken = 1 + sum((estate.out / name).stat().st_size for name in undisturbed) >> 20
    shutil.rmtree(estate.out)
    estate.out.mkdir()
    mount("-o", f"size={taken}m", where=estate.out)
    full, enough = max(1, taken // 2), 4 * taken + 64
    check_full(estate, undisturbed, full, enough, sys.argv[4:])
    check_read_only(estate, undisturbed)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
