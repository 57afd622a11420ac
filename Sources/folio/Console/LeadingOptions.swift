/// Options that stand before the command, `folio -C alder log`, put where the parser takes them.
///
/// The parser knows them as options of each command; people know from git that they may come first.
enum LeadingOptions {
  private static let withValue: Set = ["-C", "--now", "--as"]
  private static let alone: Set = ["--json", "-q", "--quiet", "--no-color"]

  /// The arguments with those options behind everything else, but before a `--` that ends options.
  static func moved(_ arguments: [String]) -> [String] {
    var end = 0
    while end < arguments.count {
      if withValue.contains(arguments[end]), end + 2 < arguments.count {
        end += 2
      } else if alone.contains(arguments[end]), end + 1 < arguments.count {
        end += 1
      } else {
        break
      }
    }
    let rest = arguments[end...]
    let stop = rest.firstIndex(of: "--") ?? rest.endIndex
    return Array(rest[..<stop] + arguments[..<end] + rest[stop...])
  }
}
