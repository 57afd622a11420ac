# Many governed commits in one process: each durable before the next begins, and a batch that is durable at its end.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, sizes, at.

bench_loop() {
  local size number
  loop=$(dirname "$FOLIO")/BenchLoop
  if [ ! -x "$loop" ]; then
    skipped "many commits in one process" "there is no BenchLoop beside $FOLIO; script/build-release BenchLoop"
    return
  fi
  loop_records=()
  for ((number = 1; number <= 28; number++)); do loop_records+=("$(review_id "$number")"); done
  for size in $sizes; do
    ledger "ledger-$size" "$size" --unsigned
    bare "ledger-$size" loop.folio
    looped_by_folio=$at
    bare "ledger-$size" loop.git
    loop_round=0

    sample loop_each loop_checkpoint
    row "100 commits in one process, each durable" "$size" loop_each "git fast-import, checkpoint after each" \
      loop_checkpoint 0.6
    size_of loop_each "$size" "100 commits in one process, each durable" 1.2
    sample loop_batch loop_stream
    row "1000 commits in one process, durable at the end" "$size" loop_batch "git fast-import of as many" loop_stream 1.0
    size_of loop_batch "$size" "1000 commits in one process, durable at the end" 1.2
  done
}

# bare NAME COPY: a bare copy of a ledger; its way goes to `at`.
bare() {
  at=$work/$2
  rm -rf "$at"
  git clone --quiet --bare --no-local "$work/$1" "$at"
}

run_loop_each() { "$loop" each "$looped_by_folio" 100 "of round $loop_round" "${loop_records[@]}"; }
run_loop_batch() { "$loop" batch "$looped_by_folio" 1000 "of round $loop_round" "${loop_records[@]}"; }

# A checkpoint leaves a pack; those of the round before are made few, as folio's are not, before the next is timed.
ready_loop_checkpoint() {
  git -C "$at" repack -d --geometric=2 --quiet
  loop_stream 100 checkpoint
}
ready_loop_stream() { loop_stream 1000; }

loop_stream() {
  loop_round=$((loop_round + 1))
  history_stream "$1" " of round $loop_round" "${2-}" >"$work/stream"
}
run_loop_checkpoint() { loop_import; }
run_loop_stream() { loop_import; }

# As durable as folio's commits: packs and references wait for the disk. Small packs stay packs, which is faster here than
# git's default of unpacking them again.
loop_import() {
  git -C "$at" -c core.fsync=all -c core.fsyncMethod=fsync -c fastimport.unpackLimit=1 fast-import --quiet \
    <"$work/stream"
}
