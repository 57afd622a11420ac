# Costs with a goal that this bench does not measure yet, and why.
# shellcheck shell=bash disable=SC2154 # script/bench sets commits.

not_measured() {
  if [ "${commits##* }" -lt 100000 ]; then
    skipped "verify of 100,000 commits" "--full does it; the default keeps the run short"
  fi
  skipped "verify again after k new commits" "folio verify begins at the root each time"
  skipped "as-of register of every record" "folio answers about one record; the register needs the read index"
  skipped "the same without an index" "there is no read index to do without"
  skipped "index rebuilt from Git alone" "there is no read index yet"
  skipped "one record's history with bodies" "its peer is the read index's database"
  skipped "schema validation beside jsonschema-rs" "not installed; python's jsonschema stands in"
  skipped "portfolio selection" "folio does not select yet; HiGHS, CP-SAT and CBC are not installed"
  skipped "frozen at t, in process" "a figure of a library, not of a command"
  skipped "expand recurrence, per window" "a figure of a library, not of a command"
}
