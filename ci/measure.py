"""What processes take, and rows of a table of it: the common ground of ci/bench and its modules."""

import os
import statistics
import sys


def run(*command, silent=False):
    """CPU seconds (user and system) and peak MiB of a process. `silent`: without its warnings."""
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        if silent:
            os.dup2(null, 2)
        os.execv(command[0], [str(word) for word in command])
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(f"ci/bench: {' '.join(map(str, command))} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def row(what, value, limit, holds):
    print(f"{what:<58} {value:>12} {limit:>12}  {'' if holds is None else 'ok' if holds else 'OVER'}")


def alternating(pairs, commands):
    """Runs every command in turn, again and again: what disturbs the machine disturbs all of them."""
    runs = [[] for _ in commands]
    for _ in range(pairs):
        for taken, command in zip(runs, commands):
            taken.append(run(*command))
    return runs


def milliseconds(runs):
    return statistics.median(seconds for seconds, _ in runs) * 1000


def ratio(runs, others):
    return statistics.median(a[0] / b[0] for a, b in zip(runs, others))
