import JSON
import Testing

struct SHA256DigestTests {
  // FIPS 180-4 examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `a digest is spelled in lower-case hexadecimal and read back`(text: String, hex: String) {
    let digest = SHA256Digest(of: Array(text.utf8))
    #expect(digest.description == hex)
    #expect(SHA256Digest(hex: hex) == digest)
  }

  @Test(arguments: [
    "", "ba78", String(repeating: "a", count: 63), String(repeating: "a", count: 65), String(repeating: "A", count: 64),
  ])
  func `another text is no digest`(hex: String) {
    #expect(SHA256Digest(hex: hex) == nil)
  }
}
