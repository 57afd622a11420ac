import Operations

/// What `script/bench` measures in one process, because the start of one would hide it. Nobody installs it.
@main
enum BenchLoop {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "each", "batch": try CommitLoop.run(arguments)
    case "frozen", "timeline", "lookup", "expand": try FreezeLoop.run(arguments)
    default: throw UsageError("usage: BenchLoop each|batch|frozen|timeline|lookup|expand …")
    }
  }
}
