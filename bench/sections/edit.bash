# One governed commit, as one process of the command line.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, sizes, at.

bench_edit() {
  local size
  for size in $sizes; do
    ledger "ledger-$size" "$size" --unsigned
    fresh "ledger-$size" edit.git
    git -C "$at" update-ref refs/heads/imported HEAD
    edited_by_git=$at
    fresh "ledger-$size" edit.folio
    edit_number=0

    sample edit_folio edit_import edit_git
    row "folio review edit, one commit" "$size" edit_folio "git fast-import, one commit" edit_import 1.0
    row "folio review edit, one commit" "$size" edit_folio "git commit of that path, no hooks" edit_git -
    size_of edit_folio "$size" "folio review edit, one commit" 1.2
    size_of edit_git "$size" "(git commit of that path, no hooks)"
  done
}

ready_edit_folio() { edit_number=$((edit_number + 1)); }
run_edit_folio() { "$FOLIO" review edit -C "$at" "$(review_id 1)" --set title="Title $edit_number"; }

ready_edit_import() {
  local now
  now=$(date +%s)
  {
    printf 'commit refs/heads/imported\ncommitter Ana <ana@bench.example> %s +0000\ndata 5\nEdit\n\n' "$now"
    printf 'from refs/heads/imported^0\nM 100644 inline %s\ndata <<END-OF-RECORD\n' "$(review_path 1)"
    git -C "$edited_by_git" cat-file -p "imported:$(review_path 1)" |
      sed "s/^  \"title\": .*/  \"title\": \"Title $edit_number\",/"
    printf 'END-OF-RECORD\n'
  } >"$work/stream"
}
run_edit_import() { git -C "$edited_by_git" fast-import --quiet <"$work/stream"; }

ready_edit_git() { retitle "$edited_by_git/$(review_path 1)" "Title $edit_number"; }
run_edit_git() {
  git -C "$edited_by_git" -c core.hooksPath=/dev/null commit -q -m "Edit" -- "$(review_path 1)"
}
