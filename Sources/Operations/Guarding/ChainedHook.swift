public import Git
public import Platform

/// The hook that stood where a guard's stands: it still runs, with what git said, once the guard has nothing against it.
public struct ChainedHook {
  let path: String
  let environment: Environment

  /// Nothing where there was none.
  public init?(_ name: String, in repository: Repository, _ environment: Environment) throws {
    path = "\(repository.commonDirectory)hooks/\(name)\(InstallGuard.kept)"
    self.environment = environment
    guard try Files.exists(path) else { return nil }
  }

  /// Runs it and gives its exit code.
  ///
  /// - Throws: `PlatformError` when it cannot be run.
  public func run(_ arguments: [String], input: [UInt8]) throws -> Int32 {
    var child = ChildProcess(path, arguments)
    child.environment = environment
    child.input = .bytes(input)
    child.output = .inherited
    child.errors = .inherited
    return switch try child.run().ending {
    case .exited(let code): code
    case .signalled(let signal): 128 + signal
    case .timedOut: 2
    }
  }
}
