# One commit pushed to a bare server on this machine, with the hooks that judge it and without.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, sizes, at.

bench_push() {
  local size server
  empty_hooks
  for size in $sizes; do
    ledger "ledger-$size" "$size" --unsigned
    for server in governed plain empty; do
      rm -rf "$work/push.$server"
      git clone --quiet --bare "$work/ledger-$size" "$work/push.$server"
    done
    folio hook install -C "$work/push.governed" --server \
      --pin "$(git -C "$work/ledger-$size" rev-list --max-parents=0 HEAD)" >"$work/ready" 2>&1 ||
      ended "folio hook install --server"
    git -C "$work/push.empty" config core.hooksPath "$work/hooks.empty"
    fresh "ledger-$size" push.client
    push_number=0
    must_refuse push_governed "$(review_path 2)"

    sample push_governed push_plain push_empty
    row "git push of one commit, governed" "$size" push_governed "the same push, no hooks" push_plain -
    row "git push of one commit, governed" "$size" push_governed "the same push, empty sh pre-receive" push_empty -
    size_of push_governed "$size" "git push of one commit, governed" 1.3
    size_of push_plain "$size" "(the same push, no hooks)"
  done
}

# The commit is made once a round, then each server receives it.
ready_push_governed() {
  push_number=$((push_number + 1))
  retitle "$at/$(review_path 1)" "Title $push_number"
  git -C "$at" commit -q -m "Edit $(review_id 1): /title" -- "$(review_path 1)"
}
run_push_governed() { git -C "$at" push -q "$work/push.governed" HEAD:main; }
run_push_plain() { git -C "$at" push -q "$work/push.plain" HEAD:main; }
run_push_empty() { git -C "$at" push -q "$work/push.empty" HEAD:main; }

# must_refuse NAME PATH: a hook that lets a record without sense through was not measured but missed.
must_refuse() {
  local before
  before=$(git -C "$at" rev-parse HEAD)
  sed -i 's/"status": "scheduled"/"status": "nonsense"/' "$at/$2"
  git -C "$at" commit -q -m "Edit: /status" -- "$2"
  if "run_$1" >"$work/ready" 2>&1; then
    echo "script/bench: the server took a record that breaks its schema, so its hooks do not judge" >&2
    exit 2
  fi
  git -C "$at" reset -q --hard "$before"
}
