import ArgumentParser

@main
struct Folio: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folio",
    abstract: "Keep who decided what, in which order, under whose authority, in a Git repository."
  )
}
