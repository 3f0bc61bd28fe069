#!/usr/bin/python3
"""Holds docs/schedule/ against the tools that are to read it, and runs what it says.

usage: check_schedule.py YOSHIKI MAKE-ESTATE SOURCE-DIR

- the systemd units, with the program's real path: `systemd-analyze verify` has nothing to say, and does of broken ones;
- the signal that the service sends to all its processes stops a run with nothing half-written, a further run finishes
  it, and the command after it writes the report;
- the lines of crontab run with what cron gives them, say nothing when all went well, and tell of a bad model;
- catch-up.sh runs once a night, makes up for a missed one, and tries again what could not start;
- the manifests fit the schemas of Kubernetes (kubernetes-validate of PyPI, in YOSHIKI's folder under schedule/), and
  their commands, run here as four pods would and then merged, leave the bytes of one undivided run.

What needs a tool or a registry that is not here is left out, and the exit code then is 77; with YOSHIKI_NEED_SCHEDULE=1
that is a fault instead. check_slurm.sh does the same for Slurm.
"""

import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import yaml

YOSHIKI, MAKE_ESTATE, SOURCE = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
SCHEDULE = SOURCE / "docs" / "schedule"
TOOLS = YOSHIKI.parent / "schedule"
KUBERNETES_VALIDATE = "kubernetes-validate==1.37.0"
KUBERNETES = ("1.29", "1.33", "1.37")  # the first that knows all keys, that they are stable in, the newest of the tool
DOCUMENTS = 30
FAULTS, LEFT_OUT = [], []


def fault(text):
    FAULTS.append(text)
    print(f"check_schedule: {text}", flush=True)


def leave_out(text):
    if os.environ.get("YOSHIKI_NEED_SCHEDULE") == "1":
        fault(text)
    else:
        LEFT_OUT.append(text)


def environment(**more):
    return {**os.environ, "YOSHIKI_DATA": str(SOURCE), "LC_ALL": "C.UTF-8", "YOSHIKI_LANG": "en",
            "PATH": f"{YOSHIKI.parent}:{os.environ['PATH']}", "YOSHIKI": str(YOSHIKI), **more}


def run(*words, **settings):
    """What a command says, on both streams, and its exit code."""
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                          text=True, errors="replace", **settings)
    return done.stdout, done.returncode


def stop_early(process, stream, send):
    """What it says after a signal, sent when three outputs are made."""
    for line in stream:
        if line.startswith("[3/"):
            break
    send()
    said = stream.read()
    process.wait(timeout=120)
    return said


def outputs(estate):
    return {str(file.relative_to(estate)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted((estate / "out").rglob("*"))
            if file.is_file() and "/.yoshiki" not in str(file) and not file.name.startswith("yoshiki-ledger")}


def runs(estate):
    """How many runs the ledger knows."""
    text, _ = run(YOSHIKI, "log", "--estate", estate / "yoshiki.toml", env=environment())
    return sum(line[:1].isdigit() for line in text.splitlines())


# ---------------------------------------------------------------- systemd


def verify_units(folder, edit=lambda text: text):
    service = (SCHEDULE / "yoshiki-batch.service").read_text(encoding="utf-8")
    service, count = re.subn(r"^ExecStart=\S+", f"ExecStart={YOSHIKI}", service, flags=re.MULTILINE)
    if count != 1:
        fault("the service has no ExecStart")
    (folder / "yoshiki-batch.service").write_text(edit(service), encoding="utf-8")
    shutil.copy(SCHEDULE / "yoshiki-batch.timer", folder)
    shutil.copy(SCHEDULE / "yoshiki-batch-failed.service", folder)
    units = [folder / name for name in ("yoshiki-batch.service", "yoshiki-batch.timer", "yoshiki-batch-failed.service")]
    return run("systemd-analyze", "verify", "--man=no", *units)


def check_units(folder):
    if not shutil.which("systemd-analyze"):
        leave_out("systemd-analyze is not installed (Debian: systemd)")
        return
    said, code = verify_units(folder)
    if code != 0 or said.strip():
        fault(f"systemd-analyze verify ends with {code}: {said}")
    for what, edit in {"an unknown key": lambda text: text.replace("ProtectHome", "ProtectHouse"),
                       "a program that is not there": lambda text: text.replace(str(YOSHIKI), "/no/yoshiki")}.items():
        said, code = verify_units(folder, edit)
        if code == 0 and not said.strip():
            fault(f"systemd-analyze verify passes {what}")


def check_stop(estate, undisturbed):
    """The signal goes to all processes of the service, as here to all of a session."""
    service = (SCHEDULE / "yoshiki-batch.service").read_text(encoding="utf-8")
    if re.search(r"^Kill(Mode|Signal)=", service, re.MULTILINE):
        fault("the service is not stopped by SIGTERM to all its processes, as is tried here")
    command = [YOSHIKI, "batch", estate / "yoshiki.toml", "--jobs", "2", "--progress", "plain"]
    batch = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(), text=True,
                             start_new_session=True)
    said = stop_early(batch, batch.stderr, lambda: os.killpg(batch.pid, signal.SIGTERM))
    stopped = outputs(estate)
    if batch.returncode != 4 or not 3 <= len(stopped) < len(undisturbed) or "worker-died" in said or "stopped" not in said:
        fault(f"after {len(stopped)} outputs a stop ends with {batch.returncode}: {said[-500:]}")
    if any(undisturbed.get(name) != digest for name, digest in stopped.items()):
        fault("a stop leaves something half-written")
    said, code = run(*command, env=environment())
    if code not in (0, 3) or outputs(estate) != undisturbed or f"{len(stopped)} current" not in said:
        fault(f"the run after a stop ends with {code}: {said[-500:]}")
    check_report_of_service(service, estate)


