# Many files against their schemas.
# shellcheck shell=bash disable=SC2154 # script/bench sets FOLIO, work, here, smallest, at.

bench_schema() {
  local runs=$(((runs + 2) / 3)) python=
  ledger "ledger-$smallest" "$smallest" --unsigned
  at=$work/ledger-$smallest
  if command -v python3 >/dev/null && python3 -c 'import jsonschema, referencing' 2>/dev/null; then python=1; fi
  if [ -z "$python" ]; then
    skipped "every record against its schema" "python3 with jsonschema is not installed"
    return
  fi
  sample schema_check schema_python
  row "folio check --all: schema, rules" "$smallest" schema_check "python3 jsonschema, schema alone" schema_python -
  if ! "$FOLIO" schema validate --help 2>/dev/null | grep -q '^USAGE: folio schema validate'; then
    skipped "folio schema validate" "this folio has no such command"
    return
  fi
  sample schema_folio schema_python
  row "folio schema validate" "$smallest" schema_folio "python3 jsonschema, schema alone" schema_python -
}

run_schema_check() { "$FOLIO" check --all -C "$at"; }
run_schema_folio() { find "$at/portfolio" -name '*-*.json' -print0 | xargs -0 "$FOLIO" schema validate -C "$at"; }
run_schema_python() { python3 "$here/bench/validate.py" "$here/schemas" "$at/portfolio"; }
