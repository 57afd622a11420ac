# Questions about the past, with an index and without, on as many commits as records.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, sizes, at, runs.

bench_index() {
  local runs=$(((runs + 2) / 3)) size
  for size in $sizes; do
    ledger "ledger-$size" "$size" --unsigned
    fresh "ledger-$size" asked
    history_stream "$size" | git -C "$at" fast-import --quiet
    git -C "$at" reset -q --hard
    git -C "$at" gc --quiet
    index_path=$(review_path 2)
    index_id=$(review_id 2)
    # The middle of the history.
    index_day=$(git -C "$at" log -1 --format=%cd --date=format:%Y-%m-%dT%H:%M:%SZ "main~$((size / 2))")

    sample index_plainlog index_register_git
    git -C "$at" commit-graph write --reachable --changed-paths 2>/dev/null
    sample index_walk index_register_walk index_bloom
    sample index_build index_gitlog
    "$FOLIO" index build -C "$at" >/dev/null 2>&1
    sample index_history index_sqlite index_register index_register_sqlite index_refresh index_revlist

    row "history of a record, index" "$size" index_history "sqlite3 and git cat-file" index_sqlite 1.0
    row "history of a record, index" "$size" index_history "git log -p -- path, Bloom filters" index_bloom -
    row "history of a record, index" "$size" index_history "git log -p -- path" index_plainlog -
    row "history of a record, no index" "$size" index_walk "git log -p -- path, Bloom filters" index_bloom -
    row "as-of register, index" "$size" index_register "sqlite3 on the index" index_register_sqlite 1.2
    row "as-of register, index" "$size" index_register "git grep, cat-file, jq" index_register_git -
    row "as-of register, no index" "$size" index_register_walk "git grep, cat-file, jq" index_register_git 0.3
    row "index built from Git alone" "$size" index_build "git log --raw" index_gitlog 1.2
    row "index brought up by 10 commits, and a question" "$size" index_refresh "git rev-list -1" index_revlist -
  done
}

run_index_history() { "$FOLIO" log -C "$at" "$index_id"; }
run_index_walk() { "$FOLIO" log -C "$at" "$index_id"; }
ready_index_walk() { "$FOLIO" index drop -C "$at" --quiet; }
run_index_bloom() { git -C "$at" log -p -- "$index_path"; }
run_index_plainlog() { git -C "$at" log -p -- "$index_path"; }
# The same commits out of the same table, and the record's text at each.
run_index_sqlite() {
  sqlite3 "$at/.git/folio/index.sqlite" \
    "SELECT id || ':$index_path' FROM versions JOIN commits USING (position) WHERE record = '$index_id' ORDER BY position DESC" |
    git -C "$at" cat-file --batch
}
run_index_register() { "$FOLIO" exception register -C "$at" --as-of "$index_day"; }
run_index_register_walk() { "$FOLIO" exception register -C "$at" --as-of "$index_day"; }
run_index_register_sqlite() {
  sqlite3 "$at/.git/folio/index.sqlite" \
    "SELECT id FROM commits WHERE time <= unixepoch('$index_day') ORDER BY time DESC LIMIT 1"
}
run_index_register_git() {
  local commit
  commit=$(git -C "$at" rev-list -1 --before="$index_day" main)
  { git -C "$at" grep -l '"kind": "exception"' "$commit" -- portfolio || true; } | git -C "$at" cat-file --batch |
    jq -R -s length
}
ready_index_build() { "$FOLIO" index drop -C "$at" --quiet; }
run_index_build() { "$FOLIO" index build -C "$at"; }
run_index_gitlog() { git -C "$at" log --raw; }
ready_index_refresh() {
  history_stream 10 " again $RANDOM" | git -C "$at" fast-import --quiet
}
run_index_refresh() { "$FOLIO" log -C "$at" --limit 1 "$index_id"; }
run_index_revlist() { git -C "$at" rev-list -1 main; }
