"""Models and outputs that are none, or cannot be read or written, and names that mean harm: for check_estate.py."""

import os
import shutil
import signal
import subprocess

from estate_folder import expect, expect_names, expect_same

KANJI = "様" * 80  # 240 bytes: with ".json" just below the 255 that a file name may have
HOSTILE = ["-leading.json", "--force.json", "line\nend.json", "tab\tand\rreturn.json", "a'b\"c$(id)`id`;.json",
           " .json", "*[?]{a,b}.json", "back\\slash.json", KANJI + ".json", os.fsdecode(b"not-\xff\xfe-utf8.json"),
           "/".join([KANJI] * 4) + "/deep.json", "Ａ‮fdp.json"]


def told_name(name):
    """As events tell it."""
    return os.fsencode(name).decode("utf-8", "replace")


def output_of(name):
    return name.removesuffix(".json") + ".pdf"


def make_odd(folder, good):
    """What is called like a model and is none. Gives for each name the states and codes that are right for it."""
    (folder / "broken.json").write_text('{"form": "yoshiki-3"', encoding="utf-8")
    (folder / "empty.json").write_bytes(b"")
    (folder / "bytes.json").write_bytes(bytes(range(256)) * 4)
    (folder / "folder.json").mkdir()
    (folder / "loop.json").symlink_to("loop.json")
    (folder / "circle.json").symlink_to("circle-2.json")
    (folder / "circle-2.json").symlink_to("circle.json")
    (folder / "dangling.json").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.json")
    (folder / "device.json").symlink_to("/dev/zero")
    (folder / "round").symlink_to(".")
    (folder / "linked.json").symlink_to(good)
    return [file.name for file in folder.glob("*.json") if file.name != "linked.json"]


def check_odd_models(estate):
    """Each is told of, and fails alone."""
    before = estate.outputs()
    folder = estate.folder / "models" / "odd"
    folder.mkdir()
    odd = make_odd(folder, estate.models()[0])
    for turn, wanted in (("first", odd + ["linked.json"]), ("second", odd)):
        run = estate.run("--keep-going", codes=(1,))
        expect(run.seconds < 30, f"odd models take {run.seconds:.0f} s")
        expect_names(f"odd models: the {turn} run makes", run.made,
                     ["models/odd/" + output_of(name) for name in wanted])
        for name in odd:
            output = "models/odd/" + output_of(name)
            told = [event for event in run.of("diagnostic") if event["output"] == output]
            expect(run.state(output) in ("rejected", "failed"), f"{name} is {run.state(output)}")
            expect(any(event["severity"] == "error" and event["message"] and event["hint"] and name in event["file"]
                       for event in told), f"{name}: what is wrong is not told: {told}")
            expect(not (estate.out / output).exists(), f"{name} has an output")
    expect((estate.out / "models" / "odd" / "linked.pdf").exists(), "a model that is a link has no output")
    forget(estate, folder, before)


def forget(estate, folder, before):
    shutil.rmtree(folder)
    shutil.rmtree(estate.out / folder.relative_to(estate.folder))
    expect_names("without them again: made", estate.run().made, [])
    expect_same("without them again", estate.outputs(), before)


def check_hostile_names(estate):
    """Models with such names are made like others, and every line is JSON."""
    before, good = estate.outputs(), estate.models()[0].read_bytes()
    folder = estate.folder / "models" / "names"
    elsewhere = estate.folder.parent / "elsewhere"
    elsewhere.mkdir()
    for file in [folder / name for name in HOSTILE] + [elsewhere / "other.json"]:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(good)
    old = estate.file.read_text(encoding="utf-8")
    estate.file.write_text(old + '\n[[documents]]\nmodels = "../elsewhere/*.json"\n', encoding="utf-8")
    wanted = ["models/names/" + output_of(name) for name in HOSTILE] + ["other.pdf"]
    for turn in ("made", "made again", "left alone"):
        run = estate.run()
        expect_names(f"hostile names: {turn}", run.made, [] if turn == "left alone" else map(told_name, wanted))
        expect_names(f"hostile names: files {turn}", estate.outputs(), list(before) + wanted)
        if turn == "made":  # so that what stood there is kept, under a longer name
            for file in [folder / name for name in HOSTILE] + [elsewhere / "other.json"]:
                file.write_bytes(good.replace(b'"yoshiki-', b' "yoshiki-', 1))
    beside = [file.name for file in estate.folder.parent.iterdir()]
    expect_names("files outside", beside, ["estate", "data", "elsewhere"])
    estate.log("--verify")
    estate.log("1")
    estate.log("--html", estate.folder.parent / "report.html")
    (estate.folder.parent / "report.html").unlink()
    for key in ('folder = "../above"', 'folder = "/tmp"', 'folder = "a/../../b"'):
        estate.file.write_text(old + f'\n[[documents]]\nmodels = "models/*/*.json"\n{key}\n', encoding="utf-8")
        run = estate.run(codes=(4,))
        expect(not run.made and any(run.codes_of("")), f"{key}: {run.text[-300:]}")
    estate.file.write_text(old, encoding="utf-8")
    (estate.out / "other.pdf").unlink()
    shutil.rmtree(elsewhere)
    forget(estate, folder, before)


