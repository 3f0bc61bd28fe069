#!/bin/sh
# One night: keeps an estate current and writes the report of what was done. It says nothing when all went well, so that
# cron sends no mail; else it says what the program said.
#
# usage: nightly.sh [ESTATE [REPORTS]]    as in: nightly.sh /srv/yoshiki/yoshiki.toml /srv/yoshiki/reports
#
# Of each day REPORTS, the folder `reports` beside the estate when it is left out, gets a page for people and the words
# of the program: 2026-04-01.html and 2026-04-01.log. YOSHIKI names the program when it is not on the path. Exit codes
# are those of `yoshiki batch`.
set -u
PATH=/usr/local/bin:$PATH
export YOSHIKI_LANG="${YOSHIKI_LANG:-ja}"  # messages and reports in Japanese; en for English
yoshiki=${YOSHIKI:-yoshiki}
estate=${1:-yoshiki.toml}
reports=${2:-$(dirname -- "$estate")/reports}

mkdir -p -- "$reports" || exit 4
day=$reports/$(date +%F)

nice -n 10 "$yoshiki" batch "$estate" --progress none > "$day.log" 2>&1
status=$?
reported=0
"$yoshiki" log --estate "$estate" --html "$day.html" >> "$day.log" 2>&1 || reported=$?

# Warnings (3) wait in the report until somebody has time. Whoever wants them by mail takes out the 3.
case $status,$reported in
  0,0 | 3,0) ;;
  *) cat -- "$day.log" ;;
esac
exit "$status"
