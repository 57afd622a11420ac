import Platform
import Testing

struct SurroundingsTests {
  @Test func `the environment is the one this process was given`() throws {
    let outcome = try ChildProcess("printenv", ["PATH"]).run()
    let path = String(decoding: outcome.output.dropLast(), as: UTF8.self)
    #expect(Environment.current()["PATH"] == path)
    #expect(Environment.current()["FOLIO_SURELY_NOT_SET"] == nil)
    #expect(Environment(["A": ""])["A"] == "" && Environment(["A": ""]).nonEmpty("A") == nil)
  }

  @Test func `programs are found in absolute folders of the path only`() throws {
    let folder = try TemporaryFolder(.current())
    try Files.write(Array("#!/bin/sh\n".utf8), to: "\(folder.path)/tool", .executable)
    try Files.write([], to: "\(folder.path)/text")
    let environment = Environment(["PATH": ":.:relative:/nowhere:\(folder.path)"])
    #expect(environment.findProgram("tool") == "\(folder.path)/tool")
    #expect(environment.findProgram("text") == nil)
    #expect(environment.findProgram("\(folder.path)/tool") == "\(folder.path)/tool")
    #expect(Environment(["PATH": "."]).findProgram("sh") == nil)
  }

  @Test func `the clock is that of the machine`() throws {
    let before = SystemClock.now()
    let outcome = try ChildProcess("date", ["+%s"]).run()
    let date = try #require(Int64(String(decoding: outcome.output.dropLast(), as: UTF8.self)))
    #expect(before <= date && date <= SystemClock.now())
  }

  @Test func `a pipe is no terminal`() throws {
    #expect(!Terminal.wantsColor(Environment(["NO_COLOR": "1"])))
    #expect(!Terminal.wantsColor(Environment(["TERM": "dumb"])))
    if !StandardStream.output.isTerminal { #expect(Terminal.width() == nil) }
  }

  @Test func `this program knows where it is`() throws {
    #expect(try Files.kind(of: Program.path()) == .file)
    #expect(try Files.kind(of: Program.workingDirectory()) == .folder)
  }

  @Test func `zones are found in the database of the system, and nothing beside it`() throws {
    let zones = ZoneFiles()
    #expect(try zones.bytes(of: "Europe/Berlin")?.starts(with: "TZif".utf8) == true)
    for name in ["Europe", "Europe/Lundon", "../../etc/passwd", "", "/etc/passwd", "Europe/./Berlin"] {
      #expect(try zones.bytes(of: name) == nil)
    }
    let outcome = try ChildProcess("sed", ["-n", "1s/# version //p", "/usr/share/zoneinfo/tzdata.zi"]).run()
    #expect(try zones.version() == String(decoding: outcome.output.dropLast(), as: UTF8.self))
  }

  @Test func `the version of a database may stand in a file of its own, or nowhere`() throws {
    let folder = try TemporaryFolder(.current())
    #expect(try ZoneFiles(folder: folder.path).version() == nil)
    try Files.write(Array("2025c\n".utf8), to: "\(folder.path)/+VERSION")
    #expect(try ZoneFiles(folder: folder.path).version() == "2025c")
  }
}
