public import JSON

/// A JSON Schema of draft 2020-12, compiled once to judge many values.
public struct Schema: Sendable {
  private let program: SchemaProgram

  /// Compiles `schema` and everything that it refers to.
  ///
  /// - Parameters:
  ///   - registry: the schemas that references may name.
  ///   - assertFormats: whether `format` must hold; otherwise it only describes, unless the schema's own dialect
  ///     asserts it.
  /// - Throws: ``SchemaError`` for a malformed keyword, a reference that leads nowhere, a pattern that does not
  ///   compile, or a dialect that requires what we do not know.
  public init(compiling schema: JSONValue, registry: SchemaRegistry, assertFormats: Bool) throws(SchemaError) {
    program = try SchemaCompiler.compile(schema, registry: registry, assertFormats: assertFormats)
  }

  /// Every way in which `value` is not what the schema describes, sorted by place; empty for a valid value.
  ///
  /// - Throws: ``SchemaError`` where no answer could be found: a pattern gave up, or references go on without end.
  public func validate(_ value: JSONValue) throws(SchemaError) -> [SchemaViolation] {
    if try isValid(value) { return [] }
    var evaluation = Evaluation(program: program)
    var marks: Marks?
    _ = try evaluation.check(value, program.root, .root, &marks)
    var seen: Set<SchemaViolation> = []
    return evaluation.violations
      .filter { seen.insert($0).inserted }
      .sorted { $0.instancePointer < $1.instancePointer }
  }

  /// Whether `value` is what the schema describes, without saying why not.
  public func isValid(_ value: JSONValue) throws(SchemaError) -> Bool {
    var evaluation = Evaluation(program: program)
    var marks: Marks?
    return try evaluation.check(value, program.root, nil, &marks)
  }
}
