#!/usr/bin/env bash
# Runs docs/schedule/slurm-array.sh, and slurm-merge.sh after it, on a Slurm of one node that it sets up for itself: four
# tasks over a made-up estate, joined, must leave the bytes of one undivided run.
# usage: check_slurm.sh YOSHIKI MAKE-ESTATE SOURCE-DIR
# Slurm and MUNGE keep to one temporary folder and to ports of their own. Where they are not installed, or for anyone but
# root, the check is skipped (exit code 77), but with YOSHIKI_NEED_SCHEDULE=1 that is a failure.
set -uo pipefail
export LC_ALL=C.UTF-8
yoshiki=$(realpath "$1")
make_estate=$(realpath "$2")
source=$(realpath "$3")
documents=30
patience=240  # seconds for each of the waits
controller_port=16817 node_port=16818

unavailable() {
  echo "check_slurm.sh: $*"
  [ "${YOSHIKI_NEED_SCHEDULE:-0}" = 1 ] && exit 1
  exit 77
}

for tool in sbatch squeue scancel sinfo slurmctld slurmd munged munge scontrol; do
  command -v $tool > /dev/null || unavailable "$tool is not installed (Debian: slurm-wlm munge)"
done
[ "$(id -u)" -eq 0 ] || unavailable "Slurm's daemons are started as root"

work=$(mktemp -d /tmp/yoshiki-slurm.XXXXXX)
chmod 755 "$work"
daemons=()

clean_up() {
  local process
  for process in "${daemons[@]}"; do kill "$process" 2> /dev/null; done
  for process in "${daemons[@]}"; do wait "$process" 2> /dev/null; done
  rm -rf "$work"
}
trap clean_up EXIT

fail() {
  echo "check_slurm.sh: $*"
  tail -n 20 "$work"/*.log "$work"/job-*.out 2> /dev/null
  exit 1
}

wait_until() { # WHAT COMMAND...
  local what=$1 end=$((SECONDS + patience))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || fail "after $patience s still not: $what"
    sleep 0.5
  done
}

start() { # NAME COMMAND...
  local name=$1
  shift
  "$@" > "$work/$name.log" 2>&1 &
  daemons=($! "${daemons[@]}")  # the last one started is the first one stopped
}

write_configuration() {
  local host
  host=$(hostname -s)
  mkdir -p "$work/state" "$work/spool"
  cat > "$work/slurm.conf" << END
ClusterName=check
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$controller_port
SlurmdPort=$node_port
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=night Nodes=$host Default=YES MaxTime=INFINITE State=UP
END
  export SLURM_CONF=$work/slurm.conf
}

node_is_idle() { [ "$(sinfo -h -o %T 2> /dev/null)" = idle ]; }
queue_is_empty() { [ -z "$(squeue -h 2> "$work/squeue.log")" ] && [ ! -s "$work/squeue.log" ]; }
munge_answers() { munge -S "$work/munge.socket" -n > "$work/munge-client.log" 2>&1; }

start_slurm() {
  head -c 1024 /dev/urandom > "$work/munge.key"
  chmod 400 "$work/munge.key"
  write_configuration
  start munged munged --foreground --force --key-file="$work/munge.key" --socket="$work/munge.socket" \
    --pid-file="$work/munged.pid" --seed-file="$work/munge.seed" --log-file="$work/munged-own.log"
  wait_until "MUNGE answers" munge_answers
  start slurmctld slurmctld -D
  start slurmd slurmd -D
  wait_until "the node is idle" node_is_idle
}

outputs() { # the hashes of what an estate's runs made
  (cd "$1" && find out -type f ! -path '*/.yoshiki*' ! -name 'yoshiki-ledger*' -print0 | sort -z | xargs -0 sha256sum)
}

plainly() { # one undivided run; warnings, as of a character without a glyph, are no fault
  local status=0
  "$yoshiki" batch "$1/yoshiki.toml" --progress none > "$work/$2.log" 2>&1 || status=$?
  [ $status -eq 0 ] || [ $status -eq 3 ] || fail "$2 ends with $status"
}

state_of() { scontrol -o show job "$1" | grep -o 'JobState=[A-Z_]*' | sort | uniq -c | tr -s ' \n' ' '; }

start_slurm
export YOSHIKI=$yoshiki YOSHIKI_DATA=$source YOSHIKI_LANG=en
"$make_estate" $documents "$work/whole" && cp -a "$work/whole" "$work/shared" || fail "make_estate fails"
plainly "$work/whole" undivided

cd "$work"
shards=$(sbatch --parsable --output="$work/job-%A-%a.out" "$source/docs/schedule/slurm-array.sh" shared/yoshiki.toml) ||
  fail "sbatch refuses the array"
merge=$(sbatch --parsable --dependency="afterany:$shards" --output="$work/job-%j-merge.out" \
  "$source/docs/schedule/slurm-merge.sh" shared/yoshiki.toml) || fail "sbatch refuses the merge"
wait_until "the jobs have ended" queue_is_empty

[ "$(state_of "$shards")" = " 4 JobState=COMPLETED " ] || fail "the tasks end as$(state_of "$shards")"
[ "$(state_of "$merge")" = " 1 JobState=COMPLETED " ] || fail "the merge ends as$(state_of "$merge")"
outputs "$work/whole" > "$work/whole.sums"
outputs "$work/shared" > "$work/shared.sums"
[ -s "$work/whole.sums" ] || fail "nothing was made"
cmp "$work/whole.sums" "$work/shared.sums" || fail "four tasks did not make what one run makes"
grep -q -x 'ledgers joined: 4' "$work"/job-*-merge.out || fail "the merge did not join four ledgers"
"$yoshiki" batch shared/yoshiki.toml --dry-run > "$work/left.log" && [ ! -s "$work/left.log" ] ||
  fail "after the merge there is still something to make"
"$yoshiki" log --estate shared/yoshiki.toml --verify > "$work/verified.log" 2>&1 ||
  fail "after the merge the ledger does not fit the outputs"

start_task() { # the task of an array of one, in $stopped; it has made three outputs when this returns
  rm -rf "$work/stopped" && cp -a "$work/whole" "$work/stopped" && rm -r "$work/stopped/out"
  stopped=$(sbatch --parsable --array=1-1 --output="$work/job-%A-%a.out" "$source/docs/schedule/slurm-array.sh" \
    stopped/yoshiki.toml) || fail "sbatch refuses the array of one task"
  wait_until "three outputs are made" grep -q -s -F '[3/' "$work/job-$stopped-1.out"
}

is_stopped() { # whether what was being made was finished, and nothing else begun
  wait_until "the job has ended" queue_is_empty
  grep -q -F 'stopped; to go on' "$work/job-$stopped-1.out" && ! grep -q worker-died "$work/job-$stopped-1.out"
}

# A stop, as docs/batch.md tells it: the script passes the signal on, and waits.
start_task
scancel --batch --signal=INT "$stopped" || fail "scancel fails"
is_stopped || fail "scancel --batch --signal=INT does not stop the run as it should"
scontrol -o show job "$stopped" | grep -q 'ExitCode=4:0' || fail "a job that is stopped does not end with 4"

# And as others do: SIGTERM to the script, the program and its workers at once.
start_task
scancel "$stopped" || fail "scancel fails"
is_stopped || fail "scancel does not stop the run as it should"
plainly "$work/stopped" resumed
outputs "$work/stopped" > "$work/stopped.sums"
cmp "$work/whole.sums" "$work/stopped.sums" || fail "a run after one that was stopped did not make what one run makes"

echo "$(wc -l < "$work/whole.sums") outputs: four tasks of Slurm and a merge made what one run makes"
