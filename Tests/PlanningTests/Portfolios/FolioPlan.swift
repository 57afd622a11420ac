import Foundation
import JSON
import Planning
import Platform
import Testing

/// The program `folio-plan`, as it was built for these tests.
enum FolioPlan {
  static let path: String = {
    let bundle = URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
    let beside = bundle.appending(path: "folio-plan").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    let checkout = URL(filePath: #filePath).appending(path: "../../../..").standardized
    return checkout.appending(path: ".build/debug/folio-plan").path
  }()

  static func run(_ arguments: [String], _ input: [UInt8]) throws -> ChildProcess.Outcome {
    var process = ChildProcess(path, arguments)
    process.input = .bytes(input)
    return try process.run()
  }

  static func answer(_ request: SelectionRequest) throws -> SelectionAnswer {
    let outcome = try run(["optimize"], CanonicalJSON.compact(of: request.json))
    guard outcome.succeeded else { throw Failed(words: String(decoding: outcome.errors, as: UTF8.self)) }
    return try SelectionAnswer(json: JSONParser.parse(outcome.output, limits: .document), to: request)
  }

  struct Failed: Error { let words: String }
}
