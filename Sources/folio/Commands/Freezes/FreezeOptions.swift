public import ArgumentParser
public import Calendars
import Governance
import Operations
import Storage

/// What a question to the freeze calendar is about.
struct FreezeOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("What is to be done; repeatable, and anything without it.", valueName: "action"))
  var action: [FreezableAction.Kind] = []

  @Option(name: .long, help: ArgumentHelp("Where; repeatable.", valueName: "region"))
  var region: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("For whom; repeatable.", valueName: "SEG"),
    completion: IDCompletion.of(Segment.kind))
  var segment: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("In which process; repeatable.", valueName: "PRC"),
    completion: IDCompletion.of(Process.kind))
  var process: [String] = []

  @Option(name: .long, help: ArgumentHelp("On which system; repeatable.", valueName: "name"))
  var system: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Of which initiative; repeatable.", valueName: "INI"),
    completion: IDCompletion.of(Initiative.kind))
  var initiative: [String] = []

  /// Where and for whom, with every id written out.
  func scope(in view: LedgerView) throws -> FreezeScope {
    func ids(_ texts: [String], _ kind: RecordKind) throws -> Set<String> {
      Set(try texts.map { try view.state.resolve($0, as: kind).text })
    }
    return FreezeScope(
      regions: Set(region), segments: try ids(segment, Segment.kind), processes: try ids(process, Process.kind),
      systems: Set(system), initiatives: try ids(initiative, Initiative.kind))
  }
}

/// How long something takes and settles.
struct CourseOptions: ParsableArguments {
  @Option(name: .customLong("for"), help: ArgumentHelp("How long it takes: PT4H.", valueName: "duration"))
  var length: CalendarDuration?

  @Option(name: .long, help: ArgumentHelp("How long it settles after that: P14D.", valueName: "duration"))
  var soak: CalendarDuration?
}

extension FreezableAction.Kind: ExpressibleByArgument {}

extension CalendarDuration: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
