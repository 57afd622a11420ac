import ArgumentParser
import Operations
import Reporting

/// `folio exception register`: every exception that was ever granted.
struct ExceptionRegisterCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "List every exception that was ever granted: in force, expiring, expired, ended.",
    discussion: """
      Soonest expiry first; what is over stands last. --as-of shows the register as it was.

      Examples:
        folio exception register
        folio exception register --as-of 2026-10-30
        folio exception register --csv >exceptions.csv
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var read: ReadOptions

  @Flag(name: .long, help: "Comma-separated values, for a spreadsheet.")
  var csv = false

  func perform(_ console: Console) throws -> ExitStatus {
    let register = try ExceptionRegister(in: session().view(asOf: read.asOf))
    if csv {
      try console.pass(register.csv)
      return try told(register, console)
    }
    return try show(register, console)
  }
}
