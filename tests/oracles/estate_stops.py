"""Runs that are killed, interrupted, or two at once, and shards: what is left is whole. For check_estate.py."""

import os
import random
import signal
import time

from estate_folder import expect, expect_names, expect_same, hash_of

KILLS, KILLS_OF_A_MERGE = 100, 10


def finish(estate, what, undisturbed):
    """The next run makes what is left, and then all is as if nothing had happened."""
    run = estate.run()
    expect_same(what, estate.outputs(), undisturbed)
    expect(not estate.leftovers(), f"{what}: left behind {estate.leftovers()[:3]}")
    estate.log("--verify")
    expect_names(f"{what}: a further run makes", estate.run().made, [])
    return run


def half_written(estate, undisturbed, seen):
    """Outputs that are not as in an undisturbed run. `seen`: as they were when last read."""
    half = []
    for name, wanted in undisturbed.items():
        try:
            status = os.stat(estate.out / name)
            state = status.st_ino, status.st_mtime_ns, status.st_size
            if seen.get(name) != state and hash_of(estate.out / name) != wanted:
                half.append(name)
            seen[name] = state
        except FileNotFoundError:
            pass
    return half


def kill(run, to_all):
    run.send(signal.SIGKILL, to_all)
    run.process.wait()
    run.process.stderr.close()


def check_kills(estate, seconds, undisturbed):
    """Kills runs at random moments, with their workers or without them; each goes on where the last one was killed."""
    randomness = random.Random(1)
    estate.clear()
    seen = {}
    for _ in range(KILLS):
        run = estate.start()
        chance = randomness.random()
        if randomness.random() < 0.5:  # before or while it begins to make something
            time.sleep(chance * seconds / 50)
        else:  # soon after that, or, now and then, when some of it is in the ledger
            run.wait_for("made")
            time.sleep(chance ** 6 * seconds / 7)
        kill(run, to_all=randomness.random() < 0.5)
        half = half_written(estate, undisturbed, seen)
        expect(not half, f"half-written after a kill: {half[:5]}")
    claims = estate.log("--verify", codes=(0, 1))
    expect("[output-lost]" not in claims and "[output-altered]" not in claims, f"claimed and missing: {claims[-500:]}")
    stood = sum((estate.out / name).exists() for name in undisturbed)
    made = len(finish(estate, "after kills", undisturbed).made)
    print(f"  after {KILLS} kills {stood} of {len(undisturbed)} outputs stood; {made} were made", flush=True)


def check_interrupts(estate, undisturbed):
    """SIGINT to all, as from a terminal, SIGTERM to the program, and the rest, while others try to run as well."""
    estate.clear()
    before = 0
    for number, to_all in ((signal.SIGINT, True), (signal.SIGTERM, False)):
        run = estate.start()
        run.wait_for("made", len(undisturbed) // 4)
        run.send(number, to_all)
        run = run.end()
        name = signal.Signals(number).name
        expect(run.code == 4 and run.closed.get("stopped") and run.closed["left"] > 0 and run.closed["failed"] == 0,
               f"{name} ends with {run.code}, closed with {run.closed}")
        expect(run.closed.get("left", 0) + run.closed.get("made", 0) + before == len(undisturbed),
               f"after {name} {run.closed} of {len(undisturbed)}")
        before += run.closed.get("made", 0)
        expect(len(estate.outputs()) == before, f"after {name} {len(estate.outputs())} outputs, {before} made")
    check_two_at_once(estate, len(undisturbed) - before)
    finish(estate, "after SIGINT, SIGTERM and two at once", undisturbed)


def expect_refused(estate, what, code, *arguments):
    run = estate.run(*arguments, codes=(4,))
    expect(code in run.codes_of("") and not run.of("made") and not run.closed, f"{what}: {run.text[-500:]}")


def check_two_at_once(estate, left):
    first = estate.start()
    first.wait_for("planned")
    expect_refused(estate, "a second run at once", "locked")
    expect_refused(estate, "a shard beside a run of the whole", "locked", "--shard", "1/2")
    run = first.end()
    expect(run.code in (0, 3) and len(run.made) == left and run.closed.get("left") == 0,
           f"the first of two runs makes {len(run.made)} of {left} and ends with {run.code}")


def run_shards(estate, of):
    shards = [estate.start("--shard", f"{number}/{of}", "--jobs", "1") for number in range(1, of + 1)]
    return shards, lambda: [shard.end() for shard in shards]


def merge(estate, codes=(0,)):
    return estate.call([estate.yoshiki, "batch", estate.file, "--merge"], codes)[0]


def check_shards(estate, undisturbed):
    """Four at once, joined, are one run; then no shard has anything to do either."""
    estate.clear()
    shards, end_all = run_shards(estate, 4)
    shards[0].wait_for("made", 2)
    expect_refused(estate, "shards of another division", "shards", "--shard", "1/2")
    expect_refused(estate, "a shard that is at work", "locked", "--shard", "1/4")
    expect_refused(estate, "a run of the whole beside shards", "locked")
    refused = merge(estate, codes=(4,)).stderr
    expect(b"locked" in refused, f"a merge beside shards: {refused[-300:]}")
    runs = end_all()
    expect(all(run.code in (0, 3) for run in runs), f"the shards end with {[run.code for run in runs]}")
    made = [name for run in runs for name in run.made]
    expect(len(made) == len(set(made)), "two shards made the same")
    expect_same("four shards", estate.outputs(), undisturbed)
    kill_merges(estate)
    merge(estate)
    expect_names("a run after the merge makes", estate.run().made, [])
    expect_same("after the merge", estate.outputs(), undisturbed)
    expect(f": {len(undisturbed)}" in estate.log("--verify"), "after the merge not every output is in the ledger")
    for run in run_shards(estate, 4)[1]():
        expect_names("a shard after the merge makes", run.made, [])
        expect(run.code == 0, f"a shard after the merge ends with {run.code}")
    merge(estate)
    expect_names("a run after a second merge makes", estate.run().made, [])


def kill_merges(estate):
    randomness = random.Random(2)
    for _ in range(KILLS_OF_A_MERGE):
        run = estate.start("--merge")
        time.sleep(randomness.random() * 0.05)
        kill(run, to_all=False)
