public import ArgumentParser
public import Calendars
public import Governance

/// What every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: ArgumentHelp("Act as if started in this directory.", valueName: "dir"))
  var directory = "."

  @Option(name: .long, help: ArgumentHelp("Take this for the time, for rehearsals and tests.", valueName: "instant"))
  var now: Instant?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Act as this person, whose key lies in the folder that folio.keys names.", valueName: "person"))
  var actor: RecordID?

  @Flag(name: .long, help: "Print the result as JSON.")
  var json = false

  @Flag(name: [.short, .long], help: "Print results and refusals only.")
  var quiet = false

  @Flag(name: .long, help: "Do not colour the output; NO_COLOR does the same.")
  var noColor = false
}

extension Instant: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension RecordID: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument.uppercased()) }
}
