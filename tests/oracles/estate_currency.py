"""What a run makes and what it leaves alone after each kind of change: for check_estate.py."""

import os
import shutil

from estate_folder import edition_of, expect, expect_names, expect_same

NO_OP_SHARE = 0.05  # of the first run's time
IN_MINCHO = "mincho"  # the folder of the documents that are printed in another theme as well


def add_mincho(estate):
    """The documents of the last town once more in another theme. Gives their outputs."""
    town = sorted((estate.folder / "models").iterdir())[-1].name
    with estate.file.open("a", encoding="utf-8") as file:
        file.write(f'\n[[documents]]\nmodels = "models/{town}/*.json"\ntheme = "mincho"\nfolder = "{IN_MINCHO}"\n'
                   "allow-missing = true\n")
    return {f"{IN_MINCHO}/{estate.output_of(model)}" for model in estate.models() if model.parent.name == town}


def check_first(estate):
    """Gives the seconds it took, and what it made."""
    run = estate.run()
    outputs = estate.outputs()
    expect_names("the first run makes", run.made, outputs)
    expect(run.whys() == {"never-made"}, f"the first run makes because of {run.whys()}")
    wanted = estate.outputs_where(lambda model: True) | {
        name for name in outputs if name.startswith(IN_MINCHO + "/")}
    expect_names("the outputs of the first run", outputs, wanted)
    expect(run.of("planned") == [{"event": "planned", "outputs": len(outputs), "stale": len(outputs)}],
           f"the first run plans {run.of('planned')}")
    # The quickest of a few: others may be at work on this machine, which a short run feels more than a long one.
    again = [estate.run() for _ in range(4)]
    for second in again:
        expect_names("the second run makes", second.made, [])
        expect(second.closed.get("current") == len(outputs), f"the second run closes with {second.closed}")
    seconds = min(second.seconds for second in again)
    expect(seconds < NO_OP_SHARE * run.seconds, f"the second run took {seconds:.2f} s, the first {run.seconds:.2f} s")
    print(f"  first run {run.seconds:.2f} s, second {seconds:.3f} s", flush=True)
    return run.seconds, outputs


def expect_run(estate, what, wanted, why="changed"):
    """A run makes just that; so said the dry run before it. Gives what it said."""
    listed = estate.run("--dry-run").out.splitlines()
    expect_names(f"{what}: a dry run lists", [line.split(": ")[0] for line in listed], wanted)
    run = estate.run()
    expect_names(f"{what}: made", run.made, wanted)
    expect(not wanted or run.whys() == {why}, f"{what}: made because of {run.whys()}")
    expect_names(f"{what}: a further run makes", estate.run().made, [])
    return run


def edit(file, old, new):
    text = file.read_text(encoding="utf-8")
    expect(text.count(old) == 1, f"{file.name} has {text.count(old)} times {old}")
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text


def check_layouts(estate, before, mincho):
    """One line of an edition that changes what is printed, and back; a base; themes; all of them touched."""
    form = estate.data / "layouts" / "yoshiki-3"
    on = {}
    for edition in ("2018-05", "2025-05"):
        on[edition] = estate.outputs_where(lambda model: edition_of(model) == ("yoshiki-3", edition))
        on[edition] |= {name for name in mincho
                        if edition_of((estate.folder / name.removeprefix(IN_MINCHO + "/")).with_suffix(".json"))
                        == ("yoshiki-3", edition)}
    old = edit(form / "2025-05.yaml", "[令和7年5月 様式3]", "[令和7年6月 様式3]")
    expect_run(estate, "one edited line of a layout", on["2025-05"])
    after = estate.outputs()
    expect_names("one edited line changes", [name for name in before if after.get(name) != before[name]],
                 [name for name in on["2025-05"] if name.endswith(".pdf")])
    (form / "2025-05.yaml").write_text(old, encoding="utf-8")
    expect_run(estate, "the line as it was", on["2025-05"])
    expect_same("the line as it was", estate.outputs(), before)

    with (form / "2018-05.yaml").open("a", encoding="utf-8") as base:
        base.write("# edited\n")
    expect_run(estate, "an edited base", on["2018-05"] | on["2025-05"])
    with (estate.data / "layouts" / "themes" / "mincho.yaml").open("a", encoding="utf-8") as theme:
        theme.write("# edited\n")
    expect_run(estate, "an edited theme", mincho)
    with (estate.data / "layouts" / "themes" / "noto-sans.yaml").open("a", encoding="utf-8") as theme:
        theme.write("# edited\n")
    expect_run(estate, "an edited theme that nothing is printed in", [])
    expect_same("comments in layouts", estate.outputs(), before)


def check_options(estate, before, mincho):
    old = edit(estate.file, f'folder = "{IN_MINCHO}"\n', f'folder = "{IN_MINCHO}"\ntags = false\n')
    expect_run(estate, "an option of some documents", mincho)
    estate.file.write_text(old, encoding="utf-8")
    expect_run(estate, "the option as it was", mincho)
    expect_same("the option as it was", estate.outputs(), before)


