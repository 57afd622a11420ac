public import Governance
import JSON
public import Operations

/// A report as headline figures, tables and pictures.
///
/// Text, JSON, comma-separated values and the page all follow from it, so a report is described in one place.
public struct Report: Sendable {
  public let heading: ReportHeading
  /// The record that it is about; nothing for the whole ledger.
  public let about: RecordID?
  public let stamp: ReportStamp
  let content: ReportContent
  /// The command and its version.
  let maker: String

  /// - Parameter maker: what made it, for instance `folio 0.1.0`.
  public init(
    _ type: any Reportable.Type, about: RecordID?, in view: LedgerView, asOf point: AsOf?, names: RecordNames,
    maker: String
  ) throws {
    heading = type.heading
    self.about = about
    stamp = try ReportStamp(of: view, asOf: point)
    var content = try type.init(in: view, about: about).content(names)
    content.facts.removeAll { $0.value.value == nil }
    self.content = content
    self.maker = maker
  }

  /// What the report goes without, and why; nothing where it is whole.
  public var missing: String? { content.missing }

  /// The command that makes it again, as long as history is as it is.
  func command(_ format: ReportFormat) -> String {
    (["folio report \(heading.code)"] + [about?.text].compactMap { $0 }
      + ["--as-of \(stamp.point)", "--format \(format.rawValue)"]).joined(separator: " ")
  }
}

/// What a report is called, in a command and on a page.
public struct ReportHeading: Sendable {
  /// `R-EXC`; it never changes.
  public let code: String
  /// `exceptions`: the same in a word.
  public let name: String
  public let title: String
  /// What it answers, in a sentence or two.
  public let summary: String
  /// The kinds of record that it can be asked about alone.
  public let subjects: [RecordKind]
}

/// A question about a ledger whose answer can be shown as a report.
public protocol Reportable: Sendable {
  static var heading: ReportHeading { get }

  /// - Parameter id: the record that is asked about, of one of the heading's kinds; nothing for the whole ledger.
  /// - Throws: `GitError` when history is not all there.
  init(in view: LedgerView, about id: RecordID?) throws

  func content(_ names: RecordNames) -> ReportContent
}

/// What a report says.
public struct ReportContent: Sendable {
  var facts: [ReportFact]
  var sections: [ReportSection]
  /// What could not be found out, and why; the report goes without it.
  var missing: String?
}

/// A figure to begin with.
struct ReportFact: Sendable {
  /// Its member in JSON.
  let key: String
  let label: String
  let value: ReportCell
}

/// A part of a report: a table, with pictures of it where they say it faster.
struct ReportSection: Sendable {
  let title: String
  /// What to know in order to read it; may be empty.
  var lead = ""
  var charts: [any Chart] = []
  /// What the pictures show, in a sentence below them.
  var legend = ""
  let table: ReportTable
}

/// Rows of cells under named columns.
struct ReportTable: Sendable {
  struct Column: Sendable {
    /// Where it is shown: everywhere, on a page and in data but not in a terminal, or in data alone.
    enum Reach: Sendable { case everywhere, page, data }
    /// Short values stay on one line, names and long ones wrap, and numbers stand at the right.
    enum Shape: Sendable { case short, name, long, number }

    /// Its member in JSON and its heading in comma-separated values.
    let key: String
    let title: String
    let shape: Shape
    let reach: Reach

    init(_ key: String, _ title: String? = nil, _ shape: Shape = .short, _ reach: Reach = .everywhere) {
      self.key = key
      self.title = title ?? label(key)
      self.shape = shape
      self.reach = reach
    }
  }

  /// Its name in JSON, and for `--table`.
  let name: String
  let caption: String
  let columns: [Column]
  /// Each with as many cells as there are columns.
  let rows: [[ReportCell]]
  /// What to say where there are no rows.
  let empty: String
}

/// How a report is written.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, csv, html

  /// The format that a file's name ends with; nothing for any other ending.
  public init?(ofFile name: String) {
    guard let ending = name.split(separator: ".").last.map({ $0.lowercased() }), name.contains(".") else { return nil }
    switch ending {
    case "txt": self = .text
    case "htm": self = .html
    default:
      guard let format = Self(rawValue: ending), format != .text else { return nil }
      self = format
    }
  }
}
