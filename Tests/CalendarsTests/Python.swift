import Foundation

/// Python as a second opinion: its libraries share no line with ours.
enum Python {
  /// What `script` prints; nil where there is no python3, or the script ends with 3 because a module is missing.
  static func output(of script: String) throws -> [UInt8]? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return [UInt8](answer)
    case 3, 127: return nil
    default: throw Failed(status: process.terminationStatus)
    }
  }

  struct Failed: Error { let status: Int32 }

  /// Its answer is not of the form that the test expects.
  struct Garbled: Error {}
}
