# Whether something is frozen: in one process, asked again and again, and as a command from its start.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, sizes, smallest, at, here.

bench_freeze() {
  freeze_zones
  freeze_in_process
  freeze_commands
}

# Forty zones from all over the world.
freeze_zones() {
  printf '%s\n' Africa/{Cairo,Johannesburg,Lagos,Nairobi} \
    America/{Argentina/Buenos_Aires,Bogota,Chicago,Denver,Halifax,Lima,Los_Angeles,Mexico_City,New_York,Phoenix} \
    America/{Santiago,Sao_Paulo,St_Johns,Toronto,Vancouver} \
    Asia/{Dubai,Hong_Kong,Jakarta,Kolkata,Manila,Seoul,Shanghai,Singapore,Tokyo} Australia/{Perth,Sydney} \
    Europe/{Athens,Berlin,Dublin,Lisbon,London,Madrid,Paris,Warsaw} Pacific/{Auckland,Honolulu} >"$work/zones"
}

freeze_in_process() {
  loop=$(dirname "$FOLIO")/BenchLoop
  if [ ! -x "$loop" ]; then
    skipped "frozen at t, in process" "there is no BenchLoop beside $FOLIO; script/build-release BenchLoop"
    return
  fi
  if ! python3 -c 'import dateutil' 2>/dev/null; then
    skipped "frozen at t, in process" "python3 has no dateutil to stand beside it"
    return
  fi
  agree frozen 20000
  agree timeline 20000
  agree expand 2
  sample freeze_asked freeze_lookup freeze_timeline freeze_bisect
  row "frozen at t? 2,000,000 times, 200 windows in 40 zones" - freeze_asked "as many hash look-ups of the action" \
    freeze_lookup -
  row "the same of one action's timeline" - freeze_timeline "python bisect over merged intervals" \
    freeze_bisect 0.2
  sample freeze_expand freeze_dateutil
  row "20 years of 200 recurring windows" - freeze_expand "python-dateutil, same rules" freeze_dateutil 0.1
}

# agree MODE COUNT: figures of two programs that answer differently mean nothing.
agree() {
  local ours theirs
  ours=$("$loop" "$1" "$2" "$work/zones")
  theirs=$(python3 "$here/bench/freezes.py" "${1/timeline/frozen}" "$2" "$work/zones")
  if [ "$ours" != "$theirs" ] || [ "$ours" -eq 0 ]; then
    echo "script/bench: $1 gives $ours here and $theirs in python" >&2
    exit 2
  fi
}

run_freeze_asked() { "$loop" frozen 2000000 "$work/zones"; }
run_freeze_timeline() { "$loop" timeline 2000000 "$work/zones"; }
run_freeze_lookup() { "$loop" lookup 2000000 "$work/zones"; }
run_freeze_bisect() { python3 "$here/bench/freezes.py" frozen 2000000 "$work/zones"; }
run_freeze_expand() { "$loop" expand 20 "$work/zones"; }
run_freeze_dateutil() { python3 "$here/bench/freezes.py" expand 20 "$work/zones"; }

# The worked example's calendar, asked by a process; and a push to a repository of code that it guards.
freeze_commands() {
  rm -rf "$work"/freeze.*
  folio init --demo "$work/freeze.alder" >"$work/ready" 2>&1 || ended "folio init --demo"
  at=$work/freeze.alder
  sample freeze_status freeze_opening freeze_revparse
  row "folio freeze status" - freeze_status "git rev-parse HEAD" freeze_revparse -
  row "folio freeze next-open" - freeze_opening "git rev-parse HEAD" freeze_revparse -

  local code=$work/freeze.code size
  git init -q "$code"
  mkdir -p "$code/.folio"
  echo '{"rules": [{"action": "config_change", "systems": ["NONE"], "needs_change": false}]}' >"$code/.folio/guard.json"
  git -C "$code" add . && git -C "$code" commit -q -m "Begin"
  at=$code
  push_number=0
  for size in $sizes; do
    ledger "ledger-$size" "$size" --unsigned
    for server in guarded plain; do
      rm -rf "$work/freeze.$server"
      git clone -q --bare "$code" "$work/freeze.$server"
    done
    rm -rf "$work/freeze.mirror"
    git clone -q --mirror "$work/ledger-$size" "$work/freeze.mirror"
    git -C "$work/freeze.mirror" fetch -q
    folio guard install -C "$work/freeze.guarded" --server --ledger "$work/freeze.mirror" \
      --pin "$(git -C "$work/ledger-$size" rev-list --max-parents=0 HEAD)" >"$work/ready" 2>&1 ||
      ended "folio guard install"
    sample freeze_guarded freeze_plain
    row "git push to a repository that is guarded" "$size" freeze_guarded "the same push, no hooks" freeze_plain -
    size_of freeze_guarded "$size" "git push to a repository that is guarded" 1.3
  done
}

run_freeze_status() { "$FOLIO" freeze status -C "$at" --action wave_start --at 2026-10-15T12:00:00Z; }
run_freeze_opening() { "$FOLIO" freeze next-open -C "$at" --action wave_start --from 2026-12-01T12:00:00Z; }
run_freeze_revparse() { git -C "$at" rev-parse HEAD; }
ready_freeze_guarded() {
  push_number=$((push_number + 1))
  echo "$push_number" >"$at/code"
  git -C "$at" add code
  git -C "$at" commit -q -m "Edit $push_number"
}
run_freeze_guarded() { git -C "$at" push -q "$work/freeze.guarded" HEAD:main; }
run_freeze_plain() { git -C "$at" push -q "$work/freeze.plain" HEAD:main; }
