public import Calendars
public import Governance
import JSON
import Rules
import Storage

/// What was learned, who considered it, what is still to be done about it, and what went wrong more than once.
public struct LessonReport: Sendable {
  public struct Entry: Sendable {
    public let lesson: Lesson
    /// The day at home on which it was published; nothing for a draft.
    public let publishedOn: CivilDate?
    /// The first day on which it was presented.
    public let sharedOn: CivilDate?
    /// The initiatives that said something good enough of it.
    public let considered: [RecordID]
    /// The initiatives that share a tag with it and have to say something of it before a gate lets them on (LESS-01).
    public let unconsidered: [RecordID]
    public let actionsDone: Int
    /// Actions that are not done, and of these how many should be.
    public let actionsOpen: Int
    public let actionsOverdue: Int
  }

  /// A cause, with the failures of the last 365 days that it led to, in order of id.
  public struct Cause: Sendable {
    public let name: String
    public let lessons: [RecordID]
    /// Whether LESS-04 speaks of it.
    public var hasRecurred: Bool { lessons.count > CausesDoNotRecur.most }
  }

  /// The newest first; drafts come first of all.
  public let entries: [Entry]
  /// The most frequent first.
  public let causes: [Cause]
  /// Setbacks that nobody has written a lesson about in time (LESS-02).
  public let unlearned: [DueItem]

  /// - Parameter id: a lesson, or an initiative, for the lessons that it considered or has to; nothing for all.
  public init(in view: LedgerView, about id: RecordID? = nil) throws {
    let context = try view.context()
    let lessons = try view.state.all(Lesson.self)
    let initiatives = try view.state.all(Initiative.self)
    let asked = try initiatives.filter { try view.state.isStillAskedAboutLessons($0) }
    let all = lessons.map { lesson in
      Entry(
        lesson,
        considered: initiatives.filter { initiative in
          initiative.acknowledgements.contains { $0.isConsidered && $0.lesson == lesson.id }
        }.map(\.id), unconsidered: asked.filter { !$0.unconsidered(among: [lesson]).isEmpty }.map(\.id), context)
    }
    entries = all.filter { entry in
      id == nil || entry.lesson.id == id || (entry.considered + entry.unconsidered).contains { $0 == id }
    }.sorted {
      ($1.lesson.publishedOrDraft, $0.lesson.id) < ($0.lesson.publishedOrDraft, $1.lesson.id)
    }
    let failures = CausesDoNotRecur.recentFailures(among: lessons, at: context)
    causes = Dictionary(grouping: failures, by: \.cause).map { Cause(name: $0, lessons: $1.map(\.id).sorted()) }
      .sorted { ($1.lessons.count, $0.name) < ($0.lessons.count, $1.name) }
    unlearned = try DueList(in: view, asOf: .instant(view.time)).items.filter {
      $0.rule == SetbacksTeachSomething.id && (id == nil || $0.subject == id)
    }
  }
}

extension LessonReport.Entry {
  fileprivate init(_ lesson: Lesson, considered: [RecordID], unconsidered: [RecordID], _ moment: some Moment) {
    self.lesson = lesson
    self.considered = considered
    self.unconsidered = unconsidered
    publishedOn = lesson.status == "draft" ? nil : lesson.publishedAt.map { moment.home.day(of: $0) }
    sharedOn = lesson.socialised.compactMap { $0.date("on") }.min()
    let open = lesson.actions.filter { $0["done_on"] == nil }
    actionsDone = lesson.actions.count - open.count
    actionsOpen = open.count
    actionsOverdue = open.count { $0.date("due_on").map { moment.today > $0 } ?? false }
  }
}

extension LedgerState {
  /// Whether a gate that asks about lessons is still ahead of `initiative`.
  fileprivate func isStillAskedAboutLessons(_ initiative: Initiative) throws -> Bool {
    guard !["killed", "completed"].contains(initiative.status),
      let model = try record(initiative.gateModel, as: GateModel.self),
      let reached = model.stages.firstIndex(of: initiative.stage)
    else { return false }
    return LessonsAreConsidered.gates.contains { gate in
      model.gate(gate).flatMap { model.stages.firstIndex(of: $0.opensStage) }.map { reached < $0 } ?? false
    }
  }
}

extension Lesson {
  fileprivate var publishedOrDraft: Instant { status == "draft" ? .distantFuture : publishedAt ?? .distantPast }
}
