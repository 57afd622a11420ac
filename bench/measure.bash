# Medians of repeated runs, and the table that they go to.
# shellcheck shell=bash disable=SC2154 # script/bench sets runs, work, results, format, here.

declare -A wall cpu

say() { printf '==> %s\n' "$*" >&2; }

# Runs a command once: wall time into `lastWall`, user and system time of it and its children into `lastCPU`,
# both in milliseconds. A command that fails ends the bench, with its words.
once() {
  local start end status=0 TIMEFORMAT='%U %S'
  start=$EPOCHREALTIME
  { time "$@" >"$work/output" 2>&1 || status=$?; } 2>"$work/times"
  end=$EPOCHREALTIME
  if [ "$status" -ne 0 ]; then
    { echo "script/bench: exit $status from: $*"; head -n 20 "$work/output"; } >&2
    exit 2
  fi
  lastWall=$((${end/./} - ${start/./}))
  lastCPU=$(awk '{ printf "%d", ($1 + $2) * 1000000 }' "$work/times")
}

# sample NAME…: takes `runs` samples of every run_NAME, in turn, so that all share the machine's moods, and keeps the
# medians in wall[NAME] and cpu[NAME]. A ready_NAME, where there is one, goes before each run and is not timed.
# The first round warms the caches and is thrown away.
sample() {
  local name round
  for name in "$@"; do : >"$work/$name.wall"; : >"$work/$name.cpu"; done
  for ((round = 0; round <= runs; round++)); do
    for name in "$@"; do
      if declare -F "ready_$name" >/dev/null; then "ready_$name" >"$work/ready" 2>&1 || ended "ready_$name"; fi
      once "run_$name"
      if [ "$round" -gt 0 ]; then
        echo "$lastWall" >>"$work/$name.wall"
        echo "$lastCPU" >>"$work/$name.cpu"
      fi
    done
  done
  for name in "$@"; do
    wall[$name]=$(median <"$work/$name.wall")
    cpu[$name]=$(median <"$work/$name.cpu")
  done
}

ended() {
  { echo "script/bench: $1 failed"; head -n 20 "$work/ready"; } >&2
  exit 2
}

# The median of the numbers on standard input, in milliseconds from microseconds.
median() { sort -n | awk '{ v[NR] = $1 } END { printf "%.3f", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2000 }'; }

# row WHAT RECORDS NAME PEER-IN-WORDS PEER-NAME GOAL: a figure and its ratio to a peer's. GOAL is the largest ratio
# that we want, or - where there is none.
row() {
  printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' \
    "$1" "$2" "${wall[$3]}" "${cpu[$3]}" "$4" "${wall[$5]}" "${cpu[$5]}" "$6" >>"$results"
}

# skipped WHAT WHY: says aloud what this run did not measure.
skipped() {
  say "not measured: $1: $2"
  printf '%s\t\t\t\t%s\t\t\t-\n' "$1" "$2" >>"$results"
}

report() { awk -v format="$format" -f "$here/bench/report.awk" "$results"; }

# size_of NAME RECORDS WHAT [GOAL]: keeps the figure of the smallest ledger, and sets every other one beside it.
size_of() {
  if [ "$2" = "$smallest" ]; then
    wall[$1@smallest]=${wall[$1]}
    cpu[$1@smallest]=${cpu[$1]}
  else
    row "$3" "$2" "$1" "itself at $smallest" "$1@smallest" "${4--}"
  fi
}
