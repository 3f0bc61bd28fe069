#!/usr/bin/env bash
# Keeps an estate current on a cluster: each task of the array makes its share, with all the cores that it was given.
#
#     shards=$(sbatch --parsable slurm-array.sh /srv/yoshiki/yoshiki.toml)
#     sbatch --dependency=afterany:"$shards" slurm-merge.sh /srv/yoshiki/yoshiki.toml
#
# The merge is to follow whatever became of the tasks: one bad model makes its task fail, and the ledgers of all of them
# are wanted nevertheless. YOSHIKI names the program when it is not on the path. For another number of tasks change
# --array alone; it must begin at 1, or at 0, and leave out none.
#SBATCH --job-name=yoshiki
#SBATCH --array=1-4
#SBATCH --cpus-per-task=1
#SBATCH --time=04:00:00
#SBATCH --signal=B:INT@180
#SBATCH --requeue
set -uo pipefail
export YOSHIKI_LANG="${YOSHIKI_LANG:-ja}"  # messages in Japanese; en for English

# `scancel --batch --signal=INT` reaches this script alone, which passes it on; `scancel` reaches the program as well.
# Either way what is being written is finished.
"${YOSHIKI:-yoshiki}" batch "${1:-yoshiki.toml}" --shard "i/$SLURM_ARRAY_TASK_COUNT" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" --progress plain &
run=$!
trap 'kill -INT "$run"' INT
trap : TERM
wait "$run"
status=$?
while kill -0 "$run" 2> /dev/null; do  # a signal ends the first wait before the program has ended
  wait "$run"
  status=$?
done

# Warnings are no failure.
[ "$status" -ne 3 ] || status=0
exit "$status"
