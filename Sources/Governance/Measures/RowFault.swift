/// Why the counts of one row are not those of a measure.
public enum RowFault: Sendable, Hashable, CustomStringConvertible {
  case missing(String)
  case moreThanAll(Int128)
  case fewerThanAll(Int128)

  public var description: String {
    switch self {
    case .missing(let name): "\(name) is not counted"
    case .moreThanAll(let total): "the parts make \(total), more than n"
    case .fewerThanAll(let total): "the answers make \(total), fewer than n"
    }
  }
}
