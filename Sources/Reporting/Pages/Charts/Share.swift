/// A place on the way from one end to the other, in hundredths of a per cent.
///
/// Whole numbers, so that a picture has the same bytes on every machine.
struct Share: Hashable {
  let hundredths: Int64

  /// `part` of `whole`, held between the two ends; the first end where there is no way.
  init(_ part: Int128, of whole: Int128) {
    hundredths = whole > 0 ? Int64(min(max((part * 20_000 + whole) / (2 * whole), 0), 10_000)) : 0
  }

  private init(hundredths: Int64) { self.hundredths = hundredths }

  static let start = Share(hundredths: 0)
  static let end = Share(hundredths: 10_000)

  /// `33.33%`, as SVG and CSS read it.
  var text: String {
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)%"
  }

  /// From `start` to here; nothing where that lies behind.
  func width(from start: Share) -> Share { Share(hundredths: max(0, hundredths - start.hundredths)) }

  /// On which side of a place letters stand so that they stay in the picture.
  var anchor: String { hundredths < 1_100 ? "start" : hundredths > 8_900 ? "end" : "middle" }
}
