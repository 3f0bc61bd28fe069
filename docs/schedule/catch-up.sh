#!/bin/sh
# Runs nightly.sh once a day where there is no systemd: to be started often, by cron or a loop, and does nothing until
# the hour has come. A night that the machine slept through is made up for when it is started next. It needs GNU date and
# flock (util-linux), and nightly.sh beside it.
#
# usage: catch-up.sh [ESTATE [HOUR [REPORTS]]]    as in: catch-up.sh /srv/yoshiki/yoshiki.toml 01:30
#
# YOSHIKI names the program when it is not on the path, YOSHIKI_STATE the folder where the time of the last night is
# kept. It says nothing unless something went wrong. Exit codes are those of `yoshiki batch`, but 0 for done with
# warnings.
set -u
estate=${1:-yoshiki.toml}
hour=${2:-01:30}
reports=${3:-$(dirname -- "$estate")/reports}
state=${YOSHIKI_STATE:-$HOME/.local/state/yoshiki}

mkdir -p "$state" || exit 4
stamp=$state/$(printf '%s' "$estate" | sha256sum | cut -c 1-16)

# Whoever comes while a night's run goes on leaves it alone.
exec 9> "$stamp.lock" || exit 4
flock -n 9 || exit 0

now=$(date +%s)
due=$(date -d "today $hour" +%s) || exit 2
[ "$due" -le "$now" ] || due=$(date -d "yesterday $hour" +%s)
last=$(stat -c %Y "$stamp" 2> /dev/null || echo 0)
[ "$last" -lt "$due" ] || exit 0

# The night counts from its start, and only when it went to its end: what was cut off or could not start (4), or was
# misspelt (2), is tried again the next time. The run does not inherit the lock: it would keep it when this script is
# killed.
touch "$stamp.new" || exit 4
"$(dirname -- "$0")/nightly.sh" "$estate" "$reports" 9>&-
status=$?
case $status in
  0 | 1 | 3) mv "$stamp.new" "$stamp" || status=4 ;;
esac
[ "$status" -ne 3 ] || status=0
exit "$status"
