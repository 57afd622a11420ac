import Glibc

extension Program {
  /// Makes a write past the limit on a file's size an error, as on a full disk, and not the end of this program.
  public static func takesFullFilesAsErrors() { _ = signal(SIGXFSZ, SIG_IGN) }
}
