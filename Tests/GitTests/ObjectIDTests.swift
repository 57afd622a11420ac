import Git
import SeededRandom
import Testing

struct ObjectIDTests {
  @Test func `hexadecimal digits and bytes say the same`() throws {
    let hex = "00112233445566778899aabbccddeeff01234567"
    let id = try #require(ObjectID(hex: hex))

    #expect(id.description == hex)
    #expect(ObjectID(bytes: id.bytes) == id)
    #expect(id.bytes.first == 0 && id.bytes.last == 0x67)
    #expect(id.shortened == "0011223344")
  }

  @Test(arguments: [
    "", "00112233445566778899aabbccddeeff0123456", "00112233445566778899aabbccddeeff012345678",
    "00112233445566778899AABBCCDDEEFF01234567", "g0112233445566778899aabbccddeeff01234567",
    " 00112233445566778899aabbccddeeff0123456",
  ])
  func `anything but forty lower-case digits is no id`(text: String) {
    #expect(ObjectID(hex: text) == nil)
  }

  @Test func `ids are ordered by their bytes`() throws {
    var random = SplitMix64(seed: 1)
    let ids = (0..<200).map { _ in
      ObjectID(bytes: (0..<20).map { _ in UInt8.random(in: 0...255, using: &random) }) ?? .zero
    }
    #expect(ids.sorted() == ids.sorted { $0.description < $1.description })
  }

  @Test func `an object's id is git's`() {
    #expect("\(ObjectID.of(.blob, [UInt8]("hello\n".utf8)))" == "ce013625030ba8dba906f756967f9e9ca394464a")
    #expect("\(ObjectID.emptyTree)" == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
  }
}
