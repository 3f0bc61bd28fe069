"""A ledger that is lost or damaged, and outputs that somebody changed: for check_estate.py."""

import pathlib
import signal

from estate_folder import expect, expect_names, expect_same


def beside(estate, ending):
    return pathlib.Path(str(estate.ledger) + ending)


def remove(estate):
    for ending in ("", "-wal", "-shm"):
        beside(estate, ending).unlink(missing_ok=True)


def overwrite(estate):
    estate.ledger.write_bytes(b"no ledger at all\n" * 1000)


def empty(estate):
    estate.ledger.write_bytes(b"")


def cut(estate):
    content = estate.ledger.read_bytes()
    estate.ledger.write_bytes(content[: len(content) // 2])


def scramble(estate):
    """A page in the middle, as a bad disk would."""
    content = bytearray(estate.ledger.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle:middle + 4096] = b"\xa5" * 4096
    estate.ledger.write_bytes(content)


def leave_its_log(estate):
    """As when only the file itself is deleted after a power cut."""
    run = estate.start("--force")
    run.wait_for("made", 20)
    run.send(signal.SIGKILL, to_all=True)
    run.process.wait()
    run.process.stderr.close()
    estate.ledger.unlink()


def be_a_folder(estate):
    remove(estate)
    estate.ledger.mkdir()


def check_damage(estate, undisturbed):
    """All is made again, to the same bytes, and the new ledger is whole."""
    damages = {"deleted": remove, "overwritten": overwrite, "emptied": empty, "truncated": cut,
               "deleted without its log": leave_its_log}
    for what, damage in damages.items():
        what = f"a ledger that is {what}"
        damage(estate)
        run = estate.run()
        told = "ledger-damaged" in run.codes_of("")
        expect(told == (damage in (overwrite, cut)), f"{what}: {'' if told else 'not '}told to be damaged")
        expect_names(f"{what}: made", run.made, undisturbed)
        expect(run.whys() == {"never-made"}, f"{what}: made because of {run.whys()}")
        expect_same(what, estate.outputs(), undisturbed)
        expect(f": {len(undisturbed)}" in estate.log("--verify"), f"{what}: the new one is not whole")
        expect_names(f"{what}: a further run makes", estate.run().made, [])
    scramble(estate)
    runs = [estate.run() for _ in range(2)]  # not the whole file is read in every run
    expect(any("ledger-damaged" in run.codes_of("") for run in runs), "nobody is told of a scrambled ledger")
    expect_names("after a scrambled ledger: made", estate.run().made, [])
    expect(f": {len(undisturbed)}" in estate.log("--verify"), "after a scrambled ledger the new one is not whole")
    be_a_folder(estate)
    run = estate.run(codes=(4,))
    expect(run.codes_of("") and not run.made, f"a ledger that is a folder: {run.text[-500:]}")
    estate.ledger.rmdir()
    estate.run()


def check_tampering(estate, undisturbed):
    """--verify tells of outputs that are altered or lost, and a run makes just them."""
    altered, cut_off, lost = sorted(undisturbed)[0], sorted(undisturbed)[2], sorted(undisturbed)[4]
    file = estate.out / altered
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    (estate.out / cut_off).write_bytes(b"")
    (estate.out / lost).unlink()
    told = estate.log("--verify", codes=(1,))
    for name, code in ((altered, "output-altered"), (cut_off, "output-altered"), (lost, "output-lost")):
        expect(any(name in line and code in line for line in told.splitlines()),
               f"--verify does not tell of {name}: {told}")
    expect(told.count("error: ") == 3, f"--verify tells of more: {told}")
    run = estate.run()
    whys = {name: event["why"] for name, event in run.made.items()}
    expect(whys == {altered: "altered", cut_off: "altered", lost: "gone"}, f"altered and lost outputs: {whys}")
    expect_same("altered and lost outputs", estate.outputs(), undisturbed)
    estate.log("--verify")
