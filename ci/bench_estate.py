"""The rows of ci/bench for `yoshiki batch`, on estates that make_estate makes up.

Wall time is taken where it is the matter: of workers, in pairs in turn, and of a run with nothing to do. All else is
CPU time, which other work on the machine moves less. A first run begins with no output and no ledger, and with all
files on the disk.

Beside yoshiki stand PDFKit (npm) and Typst (PyPI) with the same texts, each in one process for the whole estate; what
they do not do is told in bench_pdfkit.mjs and bench_typst.py. They are installed into the temporary folder, and left
out with a word when that fails.
"""

import dataclasses
import os
import pathlib
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time

from measure import milliseconds, ratio, row, run

HERE = pathlib.Path(__file__).resolve().parent
FEW = 100
DOCUMENTS = 300
LARGE = 3000
PAIRS = 3
WORKERS = 1.8  # times as fast with two
SINGLE = 0.7  # CPU of `yoshiki render`
FLAT = 1.5  # memory of FEW documents
IDLE = 1.0  # seconds
PDFKIT = 3.0  # CPU of yoshiki
OFTEN = 0.004  # seconds between two looks at a process
CORES = len(os.sched_getaffinity(0))
DISTURBED = 0.1  # of the machine's time, by others: wall time then tells nothing of workers


@dataclasses.dataclass
class Batch:
    """What a run took: wall and CPU seconds, those of workers with it; the program's own memory at its peak, in MiB,
    when it was watched; the CPU seconds that all others on the machine took meanwhile."""
    wall: float
    cpu: float
    peak: float
    others: float