def check_report_of_service(service, estate):
    """As systemd reads it: `$$` is a dollar, `%%` a percent sign."""
    command = re.search(r"^ExecStopPost=-/bin/sh -c '(.*)'$", service, re.MULTILINE)[1]
    command = command.replace("$$", "$").replace("%%", "%").replace("/usr/local/bin/yoshiki", str(YOSHIKI))
    (estate / "reports").mkdir()
    said, code = run("/bin/sh", "-c", command.replace("/srv/yoshiki", str(estate)), env=environment(YOSHIKI_LANG="ja"))
    reports = list((estate / "reports").glob("20??-??-??.html"))
    if code != 0 or said or len(reports) != 1 or 'lang="ja"' not in reports[0].read_text(encoding="utf-8"):
        fault(f"the service's report ends with {code}: {reports} {said}")


# ---------------------------------------------------------------- cron


def crontab(estate, folder):
    """What cron sets, and its commands, on this estate and with the program's real folder."""
    text = (SCHEDULE / "crontab").read_text(encoding="utf-8").replace("/usr/local/bin", str(YOSHIKI.parent))
    for script in SCHEDULE.glob("*.sh"):
        text = text.replace(f"/srv/yoshiki/{script.name}", str(script))
    text = text.replace("/srv/yoshiki", str(estate))
    settings = dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))
    commands = re.findall(r"^[0-9*/]+ [0-9*]+ \* \* \*  (.*)$", text, re.MULTILINE)
    return {"HOME": str(folder / "home"), "SHELL": "/bin/sh", "YOSHIKI_DATA": str(SOURCE), **settings}, commands


def check_crontab(estate, folder):
    settings, commands = crontab(estate, folder)
    if len(commands) != 2 or any("%" in command for command in commands):
        fault(f"crontab: {commands}")
    for expected, command in enumerate(commands, 1):
        said, code = run("/bin/sh", "-c", command, env=settings)
        if code not in (0, 3) or said or runs(estate) != expected:
            fault(f"crontab: {command} ends with {code} after {runs(estate)} runs: {said[-500:]}")
    logs, reports = ([file.read_text(encoding="utf-8") for file in (estate / "reports").glob(f"20??-??-??.{ending}")]
                     for ending in ("log", "html"))
    if not logs or not reports or "回目" not in logs[0] or 'lang="ja"' not in reports[0]:
        fault(f"crontab: a night leaves {len(logs)} logs and {len(reports)} reports, not in Japanese")
    next((estate / "models").rglob("*.json")).write_text("{", encoding="utf-8")
    said, code = run("/bin/sh", "-c", commands[0], env=settings)
    if code != 1 or "エラー" not in said:
        fault(f"crontab: a bad model ends with {code}: {said[-500:]}")


def check_catch_up(estate, folder):
    started, _ = run("date", "-d", "10 minutes ago", "+%H:%M")
    def catch_up(file):
        return run(SCHEDULE / "catch-up.sh", file, started.strip(), env=environment(YOSHIKI_STATE=str(folder / "state")))

    for expected, what in ((1, "a first night"), (1, "the same night again")):
        said, code = catch_up(estate / "yoshiki.toml")
        if code != 0 or runs(estate) != expected:
            fault(f"catch-up.sh: {what}: {runs(estate)} runs, exit code {code}: {said[-500:]}")
        if said:
            fault(f"catch-up.sh speaks when all went well: {said}")
    stamp, = (file for file in (folder / "state").iterdir() if not file.suffix)
    yesterday = time.time() - 86400
    os.utime(stamp, (yesterday, yesterday))
    catch_up(estate / "yoshiki.toml")
    if runs(estate) != 2:
        fault("catch-up.sh does not make up for a missed night")
    for _ in range(2):
        said, code = catch_up(estate / "none.toml")
        if code != 4 or not said:
            fault(f"catch-up.sh takes what could not start for done: {code} {said}")


