# The best plan of a portfolio: how long a proof takes, and how near a limit of one second comes.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, seed, here.

bench_plan() {
  plan=$(dirname "$FOLIO")/folio-plan
  if [ ! -x "$plan" ]; then
    skipped "portfolio selection" "there is no folio-plan beside $FOLIO; script/build-release folio-plan"
    return
  fi
  plan_python=
  for python in /usr/bin/python3 python3; do
    if [ -n "$plan_python" ] && ! "$python" -c 'import ortools' 2>/dev/null; then continue; fi
    if "$python" -c 'from scipy.optimize import milp' 2>/dev/null; then plan_python=$python; fi
  done
  if [ -z "$plan_python" ]; then
    skipped "portfolio selection" "python3 has no scipy, whose HiGHS stands beside it (apt-get install python3-scipy)"
    return
  fi
  local count
  for count in 50 500 2000; do
    plan_request=$work/plan-$count.json
    "$plan_python" "$here/bench/selection.py" make "$count" 1 "$seed" >"$plan_request"
    run_plan_cbc && cp "$work/plan.answer" "$work/plan-$count.answer"
    local ours theirs
    ours=$("$plan_python" "$here/bench/selection.py" read "$work/plan-$count.answer")
    theirs=$("$plan_python" "$here/bench/selection.py" solve "$plan_request" 1)
    sample plan_cbc plan_highs
    row "plan of $count, 1 s a search: gap ${ours##* } %" - plan_cbc "HiGHS in SciPy, 1 s: gap ${theirs##* } %" plan_highs -
    if "$plan_python" -c 'from ortools.sat.python import cp_model' 2>/dev/null; then
      sample plan_cpsat
      row "plan of $count, 1 s a search: gap ${ours##* } %" - plan_cbc \
        "CP-SAT, 1 s: gap $("$plan_python" "$here/bench/selection.py" cpsat "$plan_request" 1 | cut -d' ' -f3) %" plan_cpsat -
    elif [ "$count" = 50 ]; then
      skipped "portfolio selection beside CP-SAT" "python3 has no ortools, which Debian does not have"
    fi
    say "  $count candidates: value and bound ${ours% *} here, ${theirs% *} by HiGHS; memory $(plan_memory) MiB"
    if [ "$(awk -v a="${ours%% *}" -v b="$(echo "$theirs" | cut -d' ' -f2)" 'BEGIN { print (a > b + 0.01) }')" = 1 ]; then
      echo "script/bench: the plan of $count is worth more than HiGHS says can be" >&2
      exit 2
    fi
  done
}

run_plan_cbc() { "$plan" optimize <"$plan_request" >"$work/plan.answer" 2>/dev/null; }
run_plan_cpsat() { "$plan_python" "$here/bench/selection.py" cpsat "$plan_request" 1; }
run_plan_highs() { "$plan_python" "$here/bench/selection.py" solve "$plan_request" 1; }

# The most memory that one search took.
plan_memory() {
  "$plan_python" -c 'import resource, subprocess, sys
subprocess.run([sys.argv[1], "optimize"], stdin=open(sys.argv[2]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)' "$plan" "$plan_request"
}
