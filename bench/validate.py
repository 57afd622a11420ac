"""The peer of folio's schema validation: every record below a folder, against its schema, with jsonschema.

    python3 validate.py SCHEMAS PORTFOLIO
"""

import json
import pathlib
import sys

import jsonschema
import referencing


def main(schemas: pathlib.Path, portfolio: pathlib.Path) -> int:
    registry = referencing.Registry()
    validators = {}
    for path in schemas.glob("*.schema.json"):
        resource = referencing.Resource.from_contents(json.loads(path.read_bytes()))
        registry = registry.with_resource(resource.id(), resource)
    registry = registry.crawl()
    wrong = 0
    for path in portfolio.rglob("*-*.json"):
        record = json.loads(path.read_bytes())
        kind = record["kind"]
        if kind not in validators:
            schema = json.loads((schemas / f"{kind}.schema.json").read_bytes())
            validators[kind] = jsonschema.Draft202012Validator(schema, registry=registry)
        wrong += not validators[kind].is_valid(record)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