def check_fonts(estate, before, mincho, folder):
    """The same fonts in another place, touched, and replaced: one that only the other theme has, one that it lacks."""
    folder.mkdir()
    fonts = {"truetype/bizud-gothic": ("BIZUDGothic-Regular.ttf", "BIZUDGothic-Bold.ttf"),
             "truetype/bizud-mincho": ("BIZUDMincho-Regular.ttf",), "opentype/ipaexfont-gothic": ("ipaexg.ttf",)}
    for place, names in fonts.items():
        for name in names:
            shutil.copyfile(f"/usr/share/fonts/{place}/{name}", folder / name)
    estate.more["YOSHIKI_FONT_PATH"] = str(folder)
    expect_run(estate, "the same fonts in another folder", [])
    for file in folder.iterdir():
        os.utime(file)
    expect_run(estate, "touched fonts", [])
    for name, wanted in (("BIZUDMincho-Regular.ttf", mincho), ("BIZUDGothic-Regular.ttf", set(before) - mincho)):
        with (folder / name).open("ab") as file:
            file.write(b"\0\0\0\0")
        run = expect_run(estate, f"{name} replaced", wanted)
        untold = [output for output in wanted if "font-differs" not in run.codes_of(output)]
        expect(not untold, f"{name} replaced: of {len(wanted)} outputs {len(untold)} do not tell it")
    del estate.more["YOSHIKI_FONT_PATH"]
    expect_run(estate, "the fonts as they were", before)
    expect_same("the fonts as it was", estate.outputs(), before)


def check_models(estate, before):
    """One edited model, one edited draft, and everything touched."""
    sheet, (model, draft) = sorted(estate.sheets().items())[1]
    text = model.read_text(encoding="utf-8")
    model.write_text(text + "\n", encoding="utf-8")
    explained = estate.run("--explain", estate.out / estate.output_of(model)).out
    expect(model.name in explained, f"--explain of an edited model says {explained}")
    expect_run(estate, "one edited model", [estate.output_of(model), sheet])
    expect("current" in estate.run("--explain", estate.output_of(model)).out, "--explain of what was just made")
    draft.write_text(draft.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    expect_run(estate, "one edited draft", [sheet])
    for folder in (estate.folder, estate.data):
        for file in folder.rglob("*"):
            if estate.out not in file.parents:
                os.utime(file)
    expect_run(estate, "everything touched", [])
    for name in before:
        os.utime(estate.out / name)
    expect_run(estate, "every output touched", [])
    expect_same("empty lines", estate.outputs(), before)


def check_choices(estate, before):
    """--force, --since and --only-failed."""
    names = sorted(before)
    model = estate.models()[1]
    good = model.read_text(encoding="utf-8")
    model.write_text(good[:-20], encoding="utf-8")
    others = [estate.models()[2], estate.models()[3]]
    failed = estate.output_of(model)
    run = estate.run(codes=(1,))
    expect_names("a model cut off", run.made, [failed])
    expect(run.state(failed) == "rejected", f"a model cut off is {run.state(failed)}")
    expect_same("what stood there before a model was cut off", estate.outputs(), before)
    for other in others:
        other.write_text(other.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    run = estate.run("--only-failed", codes=(1,))
    expect_names("--only-failed makes", run.made, [failed])
    expect(run.whys() == {"failed-before"} and "left-out" in run.codes_of(""), f"--only-failed: {run.events}")
    model.write_text(good, encoding="utf-8")
    run = estate.run("--only-failed", codes=(3,))
    expect_names("--only-failed with the model as it was makes", run.made, [failed])
    since = run.closed["run"]
    run = estate.run()
    expect_names("what --only-failed left out", run.made, [estate.output_of(other) for other in others])
    run = estate.run("--force", "--since", str(since), codes=(3,))
    expect_names("--force --since makes", run.made,
                 set(names) - {failed} - {estate.output_of(other) for other in others})
    expect(run.whys() == {"forced"}, f"--force makes because of {run.whys()}")
    expect_same("--force", estate.outputs(), before)


def check_orphan(estate, before):
    """A model that is deleted: its output is warned of until it is gone."""
    model = next(model for model in estate.models()
                 if not any(model in drafts for drafts in estate.sheets().values()))
    text, orphan = model.read_text(encoding="utf-8"), estate.output_of(model)
    model.unlink()
    for turn in ("first", "second"):
        run = estate.run(codes=(3,))
        said = [event["message"] for event in run.of("diagnostic") if event["code"] == "orphaned"]
        expect(len(said) == 1 and orphan in said[0], f"an orphan: the {turn} run says {said}")
        expect_names("with an orphan: made", run.made, [])
    expect((estate.out / orphan).exists(), "an orphan was removed")
    (estate.out / orphan).unlink()
    expect("orphaned" not in estate.run(codes=(0,)).codes_of(""), "an orphan that is gone is warned of")
    model.write_text(text, encoding="utf-8")
    expect_run(estate, "a model that is there again", [orphan], "never-made")
    expect_same("a model that is there again", estate.outputs(), before)
