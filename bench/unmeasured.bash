# Costs with a goal that this bench does not measure yet, and why.
# shellcheck shell=bash disable=SC2154 # script/bench sets commits.

not_measured() {
  if [ "${commits##* }" -lt 100000 ]; then
    skipped "verify of 100,000 commits" "--full does it; the default keeps the run short"
  fi
  skipped "schema validation beside jsonschema-rs" "not installed; python's jsonschema stands in"
}
