# A hundred signed commits, beside git, which starts ssh-keygen for each.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, at, runs.

bench_sign() {
  local runs=$(((runs + 2) / 3)) number path
  if ! command -v ssh-keygen >/dev/null; then
    skipped "signatures of 100 commits" "ssh-keygen is not installed"
    return
  fi
  signing_key=$work/signing-key
  [ -e "$signing_key" ] || ssh-keygen -q -t ed25519 -N '' -C '' -f "$signing_key"
  printf 'ana@bench.example %s\n' "$(cat "$signing_key.pub")" >"$work/allowed-signers"
  git config --global gpg.format ssh
  git config --global user.signingKey "$signing_key"
  git config --global gpg.ssh.allowedSignersFile "$work/allowed-signers"
  # A ledger to reuse belongs to the key that began it, and the key lies beside it.
  ledger ledger-signed 150
  fresh ledger-signed sign
  sign_before=$(git -C "$at" rev-parse HEAD)
  for ((number = 1; number <= 90; number++)); do
    path=$(review_path "$number")
    retitle "$at/$path" "Title $number"
    git -C "$at" commit -q -S -m "Edit $(review_id "$number"): /title" -- "$path"
  done
  # The hundred are made of ninety reviews and ten of them again.
  for ((number = 1; number <= 10; number++)); do
    path=$(review_path "$number")
    retitle "$at/$path" "Title again $number"
    git -C "$at" commit -q -S -m "Edit $(review_id "$number"): /title" -- "$path"
  done
  sign_root=$(git -C "$at" rev-list --max-parents=0 HEAD)

  sample sign_folio sign_git
  row "folio verify --pin, 100 signed" 150 sign_folio "git verify-commit, each of the 100" sign_git -
  git config --global --unset user.signingKey
}

run_sign_folio() { "$FOLIO" verify -C "$at" --pin "$sign_root"; }
run_sign_git() {
  local commit
  for commit in $(git -C "$at" rev-list "$sign_before..HEAD"); do git -C "$at" verify-commit "$commit"; done
}