def own_peak(process, last):
    """wait4 tells the largest of a process and its children. This is of the process alone."""
    try:
        with open(f"/proc/{process}/status", encoding="ascii") as status:
            return max([last] + [int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:")])
    except OSError:
        return last


def busy():
    """CPU seconds that the machine has worked so far, whoever it was for."""
    with open("/proc/stat", encoding="ascii") as times:
        user, nice, system, _, _, *interrupts = map(int, times.readline().split()[1:9])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


def batch(yoshiki, estate, *options, watched=False):
    """To watch takes CPU time of its own, which workers lack."""
    begun, worked = time.perf_counter(), busy()
    process = subprocess.Popen([yoshiki, "batch", estate, "--progress", "none", *map(str, options)],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG if watched else 0)
        if ended:
            break
        peak = own_peak(process.pid, peak)
        time.sleep(OFTEN)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        sys.exit(f"ci/bench: yoshiki batch {estate} ended with {process.returncode}")
    wall, cpu = time.perf_counter() - begun, usage.ru_utime + usage.ru_stime
    return Batch(wall, cpu, peak, busy() - worked - cpu)


def first_batch(yoshiki, estate, *options, watched=False):
    """A run that finds no output. That others have yet to reach the disk must not slow it down."""
    for output in ("out", "only", "twin"):
        shutil.rmtree(estate.parent / output, ignore_errors=True)
    os.sync()
    return batch(yoshiki, estate, *options, watched=watched)


def documents_alone(estate, output, formats):
    """The description of an estate once more, without its sheets."""
    text = (estate / "yoshiki.toml").read_text().split("[[sheets]]")[0]
    alone = estate / f"{output}.toml"
    alone.write_text(text.replace('output = "out"', f'output = "{output}"') + f"formats = {formats}\n")
    return alone


def made_up(make_estate, count, work):
    folder = work / f"estate-{count}"
    subprocess.run([make_estate, str(count), folder], check=True)
    return folder


def each_alone(yoshiki, models, work):
    """CPU seconds of rendering the models one by one, with the options of the estate."""
    taken = [run(yoshiki, "render", "--allow-missing", model, "-o", work / "single.pdf", silent=True)
             for model in models]
    return sum(seconds for seconds, _ in taken)


def bench_workers(turns):
    others = sum(taken.others for turn in turns for taken in turn[:2])
    others /= sum(taken.wall for turn in turns for taken in turn[:2]) * CORES
    one, two = (DOCUMENTS / statistics.median(turn[which].wall for turn in turns) for which in (0, 1))
    faster = statistics.median(one.wall / two.wall for one, two, _ in turns)
    dearer = statistics.median(two.cpu / one.cpu for one, two, _ in turns)
    row("documents a second, 1 worker", f"{one:.1f}", "", None)
    row("documents a second, 2 workers", f"{two:.1f}", "", None)
    row("  times as many", f"{faster:.2f}", f">= {WORKERS:.2f}",
        faster >= WORKERS if CORES > 1 and others <= DISTURBED else None)
    row("  CPU with 2 workers / with 1", f"{dearer:.2f}", "", None)
    row("  of the machine, taken by others meanwhile, %", f"{others * 100:.0f}", "", None)
    if CORES < 2 or others > DISTURBED:
        print("ci/bench: workers are not judged, as " + ("there is but one core" if CORES < 2 else
                                                         f"others took more than {DISTURBED:.0%} of the machine"))


def bench_machine(yoshiki, alone, twin, ones):
    """What two cores of this machine give at best: two runs that share nothing, each with one worker."""
    walls = []
    for _ in range(PAIRS):
        for estate in (alone, twin):
            shutil.rmtree(estate.with_suffix(""), ignore_errors=True)
        os.sync()
        begun = time.perf_counter()
        runs = [subprocess.Popen([yoshiki, "batch", estate, "--progress", "none", "--jobs", "1"],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for estate in (alone, twin)]
        for process in runs:
            process.wait()
        walls.append(time.perf_counter() - begun)
    gives = 2 * statistics.median(ones) / statistics.median(walls)
    row("  two runs that share nothing, times as many", f"{gives:.2f}", "", None)


def bench_single(turns):
    together = statistics.median(one.cpu for one, _, _ in turns)
    apart = statistics.median(single for _, _, single in turns)
    share = statistics.median(one.cpu / single for one, _, single in turns)
    row("CPU of a document in a batch, ms", f"{together / DOCUMENTS * 1000:.1f}", "", None)
    row("CPU of a document by yoshiki render, ms", f"{apart / DOCUMENTS * 1000:.1f}", "", None)
    row("CPU in a batch / CPU of yoshiki render", f"{share:.2f}", f"{SINGLE:.2f}", share <= SINGLE)


def bench_documents(yoshiki, estate, work):
    alone = documents_alone(estate, "only", '["pdf"]')
    models = sorted((estate / "models").rglob("*.json"))
    turns = [(first_batch(yoshiki, alone, "--jobs", 1), first_batch(yoshiki, alone, "--jobs", 2),
              each_alone(yoshiki, models, work)) for _ in range(PAIRS)]
    print()
    row(f"estate of {DOCUMENTS} documents, median of {PAIRS}", "", "limit", None)
    bench_workers(turns)
    bench_machine(yoshiki, alone, documents_alone(estate, "twin", '["pdf"]'), [one.wall for one, _, _ in turns])
    bench_single(turns)


# ---------------------------------------------------------------- few and many


def ledger_of(folder):
    return folder / "out" / "yoshiki-ledger.sqlite"


def largest_worker(folder):
    ledger = sqlite3.connect(f"file:{ledger_of(folder)}?mode=ro", uri=True)
    (peak,), = ledger.execute("SELECT max(peak_kibibytes) FROM records")
    ledger.close()
    return peak / 1024


def bench_size(yoshiki, few, many):
    """An estate of FEW beside one of LARGE: all outputs made, and then nothing to do."""
    print()
    row(f"estate of {LARGE} documents", "", "limit", None)
    firsts, idles = [], []
    for folder in (few, many):
        firsts.append(first_batch(yoshiki, folder / "yoshiki.toml", watched=True))
        time.sleep(2.5)  # what is younger is read again, as its time stamp may not tell a further change
        idles.append([batch(yoshiki, folder / "yoshiki.toml", watched=True) for _ in range(6)])
    own = [max(taken.peak for taken in (first, *idle)) for first, idle in zip(firsts, idles)]
    workers = [largest_worker(folder) for folder in (few, many)]
    wall = statistics.median(taken.wall for taken in idles[1][1:])
    flat = own[1] / own[0]

    row("documents a CPU second, with their sheets", f"{LARGE / firsts[1].cpu:.1f}", "", None)
    row("run with nothing to do, s", f"{wall:.2f}", f"{IDLE:.2f}", wall <= IDLE)
    row("  the first after outputs were made, s", f"{idles[1][0].wall:.2f}", f"{IDLE:.2f}", idles[1][0].wall <= IDLE)
    row("  of its CPU time in the first run, %", f"{idles[1][1].cpu / firsts[1].cpu * 100:.2f}", "", None)
    row("peak memory of the program itself, MiB", f"{own[1]:.1f}", "", None)
    row(f"  of {FEW} documents, MiB", f"{own[0]:.1f}", "", None)
    row("  times as much", f"{flat:.2f}", f"{FLAT:.2f}", flat <= FLAT)
    row("peak memory of the largest worker, MiB", f"{workers[1]:.1f}", "", None)
    row(f"  of {FEW} documents, MiB", f"{workers[0]:.1f}", "", None)
    row("ledger, kB a document", f"{ledger_of(many).stat().st_size / 1000 / LARGE:.2f}", "", None)


# ---------------------------------------------------------------- other typesetters


def installed(*command):
    """Whether it came out well. Says why not."""
    name = pathlib.Path(command[0]).name
    if shutil.which(command[0]) is None:
        print(f"ci/bench: {name} is not here")
        return False
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        print(f"ci/bench: {name} takes too long")
        return False
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if "error" in line.lower()] or ["it does not say why"]
        print(f"ci/bench: {name} failed: {said[0]}")
    return done.returncode == 0


def pdfkit(work, font):
    """The beginning of the command that sets texts with PDFKit, or None."""
    modules, node = work / "npm", shutil.which("node")
    modules.mkdir()
    (modules / "package.json").write_text("{}")
    if not node or not installed("npm", "install", "--no-audit", "--no-fund", "--prefix", str(modules), "pdfkit"):
        return None
    return [node, HERE / "bench_pdfkit.mjs", modules, font]


def typst(work, font):
    python = str(work / "venv" / "bin" / "python")
    if not installed(sys.executable, "-m", "venv", str(work / "venv")):
        return None
    if not installed(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "typst"):
        return None
    return [python, HERE / "bench_typst.py", pathlib.Path(font).parent]


def bench_other(name, limit, command, alone, texts, yoshiki, work):
    if command is None:
        row(f"{name}: left out", "", "", None)
        return
    folder = work / name
    folder.mkdir()
    pairs = []
    for _ in range(PAIRS):
        ours = first_batch(yoshiki, alone, "--jobs", 1).cpu
        pairs.append(((run(*command, folder, *texts)[0], 0), (ours, 0)))
    theirs, ours = zip(*pairs)
    times = ratio(theirs, ours)
    kilobytes = sum(pdf.stat().st_size for pdf in folder.glob("*.pdf")) / 1000 / len(texts)
    row(f"documents a CPU second, {name}", f"{len(texts) * 1000 / milliseconds(theirs):.1f}", "", None)
    row("  yoshiki batch in turn with it", f"{len(texts) * 1000 / milliseconds(ours):.1f}", "", None)
    row(f"  CPU of {name} / CPU of yoshiki", f"{times:.2f}", f">= {limit:.2f}" if limit else "",
        times >= limit if limit else None)
    row(f"  PDF of {name}, kB", f"{kilobytes:.1f}", "", None)


def bench_others(yoshiki, estate, font, work):
    alone = documents_alone(estate, "only", '["pdf"]')
    batch(yoshiki, documents_alone(estate, "texts", '["txt"]'))
    texts = sorted((estate / "texts").rglob("*.txt"))
    print()
    row(f"the texts of {len(texts)} documents by others, median of {PAIRS}", "", "limit", None)
    bench_other("PDFKit", PDFKIT, pdfkit(work, font), alone, texts, yoshiki, work)
    bench_other("Typst", None, typst(work, font), alone, texts, yoshiki, work)


def bench(yoshiki, make_estate, font, parts, work):
    """`parts`: of "estate", "large" (3,000 documents, the longest) and "others" (downloads)."""
    if "estate" in parts:
        bench_documents(yoshiki, made_up(make_estate, DOCUMENTS, work), work)
    if {"large", "others"} & set(parts):
        few = made_up(make_estate, FEW, work)
        if "large" in parts:
            bench_size(yoshiki, few, made_up(make_estate, LARGE, work))
        if "others" in parts:
            bench_others(yoshiki, few, font, work)
