import JSON

/// The vocabularies by which a schema is read.
struct Dialect: OptionSet {
  let rawValue: UInt8

  static let applicator = Dialect(rawValue: 1)
  static let unevaluated = Dialect(rawValue: 2)
  static let validation = Dialect(rawValue: 4)
  static let formatAssertion = Dialect(rawValue: 8)

  /// Draft 2020-12 as it is: format annotates.
  static let standard: Dialect = [.applicator, .unevaluated, .validation]
  static let standardURI = "https://json-schema.org/draft/2020-12/schema"

  /// The vocabularies that `metaschema` declares; throws at one that is required and unknown.
  init(declaredBy metaschema: JSONValue, uri: String) throws(SchemaError) {
    guard let vocabularies = metaschema["$vocabulary"]?.objectValue else {
      self = .standard
      return
    }
    self = []
    for (vocabulary, isRequired) in vocabularies {
      switch vocabulary {
      case Self.vocabulary("applicator"): insert(.applicator)
      case Self.vocabulary("unevaluated"): insert(.unevaluated)
      case Self.vocabulary("validation"): insert(.validation)
      case Self.vocabulary("format-assertion"): insert(.formatAssertion)
      case Self.vocabulary("core"), Self.vocabulary("meta-data"), Self.vocabulary("content"),
        Self.vocabulary("format-annotation"):
        break
      default:
        guard isRequired.boolValue == false else {
          throw SchemaError(location: uri, reason: .unknownDialect(vocabulary))
        }
      }
    }
  }

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  private static func vocabulary(_ name: String) -> String { "https://json-schema.org/draft/2020-12/vocab/\(name)" }
}
