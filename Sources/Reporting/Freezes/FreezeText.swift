import Calendars
import Governance
public import Operations

/// What the freeze calendar answers, for people.
public struct FreezeText {
  let names: RecordNames
  let style: Style

  public init(names: RecordNames = .none, style: Style = .plain) {
    self.names = names
    self.style = style
  }

  public func lines(_ status: FreezeStatus) -> [String] {
    let heading = style.bold("\(status.question.scopeInWords) at \(status.clock(status.time))")
    return [heading] + status.answers.flatMap { [""] + answer($0, status) }
  }

  private func answer(_ answer: FreezeStatus.Answer, _ status: FreezeStatus) -> [String] {
    let name = style.bold(answer.action.rawValue)
    guard answer.verdict.isRefused else {
      let isQuiet = answer.verdict.findings.isEmpty
      return ["\(name)  \(style.green("open"))"] + (isQuiet ? [] : findings(answer, status))
    }
    let opening =
      answer.verdict.nextOpening.map { "opens \(status.clock($0))" } ?? "does not open within 400 days"
    return ["\(name)  \(style.red("frozen"))  \(opening)\(status.question.lengthInWords)"] + findings(answer, status)
      + waysOut(answer, status)
  }

  private func findings(_ answer: FreezeStatus.Answer, _ status: FreezeStatus) -> [String] {
    answer.verdict.findings.flatMap { finding -> [String] in
      switch finding {
      case .hardFreeze(let active): active.flatMap { window($0, "hard freeze", status) }
      case .softFreeze(let active): active.flatMap { window($0, "soft freeze", status) }
      case .advised(let active): active.flatMap { window($0, "care advised", status) }
      case .outsideOfAllowed(let windows):
        windows.flatMap { freeze($0, "allowed only in", status) + declared($0, "", status) }
      case .unsettled(let coming, let startBy):
        coming.flatMap {
          freeze($0.window, "would still settle in", status)
            + declared($0.window, "begins \(status.clock($0.from))", status)
        } + ["  settled before it if it starts by \(status.clock(startBy))"]
      case .overridden, .overrideFails: []
      }
    }
  }

  private func window(_ active: FreezeFinding.Active, _ what: String, _ status: FreezeStatus) -> [String] {
    let until = active.until.map { "until \(status.clock($0))" } ?? "for more than 400 days"
    return freeze(active.window, what, status) + declared(active.window, until, status)
  }

  private func freeze(_ id: String, _ what: String, _ status: FreezeStatus) -> [String] {
    ["  \(what) \(id) \(TerminalText(status.freezes[id]?.title ?? ""))"]
  }

  /// Until when it is on, whose it is and who decided on it.
  private func declared(_ id: String, _ when: String, _ status: FreezeStatus) -> [String] {
    guard let freeze = status.freezes[id] else { return [] }
    let owner = freeze.record.owner.map { "declared by \(names.full($0))" } ?? ""
    let decision = freeze.fields.id("decision").map { "decided by \($0)" } ?? "at set-up"
    let parts = [when, "\(owner), \(decision)"].filter { !$0.isEmpty }
    return parts.map { "    \($0)" }
  }

  private func waysOut(_ answer: FreezeStatus.Answer, _ status: FreezeStatus) -> [String] {
    let denying = answer.verdict.denyingWindows
    guard !denying.isEmpty else { return [] }
    var ways: [String] = []
    if !answer.verdict.isHard {
      ways.append("an exempt standard change, or an exception from FREEZE-02 in force (--under EXC)")
    }
    let freezes = denying.map { "--freeze \($0)" }.joined(separator: " ")
    ways.append("in an emergency, an override of every freeze that is on:")
    ways.append("  folio decision new --subject CHG \(freezes)")
    let people = status.authorities.map(names.full).joined(separator: ", ")
    if !people.isEmpty { ways.append("  who can: \(people)") }
    return [style.dim("  what lets it through")] + ways.map { "    \($0)" }
  }
}

extension FreezeVerdict {
  /// The windows that deny, in order of id.
  fileprivate var denyingWindows: [String] {
    findings.flatMap { finding -> [String] in
      switch finding {
      case .hardFreeze(let active), .softFreeze(let active): active.map(\.window)
      default: []
      }
    }.sorted()
  }

  fileprivate var isHard: Bool {
    findings.contains { if case .hardFreeze = $0 { true } else { false } }
  }
}

extension FreezeStatus {
  /// `2026-12-16T12:00:00Z (Wed 2026-12-16 13:00 Europe/Berlin)`: the instant, and what clocks show where it is asked for.
  func clock(_ instant: Instant) -> String {
    let zone = question.scope.regions.count == 1 ? question.scope.regions.first.flatMap { regions[$0] } ?? home : home
    let local = zone.civil(at: instant)
    return "\(instant) (\(local.date.weekday.short) \(local.date) \(local.hourAndMinute) \(zone.name))"
  }
}

extension FreezeQuestion {
  fileprivate var scopeInWords: String {
    let parts = [
      ("", scope.regions), ("for ", scope.segments), ("in ", scope.processes), ("on ", scope.systems),
      ("of ", scope.initiatives),
    ].filter { !$0.1.isEmpty }.map { $0.0 + $0.1.sorted().joined(separator: ", ") }
    return parts.isEmpty ? "Anywhere, for anybody," : parts.joined(separator: " ")
  }

  fileprivate var lengthInWords: String {
    let parts = [length.map { "for \($0)" }, soak.map { "settling \($0)" }].compactMap { $0 }
    return parts.isEmpty ? "" : ", \(parts.joined(separator: " and "))"
  }
}

extension Weekday {
  /// `Mon`
  var short: String {
    switch self {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }
}

extension CivilDateTime {
  /// `09:00`
  var hourAndMinute: String { "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)" }
}
