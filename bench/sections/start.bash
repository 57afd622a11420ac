# How long a process takes to begin, and to open a ledger and read one record.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, sizes, smallest, at.

bench_start() {
  local size
  for size in $sizes; do
    ledger "ledger-$size" "$size" --unsigned
    at=$work/ledger-$size
    if [ "$size" = "$smallest" ]; then
      sample start_version start_revparse
      row "folio --version" "$size" start_version "git rev-parse HEAD" start_revparse -
    fi
    sample start_show start_catfile start_revparse
    row "folio show, one record" "$size" start_show "git rev-parse HEAD" start_revparse -
    row "folio show, one record" "$size" start_show "git cat-file, same record" start_catfile -
    size_of start_show "$size" "folio show, one record"
  done
}

run_start_version() { "$FOLIO" --version; }
run_start_show() { "$FOLIO" show -C "$at" "$(review_id 1)"; }
run_start_revparse() { git -C "$at" rev-parse HEAD; }
run_start_catfile() { git -C "$at" cat-file -p "HEAD:$(review_path 1)"; }
