import Git
import Git
public import JSON
public import Operations
import Rules

/// Verdicts in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), which forges show beside the lines.
public enum SARIF {
  public static func log(_ commits: [JudgedCommit], version: String) -> JSONValue {
    let violations = commits.flatMap { judged in judged.violations.map { (judged, $0) } }
    let rules = Set(violations.map { $0.1.violation.rule }).sorted()
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "folio", "version": .string(version),
              "rules": .array(
                rules.map {
                  [
                    "id": .string($0.code), "name": .string($0.name),
                    "shortDescription": ["text": .string(sentence($0.name))],
                  ]
                }),
            ]
          ],
          "results": .array(violations.map { result($0.0, $0.1) }),
        ]
      ],
    ]
  }

  private static func sentence(_ name: String) -> String {
    let words = name.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func result(_ judged: JudgedCommit, _ located: LocatedViolation) -> JSONValue {
    let violation = located.violation
    var fields: JSONObject = [
      "ruleId": .string(violation.rule.code), "level": .string(level(violation.severity)),
      "message": ["text": .string("\(violation.message); fix: \(violation.fix)")],
    ]
    if let path = violation.path {
      var place: JSONObject = ["artifactLocation": ["uri": .string(path)]]
      if let position = located.position {
        place["region"] = [
          "startLine": .integer(Int64(position.line)), "startColumn": .integer(Int64(position.column)),
        ]
      }
      fields["locations"] = [["physicalLocation": .object(place)]]
    }
    if let id = judged.id { fields["properties"] = ["commit": .string(id.description)] }
    return .object(fields)
  }

  private static func level(_ severity: Violation.Severity) -> String {
    switch severity {
    case .block: "error"
    case .warn: "warning"
    case .note: "note"
    }
  }
}
