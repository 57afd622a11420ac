import JSON

/// The metaschemas of draft 2020-12, which references may name without anybody adding them.
enum Metaschemas {
  /// The metaschema with this URI, read anew; nil for any other URI.
  static func schema(_ uri: String) -> JSONValue? {
    switch uri {
    case "https://json-schema.org/draft/2020-12/schema": whole
    case "https://json-schema.org/draft/2020-12/meta/core": core
    case "https://json-schema.org/draft/2020-12/meta/applicator": applicator
    case "https://json-schema.org/draft/2020-12/meta/unevaluated": unevaluated
    case "https://json-schema.org/draft/2020-12/meta/validation": validation
    case "https://json-schema.org/draft/2020-12/meta/meta-data": metaData
    case "https://json-schema.org/draft/2020-12/meta/format-annotation": format("annotation")
    case "https://json-schema.org/draft/2020-12/meta/format-assertion": format("assertion")
    case "https://json-schema.org/draft/2020-12/meta/content": content
    default: nil
    }
  }

  /// What every vocabulary's metaschema begins with.
  static func vocabulary(_ name: String, title: String, _ more: JSONObject) -> JSONValue {
    var schema: JSONObject = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "https://json-schema.org/draft/2020-12/meta/\(name)",
      "$dynamicAnchor": "meta",
      "title": .string(title),
      "type": ["object", "boolean"],
    ]
    for (key, value) in more { schema[key] = value }
    return .object(schema)
  }

  /// A schema of whatever dialect is being described.
  static let subschema: JSONValue = ["$dynamicRef": "#meta"]

  private static let whole: JSONValue = [
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://json-schema.org/draft/2020-12/schema",
    "$vocabulary": [
      "https://json-schema.org/draft/2020-12/vocab/core": true,
      "https://json-schema.org/draft/2020-12/vocab/applicator": true,
      "https://json-schema.org/draft/2020-12/vocab/unevaluated": true,
      "https://json-schema.org/draft/2020-12/vocab/validation": true,
      "https://json-schema.org/draft/2020-12/vocab/meta-data": true,
      "https://json-schema.org/draft/2020-12/vocab/format-annotation": true,
      "https://json-schema.org/draft/2020-12/vocab/content": true,
    ],
    "$dynamicAnchor": "meta",
    "title": "Core and Validation specifications meta-schema",
    "allOf": [
      ["$ref": "meta/core"], ["$ref": "meta/applicator"], ["$ref": "meta/unevaluated"], ["$ref": "meta/validation"],
      ["$ref": "meta/meta-data"], ["$ref": "meta/format-annotation"], ["$ref": "meta/content"],
    ],
    "type": ["object", "boolean"],
    "$comment": """
    This meta-schema also defines keywords that have appeared in previous drafts in order to prevent incompatible \
    extensions as they remain in common use.
    """,
    "properties": [
      "definitions": [
        "$comment": "\"definitions\" has been replaced by \"$defs\".",
        "type": "object",
        "additionalProperties": subschema,
        "deprecated": true,
        "default": [:],
      ],
      "dependencies": [
        "$comment": """
        \"dependencies\" has been split and replaced by \"dependentSchemas\" and \"dependentRequired\" in order \
        to serve their differing semantics.
        """,
        "type": "object",
        "additionalProperties": ["anyOf": [subschema, ["$ref": "meta/validation#/$defs/stringArray"]]],
        "deprecated": true,
        "default": [:],
      ],
      "$recursiveAnchor": [
        "$comment": "\"$recursiveAnchor\" has been replaced by \"$dynamicAnchor\".",
        "$ref": "meta/core#/$defs/anchorString",
        "deprecated": true,
      ],
      "$recursiveRef": [
        "$comment": "\"$recursiveRef\" has been replaced by \"$dynamicRef\".",
        "$ref": "meta/core#/$defs/uriReferenceString",
        "deprecated": true,
      ],
    ],
  ]
}
