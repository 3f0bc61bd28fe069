#!/usr/bin/env bash
# What follows the array of slurm-array.sh: joins the ledgers of its tasks, makes what a lost node left undone, and writes
# the report beside the estate. Its state is that of the whole estate.
#SBATCH --job-name=yoshiki-merge
#SBATCH --cpus-per-task=1
#SBATCH --time=04:00:00
set -uo pipefail
export YOSHIKI_LANG="${YOSHIKI_LANG:-ja}"  # messages and the report in Japanese; en for English
yoshiki=${YOSHIKI:-yoshiki}
estate=${1:-yoshiki.toml}

"$yoshiki" batch "$estate" --merge || [ $? -eq 3 ] || exit 4
"$yoshiki" batch "$estate" --jobs "${SLURM_CPUS_PER_TASK:-1}" --progress plain
status=$?
"$yoshiki" log --estate "$estate" --html "$(dirname -- "$estate")/report.html"

# Warnings are no failure.
[ "$status" -ne 3 ] || status=0
exit "$status"