def check_vanishing(estate):
    """A model that is deleted, and one that becomes a pipe, when the run has been planned."""
    before = estate.outputs()
    gone, pipe = [model for model in estate.models()
                  if not any(model in drafts for drafts in estate.sheets().values())][-2:]
    texts = {model: model.read_bytes() for model in (gone, pipe)}
    estate.clear()
    run = estate.start("--jobs", "1")
    run.wait_for("planned")
    run.send(signal.SIGSTOP, to_all=True)
    for model in texts:
        model.unlink()
    os.mkfifo(pipe)
    run.send(signal.SIGCONT, to_all=True)
    run = run.end()
    expect(run.code == 1 and not run.closed.get("left"), f"models that vanish: {run.code}, {run.closed}")
    for model in texts:
        output = estate.output_of(model)
        expect(run.state(output) in ("rejected", "failed") and run.codes_of(output),
               f"{output}, whose model vanished, is {run.state(output)}: {run.codes_of(output)}")
    rest = {name: digest for name, digest in before.items() if name not in map(estate.output_of, texts)}
    expect_same("what did not vanish", estate.outputs(), rest)
    pipe.unlink()
    for model, text in texts.items():
        model.write_bytes(text)
    run = estate.run()
    expect_names("what is there again", run.made, map(estate.output_of, texts))
    expect_same("what is there again", estate.outputs(), before)


def hindrance_to_permissions(estate):
    """Whether runs are those of somebody whom permissions hold; for root they are made nobody's. Else why not."""
    if os.geteuid() == 0:
        estate.user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        for file in (estate.folder.parent, estate.out, *estate.out.rglob("*")):
            os.chown(file, 65534, 65534, follow_symlinks=False)
    try:
        done = subprocess.run([estate.yoshiki, "--version"], capture_output=True, check=False, **estate.settings())
    except (OSError, subprocess.SubprocessError, LookupError) as failure:
        return str(failure)
    return "" if done.returncode == 0 else done.stderr.decode("utf-8", "replace")


def check_read_only(estate):
    """An output, a folder, the ledger and all of the outputs that cannot be written, and an output that is a folder."""
    hindrance = hindrance_to_permissions(estate)
    if hindrance:
        print(f"  read-only outputs are left out: {hindrance}", flush=True)
        estate.user = {}
        return
    before = estate.outputs()
    names = [name for name in sorted(before) if not name.startswith("sheets/")]
    in_folder = {name for name in before if name.startswith("sheets/")}
    output, in_the_way = names[0], names[1]
    (estate.out / output).chmod(0o444)
    (estate.out / "sheets").chmod(0o555)
    (estate.out / in_the_way).unlink()
    (estate.out / in_the_way).mkdir()
    wrong = {output, in_the_way} | in_folder
    run = estate.run("--force", codes=(1,))
    expect_names("read-only outputs: made", run.made, before)
    expect_names("read-only outputs: failed",
                 [name for name in run.made if run.state(name) in ("failed", "rejected")], wrong)
    for name in wrong:
        told = [event for event in run.of("diagnostic") if event["output"] == name and event["severity"] == "error"]
        expect(any(name in event["file"] and event["hint"] for event in told), f"{name} is read-only: told {told}")
    (estate.out / in_the_way).rmdir()
    expect_same("read-only outputs", estate.outputs(), {name: before[name] for name in before if name != in_the_way})
    (estate.out / output).chmod(0o644)
    (estate.out / "sheets").chmod(0o755)
    expect_names("what was read-only", estate.run().made, wrong)
    estate.ledger.chmod(0o444)
    run = estate.run("--force", codes=(4,))
    expect(run.codes_of("") and not run.made, f"a read-only ledger: {run.text[-500:]}")
    estate.ledger.chmod(0o644)
    estate.out.chmod(0o555)
    run = estate.run("--force", codes=(4,))
    expect(run.codes_of("") and not run.made, f"a read-only output folder: {run.text[-500:]}")
    estate.out.chmod(0o755)
    expect_names("a run after read-only outputs makes", estate.run().made, [])
    expect_same("after read-only outputs", estate.outputs(), before)
    estate.log("--verify")
    estate.user = {}
