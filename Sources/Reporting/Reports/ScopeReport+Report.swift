import Governance
import JSON
public import Operations
import Rules

extension ScopeReport: Reportable {
  public static let heading = ReportHeading(
    code: "R-SCOPE", name: "scope", title: "Scope creep",
    summary: "How far each initiative stands from what was first agreed, in cost, days and requirements, and which "
      + "changes brought it there.",
    subjects: [Initiative.kind])

  public func content(_ names: RecordNames) -> ReportContent {
    let far = creeps.count { $0.severity != nil }
    let steps = creeps.flatMap(\.steps)
    return ReportContent(
      facts: [
        ReportFact(key: "initiatives", label: "With a baseline", value: .number(creeps.count)),
        ReportFact(
          key: "beyond_limits", label: "Beyond a limit of SCOPE-08", value: .number(far, far > 0 ? .look : .plain)),
        ReportFact(key: "changes_applied", label: "Changes applied", value: .number(steps.count(where: \.isApplied))),
        ReportFact(
          key: "changes_waiting", label: "Changes waiting", value: .number(steps.count { !$0.isApplied })),
      ], sections: [initiatives, changes])
  }

  private var initiatives: ReportSection {
    ReportSection(
      title: "Since the first baseline",
      charts: [cost, days],
      legend:
        "The lines are limits: up to the first and the third of cost a change may be minor or moderate (SCOPE-07); "
        + "above the others it is warned of, or refused until a recycle at G2 (SCOPE-08).",
      table: ReportTable(
        name: "initiatives", caption: "The furthest first. Money in \(currency).",
        columns: [
          .init("id"), .init("title", nil, .long), .init("stage", nil, .short, .page),
          .init("first_total", "agreed", .number), .init("total", "now", .number),
          .init("cost_percent", "cost", .number), .init("days", nil, .number),
          .init("requirements", "reqs", .number), .init("standing"),
          .init("changes", nil, .number, .page), .init("cost", nil, .number, .data),
        ],
        rows: creeps.map { creep in
          [
            .id(creep.initiative.id), .words(creep.initiative.title), .words(creep.initiative.stage),
            .number(creep.net.firstTotal), .number(creep.initiative.budgetTotal), creep.net.costCell,
            creep.net.daysCell, .number(creep.net.requirements), creep.standing,
            .number(creep.steps.count(where: \.isApplied)), .number(creep.net.cost),
          ]
        }, empty: "No initiative has a baseline yet."))
  }

  private var cost: BarChart {
    BarChart(
      title: "Net growth of cost", description: "Per cent of the first baseline's total, for each initiative.",
      bars: creeps.prefix(40).map { creep in
        .init(
          label: "\(creep.initiative.id) \(creep.initiative.title)", value: creep.net.growth.hundredths,
          words: "\(creep.net.growth)", tone: creep.severity == nil ? .plain : .bad)
      }, limits: costLimits)
  }

  private var costLimits: [BarChart.Limit] {
    let limits = [
      (classLimits.minor, "minor"), (CreepGoesBackToTheGate.warning.costPercent, "warns"),
      (classLimits.moderate, "moderate"), (CreepGoesBackToTheGate.refusal.costPercent, "refuses"),
    ]
    return limits.compactMap { percent, words in
      percent.map { .init(value: Int64(clamping: $0.millionths / 10_000), label: "\($0) % \(words)") }
    }
  }

  private var days: BarChart {
    BarChart(
      title: "Net move of the target date", description: "Days since the first baseline, for each initiative.",
      bars: creeps.prefix(40).map { creep in
        let days = creep.net.days ?? 0
        return .init(
          label: "\(creep.initiative.id) \(creep.initiative.title)", value: days,
          words: creep.net.daysCell.text + (creep.net.days == nil ? "" : " days"),
          tone: days > CreepGoesBackToTheGate.warning.days ? .bad : .plain)
      },
      limits: [
        .init(
          value: CreepGoesBackToTheGate.warning.days,
          label: "\(CreepGoesBackToTheGate.warning.days) days warns"),
        .init(
          value: CreepGoesBackToTheGate.refusal.days,
          label: "\(CreepGoesBackToTheGate.refusal.days) days refuses"),
      ])
  }

  private var changes: ReportSection {
    let steps = creeps.flatMap { creep in creep.steps.map { (creep.initiative, $0) } }
    return ReportSection(
      title: "Change by change",
      charts: [
        BarChart(
          title: "Net growth of cost after each change",
          description: "Per cent of the first baseline's total; changes that wait are drawn with a dashed edge.",
          bars: steps.prefix(40).map { initiative, step in
            .init(
              label: "\(initiative.id) \(step.change.id) \(step.change.title)", value: step.net.growth.hundredths,
              words: "\(step.isApplied ? "" : "waiting, ")\(step.net.growth)",
              tone: step.isApplied ? .plain : .faint)
          }, limits: costLimits)
      ],
      legend: "Where each change leaves its initiative. A dashed edge: it waits for votes or for its application.",
      table: ReportTable(
        name: "changes", caption: "Applied ones in their order, then what waits. Net is since the first baseline.",
        columns: [
          .init("initiative"), .init("change"), .init("title", nil, .long), .init("class", nil, .short, .page),
          .init("status"),
          .init("cost", nil, .number), .init("days", nil, .number), .init("net_cost_percent", "net cost", .number),
          .init("net_days", "net days", .number), .init("requirements", "reqs", .number, .page),
          .init("net_requirements", "net reqs", .number, .page),
          .init("applied_at", nil, .short, .data), .init("decision", nil, .short, .data),
        ],
        rows: steps.map { initiative, step in
          let change = step.change
          return [
            .id(initiative.id), .id(change.id), .words(change.title), .words(change.changeClass?.rawValue),
            .words(change.status), .number(step.own.cost), step.own.daysCell, step.net.costCell, step.net.daysCell,
            .number(step.own.requirements), .number(step.net.requirements), .instant(change.implementedAt),
            .id(change.decision),
          ]
        }, empty: "No change was applied, and none waits."))
  }
}

extension ScopeReport.Creep {
  fileprivate var standing: ReportCell {
    switch severity {
    case .block: ReportCell(value: "back_to_g2", text: "back to G2", tone: .bad)
    case .warn: .words("warning", .look)
    default: .words("within")
    }
  }
}

extension ScopeDistance {
  fileprivate var costCell: ReportCell { ReportCell(value: .string(growth.percentText), text: "\(growth)") }

  /// A target date that was set or removed moved by no number of days.
  fileprivate var daysCell: ReportCell { days.map { .number($0) } ?? ReportCell(value: nil, text: "set or removed") }
}

extension Ratio {
  /// Hundredths of a per cent, for a picture; what cannot be divided is nothing.
  fileprivate var hundredths: Int64 { denominator > 0 ? Int64(clamping: numerator * 10_000 / denominator) : 0 }
}
