# A long history of small commits, judged from its root.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, commits, at, runs.

bench_verify() {
  local runs=$(((runs + 2) / 3)) length per
  # Few records: the opening balance is not to outweigh the history.
  ledger ledger-history 50 --unsigned
  for length in $commits; do
    fresh ledger-history history
    history_stream "$length" | git -C "$at" fast-import --quiet
    git -C "$at" reset -q --hard
    git -C "$at" gc --quiet
    history_root=$(git -C "$at" rev-list --max-parents=0 HEAD)

    sample verify_folio verify_log verify_fsck
    row "folio verify --pin, $length commits" 50 verify_folio "git log --raw" verify_log 0.8
    row "folio verify --pin, $length commits" 50 verify_folio "git fsck --full" verify_fsck -
    per=$(awk -v ms="${wall[verify_folio]}" -v n="$length" 'BEGIN { printf "%.0f", n / ms * 1000 }')
    history_ten=$(git -C "$at" rev-parse HEAD~10)
    sample verify_again verify_empty verify_rev_list
    row "folio verify --since, 10 of $length commits" 50 verify_again "git rev-list of these" verify_rev_list 1.2
    row "folio verify --since, 10 of $length commits" 50 verify_again "folio --version" verify_empty -
    say "  $per commits a second judged"
  done
}

# history_stream COMMITS [WORDS [COMMAND]]: a stream for git fast-import of commits on main of $at, each of which gives
# one of 28 reviews a new title that ends in WORDS; COMMAND, as `checkpoint`, follows each.
history_stream() {
  local number path
  for ((number = 1; number <= 28; number++)); do
    path=$(review_path "$number")
    { echo "$path"; git -C "$at" cat-file -p "main:$path"; } >"$work/record.$number"
  done
  awk -v commits="$1" -v words="${2-}" -v after_each="${3-}" -v start="$(date -d 2025-07-01T00:00:00Z +%s)" \
    -v reviews=28 -v prefix="$work/record." '
    BEGIN {
      for (r = 1; r <= reviews; r++) {
        getline path[r] < (prefix r)
        while ((getline line < (prefix r)) > 0)
          if (line ~ /^  "title": /) titled[r] = 1
          else if (titled[r]) after[r] = after[r] line "\n"
          else before[r] = before[r] line "\n"
      }
      for (c = 1; c <= commits; c++) {
        r = 1 + c % reviews
        record = before[r] "  \"title\": \"Title " c words "\",\n" after[r]
        id = path[r]; sub(/.*\//, "", id); sub(/\.json/, "", id)
        message = "Edit " id ": /title\n"
        printf "commit refs/heads/main\ncommitter Ana <ana@bench.example> %d +0000\n", start + 60 * c
        printf "data %d\n%s", length(message), message
        if (c == 1) print "from refs/heads/main^0"
        printf "M 100644 inline %s\ndata %d\n%s\n", path[r], length(record), record
        if (after_each != "") print after_each
      }
    }'
  rm -f "$work"/record.*
}

run_verify_folio() { "$FOLIO" verify -C "$at" --pin "$history_root"; }
run_verify_log() { git -C "$at" log --raw; }
run_verify_fsck() { git -C "$at" fsck --full; }

run_verify_again() { "$FOLIO" verify -C "$at" --since "$history_ten"; }
run_verify_rev_list() { git -C "$at" rev-list "$history_ten..HEAD"; }
run_verify_empty() { "$FOLIO" --version; }
