# Questions about a long past, with the read index and without.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, sizes, commits, at, runs.

bench_index() {
  local size runs=$(((runs + 2) / 3))
  if ! command -v sqlite3 >/dev/null; then
    skipped "questions from the index" "its peer sqlite3 is not installed"
    return
  fi
  for size in $sizes; do
    ledger "ledger-$size" "$size" --unsigned
    long_past "$size"
    equal_table

    sample index_build index_log_raw
    row "folio index build --anew, $commits commits" "$size" index_build "git log --raw" index_log_raw 1.2

    sample index_register index_register_git index_register_sqlite index_register_jq
    row "folio exception register --as-of" "$size" index_register "sqlite3, equal table" index_register_sqlite 1.2
    row "folio exception register --as-of" "$size" index_register "git grep, cat-file and jq" index_register_jq -
    row "the same without an index" "$size" index_register_git "git grep, cat-file and jq" index_register_jq 0.3

    sample index_history index_history_git index_history_sqlite index_history_bloom index_history_plain
    row "folio review log with bodies" "$size" index_history "sqlite3 and cat-file" index_history_sqlite 1.0
    row "folio review log with bodies" "$size" index_history "git log -- path, Bloom filters" index_history_bloom -
    row "folio review log with bodies" "$size" index_history "git log -- path" index_history_plain -
    row "the same without an index" "$size" index_history_git "git log -- path, Bloom filters" index_history_bloom -

    # Most records change a few times in a long history; the review above does in every 28th commit.
    sample index_few index_few_sqlite index_few_bloom index_few_plain
    row "folio exception log, one version" "$size" index_few "sqlite3 and cat-file" index_few_sqlite 1.0
    row "folio exception log, one version" "$size" index_few "git log -- path, Bloom filters" index_few_bloom -
    row "folio exception log, one version" "$size" index_few "git log -- path" index_few_plain -

    sample index_refresh index_log_ten
    row "folio index build, 10 more commits" "$size" index_refresh "git log --raw of these" index_log_ten -
    size_of index_refresh "$size" "folio index build, 10 more commits" 1.2
  done
}

# A copy of a ledger in `past`, and one in `past.git` without an index, with 200 exceptions on its first forum's register
# and then many small commits.
long_past() {
  fresh "ledger-$1" past
  exceptions_stream | git -C "$at" fast-import --quiet
  git -C "$at" reset -q --hard
  history_stream "$commits" | git -C "$at" fast-import --quiet
  git -C "$at" reset -q --hard
  git -C "$at" gc --quiet
  past=$at
  past_day=$(git -C "$past" log -1 --skip $((commits / 2)) --format=%cs)
  past_commit=$(git -C "$past" rev-list -1 --before="$past_day 23:59:59 +0000" HEAD)
  past_path=$(review_path 1)
  past_few=portfolio/exceptions/0/1/EXC-000001.json
  rm -rf "$work/past.git" "$work/past.bloom"
  cp -a "$past" "$work/past.git"
  cp -a "$past" "$work/past.bloom"
  git -C "$work/past.bloom" commit-graph write --reachable --changed-paths --no-progress
  rm -f "$work/past.git/.git/objects/info/commit-graph"
  rm -rf "$work/past.git/.git/objects/info/commit-graphs"
  once run_index_build
  cp "$past/.git/folio/index.sqlite" "$work/whole.sqlite"
  # What the index was ten commits ago.
  git -C "$past" update-ref refs/heads/main HEAD~10
  once run_index_build
  cp "$past/.git/folio/index.sqlite" "$work/behind.sqlite"
  git -C "$past" update-ref refs/heads/main ORIG_HEAD 2>/dev/null ||
    git -C "$past" update-ref refs/heads/main "$(git -C "$work/past.git" rev-parse HEAD)"
}

exceptions_stream() {
  local number id list=
  for ((number = 1; number <= 200; number++)); do list+=$(printf '    "EXC-%06d",\n' "$number")$'\n'; done
  printf 'commit refs/heads/main\ncommitter Ana <ana@bench.example> %d +0000\ndata 5\nGrant\n' \
    "$(date -d 2025-06-30T00:00:00Z +%s)"
  printf 'from refs/heads/main^0\n'
  for ((number = 1; number <= 200; number++)); do
    id=$(printf 'EXC-%06d' "$number")
    printf 'M 100644 inline portfolio/exceptions/%s/%s/%s.json\ndata <<END-OF-RECORD\n' "${id: -2:1}" "${id: -1:1}" "$id"
    printf '{\n  "expires_on": "2025-%02d-15",\n  "forum": "FOR-0001",\n  "id": "%s",\n  "kind": "exception",\n' \
      $((7 + number % 6)) "$id"
    printf '  "owner": "PER-0002",\n  "starts": "2025-06-30",\n  "status": "approved",\n  "title": "Exception %d"\n}\n' \
      "$number"
    printf 'END-OF-RECORD\n'
  done
  printf 'M 100644 inline portfolio/forums/0/1/FOR-0001.json\ndata <<END-OF-RECORD\n'
  # The register's place in canonical JSON is between `owner` and `schema`.
  sed "/^  \"schema\": /i\\  \"register\": {\\n    \"exceptions\": [\\nLIST\\n    ]\\n  }," \
    "$at/portfolio/forums/0/1/FOR-0001.json" |
    awk -v list="${list%,*}" '/^LIST$/ { print list; next } { print }'
  printf 'END-OF-RECORD\n'
}

