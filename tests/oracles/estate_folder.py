"""An estate in a folder of its own, runs of `yoshiki batch` over it, what these say and leave: for check_estate.py."""

import dataclasses
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import time
import tomllib

FAULTS = []
ENOUGH = 600  # seconds after which a run is taken to hang


def fault(text):
    FAULTS.append(text)
    print(f"check_estate: {text}", flush=True)


def expect(holds, text):
    if not holds:
        fault(text)
    return holds


def expect_names(what, found, wanted):
    if set(found) != set(wanted):
        missing, extra = sorted(set(wanted) - set(found))[:5], sorted(set(found) - set(wanted))[:5]
        fault(f"{what}: {len(set(found))}, wanted {len(set(wanted))}; missing {missing}, extra {extra}")


def expect_same(what, outputs, wanted):
    if outputs != wanted:
        other = sorted(name for name in outputs.keys() | wanted.keys() if outputs.get(name) != wanted.get(name))
        fault(f"{what}: {len(other)} outputs differ: {other[:5]}")


def hash_of(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


@dataclasses.dataclass
class Run:
    """What a run said: every line of its standard error is an event."""
    code: int
    text: str
    out: str = ""
    seconds: float = 0
    events: list = dataclasses.field(default_factory=list)

    def __post_init__(self):
        for line in self.text.splitlines():
            try:
                self.events.append(json.loads(line))
            except ValueError:
                fault(f"not a line of JSON: {line[:300]!r}")

    def of(self, kind):
        return [event for event in self.events if event.get("event") == kind]

    @property
    def made(self):
        """The events of what was made, or was tried, by output."""
        return {event["output"]: event for event in self.of("made")}

    @property
    def closed(self):
        closed = self.of("closed")
        return closed[-1] if closed else {}

    def state(self, output):
        return self.made.get(output, {}).get("state")

    def whys(self):
        return {event["why"] for event in self.of("made")}

    def codes_of(self, output):
        """The codes of what was said about an output; "" = about the run."""
        return [event.get("code") for event in self.of("diagnostic") if event["output"] == output]


class Started:
    """A run that goes on meanwhile. It leads a process group of its own."""

    def __init__(self, command, **settings):
        self.began = time.monotonic()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                        start_new_session=True, **settings)
        self.read = b""

    def wait_for(self, event, count=1):
        """Until that many such events were told, or the run has ended."""
        while count > 0:
            line = self.process.stderr.readline()
            if not line:
                break
            self.read += line
            count -= line.startswith(b'{"event":"%s"' % event.encode())

    def send(self, number, to_all=False):
        if to_all:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)

    def end(self):
        self.read += self.process.communicate(timeout=ENOUGH)[1]
        return Run(self.process.returncode, self.read.decode("utf-8"), "", time.monotonic() - self.began)


class Estate:
    """An estate; with `source` with a data folder of its own whose layouts may be edited."""

    def __init__(self, yoshiki, folder, source=None):
        self.yoshiki, self.folder, self.out = str(yoshiki), pathlib.Path(folder), pathlib.Path(folder) / "out"
        self.data = self.folder.parent / "data"
        self.file, self.ledger = self.folder / "yoshiki.toml", self.out / "yoshiki-ledger.sqlite"
        self.more, self.user = {}, {}  # further variables of the environment; as whom it is run
        if source and not self.data.exists():
            for name in ("layouts", "fonts"):
                shutil.copytree(source / name, self.data / name)

    def command(self, *arguments):
        return [self.yoshiki, "batch", self.file, "--progress", "json", *arguments]

    def settings(self):
        return {"env": {**os.environ, "YOSHIKI_DATA": str(self.data), "LC_ALL": "C.UTF-8", **self.more}, **self.user}

    def call(self, command, codes):
        began = time.monotonic()
        done = subprocess.run(command, capture_output=True, check=False, timeout=ENOUGH, **self.settings())
        seconds = time.monotonic() - began
        if done.returncode not in codes:
            words = " ".join(str(word) for word in command[1:])
            fault(f"{words} ends with {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-1500:]}")
        return done, seconds

    def run(self, *arguments, codes=(0, 3)):
        done, seconds = self.call(self.command(*arguments), codes)
        return Run(done.returncode, done.stderr.decode("utf-8"), done.stdout.decode("utf-8"), seconds)

    def start(self, *arguments):
        return Started(self.command(*arguments), **self.settings())

    def log(self, *arguments, codes=(0,)):
        """What `yoshiki log` says, on both streams."""
        done, _ = self.call([self.yoshiki, "log", "--estate", self.file, *arguments], codes)
        return (done.stdout + done.stderr).decode("utf-8", "replace")

    def outputs(self):
        """The hash of every output."""
        return {str(file.relative_to(self.out)): hash_of(file)
                for file in self.out.rglob("*")
                if file.is_file() and "/.yoshiki" not in str(file) and not file.name.startswith("yoshiki-ledger")}

    def leftovers(self):
        return [str(file) for file in self.out.rglob(".yoshiki-*.tmp")]

    def clear(self):
        for file in self.out.iterdir() if self.out.exists() else ():  # itself it may be a mount point
            if file.is_dir():
                shutil.rmtree(file)
            else:
                file.unlink()

    def models(self):
        return sorted((self.folder / "models").rglob("*.json"))

    def sheets(self):
        """The drafts of each sheet, by its output."""
        description = tomllib.loads(self.file.read_text(encoding="utf-8"))
        return {f"sheets/{sheet['name']}.xlsx": [self.folder / draft for draft in sheet["drafts"]]
                for sheet in description.get("sheets", [])}

    def outputs_where(self, chosen):
        """The outputs of the models that are chosen, and the sheets that such a draft is in."""
        names = {self.output_of(model) for model in self.models() if chosen(model)}
        return names | {sheet for sheet, drafts in self.sheets().items() if any(chosen(draft) for draft in drafts)}

    def output_of(self, model):
        return str(model.relative_to(self.folder).with_suffix(".pdf"))


def edition_of(model):
    statement = json.loads(model.read_text(encoding="utf-8"))
    return statement["form"], statement["edition"]

