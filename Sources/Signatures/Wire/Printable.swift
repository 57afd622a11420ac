/// Foreign bytes for a message: printable ASCII as it is, everything else as `\x1b`, and cut where it gets long.
func printable(_ bytes: some Collection<UInt8>) -> String {
  let shown = bytes.prefix(64).map { byte in
    0x20...0x7e ~= byte ? String(Unicode.Scalar(byte)) : "\\x\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
  }
  return shown.joined() + (bytes.count > 64 ? "…" : "")
}
