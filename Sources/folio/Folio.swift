import ArgumentParser

/// The command as people type it; `folio NOUN VERB`, and a few verbs that stand alone because they are about the ledger.
struct Folio: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folio",
    abstract: "Keep who decided what, in which order, under whose authority, in a Git repository.",
    version: FolioVersion.text,
    subcommands: commands(meantBy: LeadingOptions.moved(Array(CommandLine.arguments.dropFirst()))))
}
