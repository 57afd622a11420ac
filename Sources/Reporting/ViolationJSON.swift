import Governance
public import JSON
public import Operations
import Rules

extension LocatedViolation {
  /// `{code,name,severity,subject,path,line,column,pointer,message,fix,who_can?,waived_by?,commit?}`.
  public func json(commit: String? = nil) -> JSONValue {
    var fields: JSONObject = [
      "code": .string(violation.rule.code), "name": .string(violation.rule.name),
      "severity": .string(violation.severity.rawValue), "subject": .string(violation.subject),
      "message": .string(violation.message.description), "fix": .string(violation.fix.description),
    ]
    fields["commit"] = commit.map { .string($0) }
    fields["path"] = violation.path.map { .string($0) }
    fields["pointer"] = violation.pointer.map { .string($0.description) }
    if let position {
      fields["line"] = .integer(Int64(position.line))
      fields["column"] = .integer(Int64(position.column))
    }
    if !violation.whoCan.isEmpty { fields["who_can"] = .array(violation.whoCan.map { .string($0.text) }) }
    fields["waived_by"] = violation.waivedBy.map { .string($0.text) }
    return .object(fields)
  }
}
