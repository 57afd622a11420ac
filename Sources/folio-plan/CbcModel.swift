import CCbc
import Planning

/// A programme in CBC's hands, freed when it is dropped.
@safe struct CbcModel: ~Copyable {
  let pointer: UnsafeMutableRawPointer

  // No start is handed over: CBC 2.10 then finds worse plans in the same time, and asked for the most of something it takes
  // the start for the best.
  init(_ programme: LinearProgramme) throws(CbcError) {
    guard let pointer = unsafe Cbc_newModel() else { throw CbcError(description: "CBC could not begin") }
    unsafe self.pointer = unsafe pointer
    load(programme)
    // One thread and a seed: the same programme takes the same path and ends with the same values.
    for (name, value) in [
      ("log", "0"), ("threads", "0"), ("randomSeed", "1"), ("randomCbcSeed", "1"), ("timeMode", "elapsed"),
      ("ratioGap", "0"), ("allowableGap", "0"),
      // To look for better plans near good ones, and not to pump, finds better ones sooner where there are thousands.
      ("Rins", "on"), ("combineSolutions", "on"), ("divingGuided", "on"), ("passFeasibilityPump", "0"),
    ] {
      set(name, to: value)
    }
    unsafe Cbc_setLogLevel(pointer, 0)
  }

  static var version: String { "CBC \(unsafe String(cString: Cbc_getVersion()))" }

  deinit { unsafe Cbc_deleteModel(pointer) }

  func set(_ name: String, to value: String) { unsafe Cbc_setParameter(pointer, name, value) }

  private func load(_ programme: LinearProgramme) {
    // CBC wants the matrix by columns.
    var columns: [[(row: Int, coefficient: Int)]] = programme.upper.map { _ in [] }
    for (place, row) in programme.rows.enumerated() {
      for (variable, coefficient) in zip(row.variables, row.coefficients) {
        columns[variable].append((place, coefficient))
      }
    }
    var starts: [Int32] = [0]
    for column in columns { starts.append((starts.last ?? 0) + Int32(column.count)) }
    let entries = columns.flatMap { $0 }
    let infinity = Double.greatestFiniteMagnitude
    unsafe Cbc_loadProblem(
      pointer, Int32(columns.count), Int32(programme.rows.count),
      starts, entries.map { Int32($0.row) }, entries.map { Double($0.coefficient) },
      programme.lower.map { Double($0) }, programme.upper.map { Double($0) },
      programme.objective.map { -Double($0) },
      programme.rows.map { $0.lower.map { Double($0) } ?? -infinity },
      programme.rows.map { $0.upper.map { Double($0) } ?? infinity }
    )
    for column in columns.indices {
      unsafe Cbc_setInteger(pointer, Int32(column))
      unsafe Cbc_setColName(pointer, Int32(column), "x\(column)")
    }
    // Always the least of something, which is what CBC is used to be asked for.
    unsafe Cbc_setObjSense(pointer, 1)
  }
}

/// CBC could not do what it was asked to.
struct CbcError: Error, CustomStringConvertible {
  let description: String
}
