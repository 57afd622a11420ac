/// The version that `folio --version` prints and verdicts are kept under.
enum FolioVersion {
  static let text = "0.1.0"
}
