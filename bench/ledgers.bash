# Ledgers to measure on: the same seed gives the same records (the ledger's own name is random).
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, seed, here.

folio() { "$FOLIO" "$@"; }

# ledger NAME RECORDS [OPTION…]: begins $work/NAME, lets RECORDS records in and ends set-up. A ledger that stands there
# already is taken as it is. OPTION… goes to folio init.
ledger() {
  local records=$2 path=$work/$1 source=$work/$1.import
  shift 2
  if [ -e "$path.ready" ]; then return; fi
  say "a ledger of $records records"
  rm -rf "$path" "$source"
  mkdir -p "$source"
  awk -v seed="$seed" -v records="$records" -v out="$source" -f "$here/bench/portfolio.awk"
  folio init "$@" --id PER-0001 --now 2025-06-01T09:00:00Z "$path" >"$work/ready" 2>&1 || ended "folio init"
  # The draft policy gets its change board and the draft gate model becomes active, as part of the import.
  sed '/^  "created_at"/i\  "change_board": "FOR-0001",' "$path"/portfolio/policies/0/1/POL-0001.json \
    >"$source/POL-0001.json"
  sed 's/^  "status": "draft"/  "status": "active"/' "$path"/portfolio/gatemodels/0/1/GTM-0001.json \
    >"$source/GTM-0001.json"
  once folio import -C "$path" "$source" --now 2025-06-02T09:00:00Z
  say "  imported in $((lastWall / 1000)) ms"
  folio policy activate -C "$path" --now 2025-06-03T09:00:00Z >"$work/ready" 2>&1 || ended "folio policy activate"
  git -C "$path" gc --quiet
  rm -rf "$source"
  : >"$path.ready"
}

# fresh NAME COPY: a copy of a ledger, for a section to write to. Its way goes to `at`.
fresh() {
  at=$work/$2
  rm -rf "$at"
  cp -a "$work/$1" "$at"
  git -C "$at" update-index -q --refresh
}

# Where a review lies, from its number: the folders are its id's last two characters.
review_path() {
  local id
  id=$(review_id "$1")
  echo "portfolio/reviews/${id: -2:1}/${id: -1:1}/$id.json"
}

review_id() { printf 'REV-%06d' "$1"; }

# retitle FILE WORDS: changes one field of a record, as an editor would.
retitle() { sed -i "s/^  \"title\": .*/  \"title\": \"$2\",/" "$1"; }

# What the empty hook of every comparison is: a shell that ends.
empty_hooks() {
  mkdir -p "$work/hooks.empty" "$work/hooks.diff"
  for hook in pre-commit pre-receive; do
    printf '#!/bin/sh\nexit 0\n' >"$work/hooks.empty/$hook"
    chmod +x "$work/hooks.empty/$hook"
  done
  printf '#!/bin/sh\nexec git diff --cached --raw\n' >"$work/hooks.diff/pre-commit"
  chmod +x "$work/hooks.diff/pre-commit"
}
