public import Platform

/// The changes that a push names by options: `git push -o folio-change=CHG-0007`.
public enum PushOptions {
  /// Those that git hands to a receiving hook (githooks(5), pre-receive).
  public static func changes(in environment: Environment) -> [String] {
    let count = environment["GIT_PUSH_OPTION_COUNT"].flatMap { Int($0) } ?? 0
    return (0..<min(max(count, 0), 1_000)).compactMap { environment["GIT_PUSH_OPTION_\($0)"] }.flatMap(changes)
  }

  /// Those of git's own command line: it tells `pre-push` of none.
  public static func changes(inCommandLine arguments: [String]) -> [String] {
    var options: [String] = []
    for (index, argument) in arguments.enumerated() {
      if ["-o", "--push-option"].contains(argument), index + 1 < arguments.count {
        options.append(arguments[index + 1])
      } else if let prefix = ["--push-option=", "-o"].first(where: { argument.hasPrefix($0) && argument != $0 }) {
        options.append(String(argument.dropFirst(prefix.count)))
      }
    }
    return options.flatMap(changes)
  }

  private static func changes(in option: String) -> [String] {
    let key = "folio-change="
    guard option.lowercased().hasPrefix(key) else { return [] }
    return option.dropFirst(key.count).split { ", ".contains($0) }.map { $0.uppercased() }
  }
}
