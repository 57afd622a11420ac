import ArgumentParser

/// Where the process begins.
@main
enum Main {
  static func main() { Folio.main() }
}
