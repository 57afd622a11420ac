/// The one text of a value (DOMAIN §0): what records are stored as, and what digests are taken of.
///
/// UTF-8, keys sorted by bytes, two spaces of indent, one line feed at the end, `[]` and `{}` for empties. Only `"`,
/// `\` and the characters below U+0020 are escaped, by their short form where there is one, else in lower-case `\u00xx`.
public enum CanonicalJSON {
  /// The canonical bytes of `value`. Sets are printed as they stand: see ``normalised(_:)``.
  public static func bytes(of value: JSONValue) -> [UInt8] {
    var printer = JSONPrinter(indents: true)
    printer.print(value)
    printer.output.append(UInt8(ascii: "\n"))
    return printer.output
  }

  /// The same text without white space and without a line feed at the end.
  public static func compact(of value: JSONValue) -> [UInt8] {
    var printer = JSONPrinter(indents: false)
    printer.print(value)
    return printer.output
  }
}
