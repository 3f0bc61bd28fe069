#!/usr/bin/env python3
"""What the judge said of many files, rule by rule: in how many files each rule fails, and where first.
usage: tell_verdicts.py REPORT
"""

import re
import sys

passed, rules = [], {}
flavour = file = told = None
for line in open(sys.argv[1], encoding="utf-8"):
    line = line.rstrip("\n")
    if line.startswith(("pass ", "fail ")):
        verdict, flavour, file = line.split(" ", 2)
        passed.append(verdict == "pass")
    elif line.startswith("    "):
        if told is not None:
            told.append(line)
    else:
        rule = flavour + " " + re.sub(r" failed \d+x", "", line.strip())
        told = None
        if rule not in rules:
            told = [f"    in {file}"]
            rules[rule] = [0, told]
        rules[rule][0] += 1

for rule, (files, details) in rules.items():
    print(f"{files} files fail {rule}", *details, sep="\n")
print(f"{sum(passed)} of {len(passed)} verdicts are pass; all of them: {sys.argv[1]}")
