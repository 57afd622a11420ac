/// Who may import whom, and what each source file says of itself.
enum Layering {
  /// The layers from the lowest to the highest; an import points to a row further up in this table, which is lower in
  /// the product. Two targets of one row do not see each other.
  static let rows: [[String]] = [
    ["CTransportStubs"],
    ["CLibgit2", "CPCRE2", "CPlatform", "CSQLite", "CLibical", "CCbc"],
    ["Calendars", "JSON", "Platform", "Hooks", "RuleBook", "Schemas", "SeededRandom", "WorkedExample"],
    ["Git", "JSONSchema", "Signatures", "ICalendar", "Planning"],
    ["Governance"],
    ["Rules"],
    ["Storage", "ReadIndex"],
    ["Operations"],
    ["Reporting"],
    ["folio", "folio-ical", "folio-plan", "BenchLoop"],
  ]

  /// Modules that only these targets may import: each library has one owner, and the system has few doors.
  ///
  /// A module that stands neither here nor in `rows` nor in `everywhere` may not be imported at all, and so full
  /// Foundation may not.
  static let owners: [String: Set<String>] = [
    "ArgumentParser": ["folio"],
    "CCbc": ["folio-plan"],
    "CLibgit2": ["Git"],
    "CLibical": ["folio-ical"],
    "CPCRE2": ["JSONSchema"],
    "CPlatform": ["Platform"],
    "CSQLite": ["ReadIndex"],
    "Crypto": ["Git", "JSON", "Signatures"],
    "CryptoExtras": ["Signatures"],
    "FoundationEssentials": [],
    "Glibc": ["Git", "Platform", "folio", "folio-ical", "folio-plan"],  // the last three to end with their status
  ]

  /// Modules of the language itself.
  static let everywhere: Set<String> = ["Swift", "Synchronization"]

  /// Targets that see no file, clock, environment or repository, so that a verdict depends on its arguments alone.
  static let pure: Set<String> = ["Calendars", "Governance", "ICalendar", "JSON", "JSONSchema", "Planning", "Rules"]

  /// What would let a pure target see one.
  static let impure: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "Git", "Glibc", "Platform", "Storage",
  ]

  /// Whether the word `unsafe` may stand in the file at `path`: where C is called, and nowhere else.
  static func mayBeUnsafe(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    if path.hasPrefix("Sources/Git/") || path.hasPrefix("Sources/Platform/") { return true }
    if ["Database", "Statement"].contains(where: { path == "Sources/ReadIndex/\($0).swift" }) { return true }
    if path.hasPrefix("Sources/folio-ical/Libical") || path.hasPrefix("Sources/folio-plan/CbcModel") { return true }
    return path.hasPrefix("Sources/JSONSchema/") && parts.last?.hasPrefix("Pattern") == true
  }

  static func row(of target: String) -> Int? { rows.firstIndex { $0.contains(target) } }

  /// Why `target` may not import `module`; nothing when it may.
  static func objection(to module: String, in target: String) -> String? {
    guard let own = row(of: target) else { return "\(target) has no place among the layers" }
    if pure.contains(target), impure.contains(module) { return "\(target) is pure and may not see \(module)" }
    if let allowed = owners[module] { return allowed.contains(target) ? nil : "\(module) is not for \(target)" }
    if everywhere.contains(module) { return nil }
    guard let other = row(of: module) else { return "\(module) is not listed in the test of the layers" }
    return other < own ? nil : "\(module) is not below \(target)"
  }

  /// Everything in `file` that breaks the layers, each with its place.
  static func faults(in file: SourceFile) -> [String] {
    var faults = file.imports.compactMap { line, module in
      objection(to: module, in: file.target).map { "\(file.path):\(line): \($0)" }
    }
    if !mayBeUnsafe(file.path) {
      faults += file.lines(containing: "unsafe").map { "\(file.path):\($0): unsafe outside of where C is called" }
    }
    return faults
  }
}
