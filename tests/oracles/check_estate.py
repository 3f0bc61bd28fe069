#!/usr/bin/python3
"""Runs `yoshiki batch` over a made-up estate as a night does: what is made, what is left alone, and what survives.

usage: check_estate.py YOSHIKI MAKE-ESTATE SOURCE-DIR [DOCUMENTS]

- estate_currency.py: the first run makes all, the second nothing, in less than a twentieth of the time; an edited
  layout, theme, font, option, model or draft makes exactly what depends on it, and a touched file nothing;
- estate_stops.py: runs that are killed at random moments, interrupted, refused because another is at work, or shared
  out to four shards leave the same bytes as one that was not;
- estate_disk.py: so do those that find the disk full;
- estate_ledger.py: and one whose ledger is lost or damaged; outputs that somebody altered are told of, and made again;
- estate_hazards.py: models that are none, read-only outputs and hostile names stop nothing else.

Where it does not matter how many documents there are, a smaller estate is taken.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import estate_currency
import estate_hazards
import estate_ledger
import estate_stops
from estate_folder import FAULTS, Estate, fault

YOSHIKI, MAKE_ESTATE, SOURCE = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
DOCUMENTS = int(sys.argv[4]) if len(sys.argv) > 4 else 300
FEW, FEWEST = 44, 24  # documents


def new_estate(folder, documents):
    folder.chmod(0o755)  # for the part that runs as nobody
    subprocess.run([MAKE_ESTATE, str(documents), folder / "estate"], check=True)
    return Estate(YOSHIKI, folder / "estate", SOURCE)


def timed(part, *arguments):
    began = time.monotonic()
    result = part(*arguments)
    print(f"  {time.monotonic() - began:5.1f} s  {part.__module__}.{part.__name__}", flush=True)
    return result


def check_disk(estate, undisturbed, folder, *options):
    """In a name space of its own, so that nothing stays mounted whatever happens."""
    unshare = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    mountable = subprocess.run([*unshare, "mount", "-t", "tmpfs", "yoshiki-check", folder], capture_output=True,
                               check=False)
    if mountable.returncode != 0:
        print(f"  a full disk is left out: {mountable.stderr.decode('utf-8', 'replace').strip()}", flush=True)
        return
    hashes = folder / "undisturbed.json"
    hashes.write_text(json.dumps(undisturbed), encoding="utf-8")
    script = pathlib.Path(__file__).with_name("estate_disk.py")
    done = subprocess.run([*unshare, sys.executable, script, YOSHIKI, estate.folder, hashes, *options], check=False)
    if done.returncode != 0:
        fault("a full disk: see above")


def check_many(folder):
    estate = new_estate(folder, DOCUMENTS)
    mincho = estate_currency.add_mincho(estate)
    seconds, undisturbed = timed(estate_currency.check_first, estate)
    timed(estate_currency.check_layouts, estate, undisturbed, mincho)
    timed(estate_currency.check_models, estate, undisturbed)
    timed(estate_currency.check_orphan, estate, undisturbed)
    timed(estate_stops.check_kills, estate, seconds, undisturbed)
    timed(estate_stops.check_interrupts, estate, undisturbed)
    timed(estate_stops.check_shards, estate, undisturbed)
    timed(check_disk, estate, undisturbed, folder)
    return undisturbed


def check_few(folder):
    estate = new_estate(folder, FEW)
    mincho = estate_currency.add_mincho(estate)
    estate.run()
    undisturbed = estate.outputs()
    timed(estate_currency.check_options, estate, undisturbed, mincho)
    timed(estate_currency.check_fonts, estate, undisturbed, mincho, folder / "fonts")
    timed(estate_currency.check_choices, estate, undisturbed)
    timed(check_disk, estate, undisturbed, folder, "--keep-going")


def check_fewest(folder):
    estate = new_estate(folder, FEWEST)
    estate.run()
    undisturbed = estate.outputs()
    timed(estate_ledger.check_tampering, estate, undisturbed)
    timed(estate_ledger.check_damage, estate, undisturbed)
    timed(estate_hazards.check_odd_models, estate)
    timed(estate_hazards.check_hostile_names, estate)
    timed(estate_hazards.check_vanishing, estate)
    timed(estate_hazards.check_read_only, estate)


def main():
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        check_fewest(pathlib.Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        check_few(pathlib.Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        undisturbed = check_many(pathlib.Path(folder))
    print(f"{len(undisturbed)} outputs: made, left alone, killed, shared out and made again, with {len(FAULTS)} faults, "
          f"in {time.monotonic() - began:.0f} s")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
