import Platform

extension FolioCommand {
  /// A path that a person gave, as this process reaches it: `-C` holds for it too, and it has no slash at its end.
  ///
  /// - Throws: `PlatformError` when it is `.` or `..` of a directory that does not exist.
  func path(_ argument: String) throws -> String {
    var path = argument.hasPrefix("/") || global.directory == "." ? argument : "\(global.directory)/\(argument)"
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return [".", ".."].contains(path.split(separator: "/").last ?? "") ? try Files.resolvedPath(path) : path
  }
}
