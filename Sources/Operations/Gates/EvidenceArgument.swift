import Calendars
import Governance
public import JSON

/// A piece of evidence as a person names it:
/// `C1=interview,n=14,on=2026-09-01,file=notes.pdf,segment=SEG-0001,cost=140,benefit=230,ref=share`.
public struct EvidenceArgument: Sendable {
  /// The criterion that it is for.
  public let criterion: String
  public let fields: JSONObject

  private static let form = "C1=interview,n=14,on=2026-09-01,file=interviews.pdf"

  /// - Parameter digest: the SHA-256 of a file that the person names.
  /// - Throws: `UsageError` for anything of another form.
  public init(_ text: String, digest: (String) throws -> String) throws {
    let parts = text.split(separator: ",").map(String.init)
    let head = parts.first.map { $0.split(separator: "=", maxSplits: 1).map(String.init) } ?? []
    guard head.count == 2 else {
      throw UsageError("'\(text)' names no criterion and type of evidence", hint: "write \(Self.form)")
    }
    var fields: JSONObject = ["type": .string(head[1]), "n": 1]
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else { throw UsageError("'\(part)' is no name=value", hint: "write \(Self.form)") }
      switch pair[0] {
      case "n", "cost", "benefit":
        guard let number = Int64(pair[1]) else { throw UsageError("'\(pair[1])' is no whole number for \(pair[0])") }
        fields[pair[0]] = .integer(number)
      case "on":
        guard let day = CivilDate(pair[1]) else {
          throw UsageError("'\(pair[1])' is no date", hint: "write 2026-09-01")
        }
        fields["on"] = .string(day.description)
      case "file": fields["digest"] = .string(try digest(pair[1]))
      case "digest", "segment", "metric", "region", "ref": fields[pair[0]] = .string(pair[1])
      default:
        throw UsageError(
          "evidence has no '\(pair[0])'",
          hint: "it has n, on, file or digest, segment, metric, region, cost, benefit, ref")
      }
    }
    guard fields["digest"] != nil, fields["on"] != nil else {
      throw UsageError(
        "evidence for \(head[0]) names no \(fields["on"] == nil ? "day" : "artifact")", hint: "write \(Self.form)")
    }
    criterion = head[0]
    self.fields = fields
  }
}