# The same commits and versions as plain tables, and the exceptions with the columns of the register.
equal_table() {
  rm -f "$work/equal.sqlite"
  {
    echo 'CREATE TABLE commits (position INTEGER PRIMARY KEY, id TEXT, seconds INTEGER);'
    echo 'CREATE INDEX by_time ON commits (seconds);'
    echo 'CREATE TABLE versions (record TEXT, since INTEGER, until INTEGER, blob TEXT, PRIMARY KEY (record, since));'
    echo 'CREATE TABLE exceptions (id TEXT, since INTEGER, title TEXT, status TEXT, starts TEXT, expires_on TEXT);'
    echo "ATTACH '$work/whole.sqlite' AS folio; BEGIN;"
    echo 'INSERT INTO commits SELECT position, lower(hex(id)), seconds FROM folio.commits;'
    echo 'INSERT INTO versions SELECT record, since, until, lower(hex(blob)) FROM folio.versions;'
    echo "INSERT INTO exceptions SELECT record, since, 'Exception ' || record, status, '2025-06-30', '2025-12-15'"
    echo "  FROM folio.versions WHERE kind = 'exception'; COMMIT;"
  } | sqlite3 "$work/equal.sqlite"
}

ready_index_register() { cp "$work/whole.sqlite" "$past/.git/folio/index.sqlite"; }
ready_index_few() { cp "$work/whole.sqlite" "$past/.git/folio/index.sqlite"; }
ready_index_history() { cp "$work/whole.sqlite" "$past/.git/folio/index.sqlite"; }
ready_index_refresh() { cp "$work/behind.sqlite" "$past/.git/folio/index.sqlite"; }

run_index_build() { "$FOLIO" index build --anew -C "$past"; }
run_index_log_raw() { git -C "$past" log --raw; }
run_index_refresh() { "$FOLIO" index build -C "$past"; }
run_index_log_ten() { git -C "$past" log --raw -10; }

run_index_register() { "$FOLIO" exception register -C "$past" --as-of "$past_day" --json; }
run_index_register_git() { "$FOLIO" exception register -C "$work/past.git" --as-of "$past_day" --json; }
run_index_register_sqlite() {
  sqlite3 -json "$work/equal.sqlite" "SELECT * FROM exceptions WHERE since <= (SELECT max(position) FROM commits
    WHERE seconds < unixepoch('$past_day', '+1 day')) ORDER BY expires_on"
}
run_index_register_jq() {
  git -C "$work/past.git" grep -lz '"kind": "exception"' "$past_commit" -- portfolio | tr '\0' '\n' |
    git -C "$work/past.git" cat-file --batch='' | jq -c '[.id, .title, .status, .expires_on]'
}

run_index_history() { "$FOLIO" review log -C "$past" "$(review_id 1)" --json; }
run_index_few() { "$FOLIO" exception log -C "$past" EXC-000001 --json; }
run_index_few_sqlite() {
  sqlite3 "$work/equal.sqlite" "SELECT blob FROM versions WHERE record = 'EXC-000001' ORDER BY since DESC" |
    git -C "$past" cat-file --batch
}
run_index_few_bloom() { git -C "$work/past.bloom" log --format=%H -- "$past_few"; }
run_index_few_plain() { git -C "$work/past.git" -c core.commitGraph=false log --format=%H -- "$past_few"; }

run_index_history_git() { "$FOLIO" review log -C "$work/past.git" "$(review_id 1)" --json; }
run_index_history_sqlite() {
  sqlite3 "$work/equal.sqlite" "SELECT blob FROM versions WHERE record = '$(review_id 1)' ORDER BY since DESC" |
    git -C "$past" cat-file --batch
}
run_index_history_bloom() { git -C "$work/past.bloom" log --format=%H -- "$past_path"; }
run_index_history_plain() { git -C "$work/past.git" -c core.commitGraph=false log --format=%H -- "$past_path"; }