# ---------------------------------------------------------------- Kubernetes


def validator():
    """The tool of PyPI, fetched once; nothing when it cannot be."""
    tool = TOOLS / "bin" / "kubernetes-validate"
    stamp = TOOLS / "installed"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == KUBERNETES_VALIDATE:
        return tool
    for words in ([sys.executable, "-m", "venv", "--clear", TOOLS],
                  [TOOLS / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", KUBERNETES_VALIDATE]):
        said, code = run(*words)
        if code != 0:
            leave_out(f"{KUBERNETES_VALIDATE} cannot be installed (Debian: python3-venv): {said.strip()[-300:]}")
            return None
    stamp.write_text(KUBERNETES_VALIDATE, encoding="utf-8")
    return tool


def check_schemas(folder):
    tool = validator()
    if tool is None:
        return
    manifests = sorted(SCHEDULE.glob("kubernetes-*.yaml"))
    broken = folder / "broken.yaml"
    broken.write_text(manifests[0].read_text(encoding="utf-8").replace("backoffLimitPerIndex:", "backoffLimitPerNode:"),
                      encoding="utf-8")
    for version in KUBERNETES:
        said, code = run(tool, "--strict", "-k", version, *manifests)
        if code != 0 or said.count(" passed ") != 3:
            fault(f"Kubernetes {version}: {said}")
        if run(tool, "--strict", "-k", version, broken)[1] == 0:
            fault(f"Kubernetes {version} passes an unknown key")


def job_of(name):
    with open(SCHEDULE / name, encoding="utf-8") as file:
        return next(manifest for manifest in yaml.safe_load_all(file) if manifest["kind"] == "Job")


def start_pod(job, estate, **variables):
    container, = job["spec"]["template"]["spec"]["containers"]
    own = {**{entry["name"]: entry["value"] for entry in container["env"]}, "ESTATE": str(estate / "yoshiki.toml")}
    return subprocess.Popen(container["command"] + container["args"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True, env=environment(**{**own, "YOSHIKI_LANG": "en"}, **variables))


def check_pods(estate, undisturbed):
    shards = job_of("kubernetes-job.yaml")
    pods = [start_pod(shards, estate, JOB_COMPLETION_INDEX=str(index))
            for index in range(shards["spec"]["completions"])]
    pods = [(pod.communicate()[0], pod.returncode) for pod in pods]
    if any(code != 0 for _, code in pods):
        fault(f"the pods end with {[code for _, code in pods]}: {pods[0][0][-500:]}")
    if outputs(estate) != undisturbed:
        fault("the pods did not make what one run makes")
    merge = start_pod(job_of("kubernetes-merge.yaml"), estate)
    said = merge.communicate()[0]
    if merge.returncode != 0 or f"ledgers joined: {len(pods)}" not in said or " 0 made" not in said:
        fault(f"the merge ends with {merge.returncode}: {said[-500:]}")
    if outputs(estate) != undisturbed or not (estate / "report.html").is_file():
        fault("the merge changed outputs, or wrote no report")


def check_pod_stop(estate):
    """The kubelet asks the shell, which passes it on and waits."""
    (estate / "out").mkdir()
    pod = start_pod(job_of("kubernetes-merge.yaml"), estate)
    said = stop_early(pod, pod.stdout, pod.terminate)
    if pod.returncode != 4 or "stopped" not in said:
        fault(f"a pod that is stopped ends with {pod.returncode}: {said[-500:]}")


def main():
    for script in sorted(SCHEDULE.glob("*.sh")):
        shell = script.read_text(encoding="utf-8").splitlines()[0].split("/")[-1].split()[-1]
        said, code = run(shell, "-n", script)
        if code != 0 or not os.access(script, os.X_OK):
            fault(f"{script.name} is no script that can be run: {said}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_units(folder)
        check_schemas(folder)
        if run(MAKE_ESTATE, DOCUMENTS, folder / "made")[1] != 0:
            fault("make_estate fails")
            return 1

        def fresh(name):
            return pathlib.Path(shutil.copytree(folder / "made", folder / name))

        caught_up = fresh("caught-up")
        check_catch_up(caught_up, folder)
        undisturbed = outputs(caught_up)
        check_crontab(fresh("by-cron"), folder)
        check_stop(fresh("stopped"), undisturbed)
        check_pods(fresh("pods"), undisturbed)
        check_pod_stop(fresh("pod-stopped"))
    if FAULTS:
        return 1
    print(f"docs/schedule: {len(undisturbed)} outputs by a timer, by cron and by pods are the same")
    for text in LEFT_OUT:
        print(f"left out: {text}")
    return 77 if LEFT_OUT else 0


if __name__ == "__main__":
    sys.exit(main())
