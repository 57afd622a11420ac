# The pre-commit hook on one changed record, run as git runs it.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, sizes, at.

bench_hook() {
  local size path goal
  empty_hooks
  for size in $sizes; do
    ledger "ledger-$size" "$size" --unsigned
    fresh "ledger-$size" hook
    path=$(review_path 1)
    retitle "$at/$path" "A changed title"
    git -C "$at" add "$path"
    mkdir -p "$work/hooks.folio"
    folio hook install -C "$at" >"$work/ready" 2>&1 || ended "folio hook install"
    cp "$at/.git/hooks/pre-commit" "$work/hooks.folio/"
    hook_must_refuse "$path"

    sample hook_folio hook_direct hook_empty hook_diff
    row "pre-commit hook" "$size" hook_folio "git hook run, empty sh hook" hook_empty 2
    goal=-
    if [ "$size" -ge 100000 ]; then goal=0.5; fi
    row "pre-commit hook" "$size" hook_folio "sh hook: git diff --cached --raw" hook_diff "$goal"
    row "pre-commit, folio alone" "$size" hook_direct "git hook run, empty sh hook" hook_empty -
    size_of hook_folio "$size" "pre-commit hook" 1.3
    size_of hook_diff "$size" "(sh hook: git diff --cached --raw)"
  done
}

# git commit gives its hooks the index by name, an editor that it will not need, and the work tree's top.
as_hook() { (cd "$at" && exec env GIT_INDEX_FILE=.git/index GIT_EDITOR=: GIT_PREFIX= "$@"); }

run_hook_folio() { as_hook git -c core.hooksPath="$work/hooks.folio" hook run pre-commit; }
run_hook_direct() { as_hook "$FOLIO" hook run pre-commit; }
run_hook_empty() { as_hook git -c core.hooksPath="$work/hooks.empty" hook run pre-commit; }
run_hook_diff() { as_hook git -c core.hooksPath="$work/hooks.diff" hook run pre-commit; }

# A hook that lets a record without sense through was not measured but missed.
hook_must_refuse() {
  cp "$at/$1" "$work/record"
  sed -i 's/"status": "scheduled"/"status": "nonsense"/' "$at/$1"
  git -C "$at" add "$1"
  if run_hook_folio >"$work/ready" 2>&1; then
    echo "script/bench: pre-commit let a record pass that breaks its schema, so it does not judge" >&2
    exit 2
  fi
  cp "$work/record" "$at/$1"
  git -C "$at" add "$1"
}
