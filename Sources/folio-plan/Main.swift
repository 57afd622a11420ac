import Glibc
import JSON
import Planning
import Platform

/// `folio-plan`: finds the best plan of a portfolio for `folio`, which starts the faster for having no solver in it.
///
/// `folio-plan optimize` takes a `SelectionRequest` from standard input and gives a `SelectionAnswer` on standard output,
/// both as JSON; what is going on goes to standard error. It sees no ledger and no file. Exits 0, with 2 where it could
/// not, and with 64 for wrong usage.
@main
enum Main {
  /// More than this no portfolio takes.
  static let limit = 64 << 20

  static func main() {
    do {
      switch Array(CommandLine.arguments.dropFirst()) {
      case ["optimize"]: try StandardStream.output.write(optimize(StandardStream.readInput(limit: limit)))
      default: end("usage: folio-plan optimize; folio portfolio optimize runs it", status: 64)
      }
    } catch {
      end("folio-plan: \(error)", status: 2)
    }
  }

  private static func optimize(_ bytes: [UInt8]) throws -> [UInt8] {
    let request = try SelectionRequest(json: JSONParser.parse(bytes, limits: .document))
    let solver = CbcSolver(seconds: request.seconds)
    let optimizer = SelectionOptimizer { try solver.answer($0, from: $1, $2) }
    return CanonicalJSON.compact(of: try optimizer.answer(request, solver: CbcModel.version).json)
  }

  private static func end(_ words: String, status: Int32) -> Never {
    // Who cannot be told learns it from the status.
    try? StandardStream.errors.write([UInt8]("\(words)\n".utf8))
    exit(status)
  }
}
