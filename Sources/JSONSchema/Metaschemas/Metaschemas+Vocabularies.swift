import JSON

extension Metaschemas {
  static var core: JSONValue {
    vocabulary(
      "core", title: "Core vocabulary meta-schema",
      [
        "properties": [
          "$id": [
            "$ref": "#/$defs/uriReferenceString",
            "$comment": "Non-empty fragments not allowed.",
            "pattern": "^[^#]*#?$",
          ],
          "$schema": ["$ref": "#/$defs/uriString"],
          "$ref": ["$ref": "#/$defs/uriReferenceString"],
          "$anchor": ["$ref": "#/$defs/anchorString"],
          "$dynamicRef": ["$ref": "#/$defs/uriReferenceString"],
          "$dynamicAnchor": ["$ref": "#/$defs/anchorString"],
          "$vocabulary": [
            "type": "object",
            "propertyNames": ["$ref": "#/$defs/uriString"],
            "additionalProperties": ["type": "boolean"],
          ],
          "$comment": ["type": "string"],
          "$defs": ["type": "object", "additionalProperties": subschema],
        ],
        "$defs": [
          "anchorString": ["type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"],
          "uriString": ["type": "string", "format": "uri"],
          "uriReferenceString": ["type": "string", "format": "uri-reference"],
        ],
      ]
    )
  }

  static var applicator: JSONValue {
    let schemas: JSONValue = ["type": "object", "additionalProperties": subschema, "default": [:]]
    let list: JSONValue = ["$ref": "#/$defs/schemaArray"]
    return vocabulary(
      "applicator", title: "Applicator vocabulary meta-schema",
      [
        "properties": [
          "prefixItems": list,
          "items": subschema,
          "contains": subschema,
          "additionalProperties": subschema,
          "properties": schemas,
          "patternProperties": [
            "type": "object",
            "additionalProperties": subschema,
            "propertyNames": ["format": "regex"],
            "default": [:],
          ],
          "dependentSchemas": schemas,
          "propertyNames": subschema,
          "if": subschema,
          "then": subschema,
          "else": subschema,
          "allOf": list,
          "anyOf": list,
          "oneOf": list,
          "not": subschema,
        ],
        "$defs": ["schemaArray": ["type": "array", "minItems": 1, "items": subschema]],
      ]
    )
  }

  static var unevaluated: JSONValue {
    vocabulary(
      "unevaluated", title: "Unevaluated applicator vocabulary meta-schema",
      ["properties": ["unevaluatedItems": subschema, "unevaluatedProperties": subschema]]
    )
  }

  static var validation: JSONValue {
    let count: JSONValue = ["$ref": "#/$defs/nonNegativeInteger"]
    let countFromZero: JSONValue = ["$ref": "#/$defs/nonNegativeIntegerDefault0"]
    let number: JSONValue = ["type": "number"]
    return vocabulary(
      "validation", title: "Validation vocabulary meta-schema",
      [
        "properties": [
          "type": [
            "anyOf": [
              ["$ref": "#/$defs/simpleTypes"],
              ["type": "array", "items": ["$ref": "#/$defs/simpleTypes"], "minItems": 1, "uniqueItems": true],
            ]
          ],
          "const": true,
          "enum": ["type": "array", "items": true],
          "multipleOf": ["type": "number", "exclusiveMinimum": 0],
          "maximum": number,
          "exclusiveMaximum": number,
          "minimum": number,
          "exclusiveMinimum": number,
          "maxLength": count,
          "minLength": countFromZero,
          "pattern": ["type": "string", "format": "regex"],
          "maxItems": count,
          "minItems": countFromZero,
          "uniqueItems": ["type": "boolean", "default": false],
          "maxContains": count,
          "minContains": ["$ref": "#/$defs/nonNegativeInteger", "default": 1],
          "maxProperties": count,
          "minProperties": countFromZero,
          "required": ["$ref": "#/$defs/stringArray"],
          "dependentRequired": ["type": "object", "additionalProperties": ["$ref": "#/$defs/stringArray"]],
        ],
        "$defs": [
          "nonNegativeInteger": ["type": "integer", "minimum": 0],
          "nonNegativeIntegerDefault0": ["$ref": "#/$defs/nonNegativeInteger", "default": 0],
          "simpleTypes": ["enum": ["array", "boolean", "integer", "null", "number", "object", "string"]],
          "stringArray": ["type": "array", "items": ["type": "string"], "uniqueItems": true, "default": []],
        ],
      ]
    )
  }

  static var metaData: JSONValue {
    let flag: JSONValue = ["type": "boolean", "default": false]
    return vocabulary(
      "meta-data", title: "Meta-data vocabulary meta-schema",
      [
        "properties": [
          "title": ["type": "string"],
          "description": ["type": "string"],
          "default": true,
          "deprecated": flag,
          "readOnly": flag,
          "writeOnly": flag,
          "examples": ["type": "array", "items": true],
        ]
      ]
    )
  }

  static func format(_ kind: String) -> JSONValue {
    vocabulary(
      "format-\(kind)", title: "Format vocabulary meta-schema for \(kind) results",
      ["properties": ["format": ["type": "string"]]]
    )
  }

  static var content: JSONValue {
    vocabulary(
      "content", title: "Content vocabulary meta-schema",
      [
        "properties": [
          "contentEncoding": ["type": "string"],
          "contentMediaType": ["type": "string"],
          "contentSchema": subschema,
        ]
      ]
    )
  }
}
