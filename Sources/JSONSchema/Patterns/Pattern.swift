import CPCRE2

/// Why a text is not a regular expression, or why one could not answer.
struct PatternError: Error, Hashable {
  let why: String
  /// Whether the text is a regular expression all the same, only not one that PCRE2 can match.
  var isBeyondUs = false
}

/// A regular expression of ECMA-262 that says whether a text matches.
///
/// Most are answered by a ``PositionAutomaton``; what that cannot have goes to PCRE2, bounded in steps and memory.
final class Pattern: Sendable {
  let source: String
  private let engine: Engine

  private enum Engine {
    case automaton(PositionAutomaton)
    case pcre(CompiledPCRE)
  }

  init(_ source: String) throws(PatternError) {
    self.source = source
    let expression = try RegularExpressionParser.parse(source)
    engine =
      if let automaton = PositionAutomaton(expression) {
        .automaton(automaton)
      } else {
        .pcre(try CompiledPCRE(expression.pcreSpelling))
      }
  }

  /// Whether the pattern matches somewhere in `text`.
  ///
  /// - Throws: ``PatternError`` where it gave up.
  func matches(_ text: String) throws(PatternError) -> Bool {
    switch engine {
    case .automaton(let automaton): automaton.matches(text)
    case .pcre(let compiled): try compiled.matches(text)
    }
  }
}

/// One owner of PCRE2's compiled code, which no match changes, so that threads may share it.
@safe
final class CompiledPCRE: @unchecked Sendable {
  private let code: OpaquePointer
  private let limits: OpaquePointer

  /// Steps of one match; a text of a record needs a few for each of its characters.
  private static let matchLimit: UInt32 = 1_000_000
  /// KiB of backtracking memory.
  private static let heapLimit: UInt32 = 16_384

  init(_ pattern: String) throws(PatternError) {
    let options =
      UInt32(PCRE2_UTF) | UInt32(PCRE2_DOLLAR_ENDONLY) | UInt32(PCRE2_NEVER_BACKSLASH_C)
      | UInt32(PCRE2_MATCH_UNSET_BACKREF) | UInt32(PCRE2_NEVER_UCP)
    var errorCode: Int32 = 0
    var errorOffset = 0
    let bytes = Array(pattern.utf8)
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(buffer.baseAddress, buffer.count, options, &errorCode, &errorOffset, nil)
    }
    guard let compiled = unsafe compiled, let context = unsafe pcre2_match_context_create_8(nil) else {
      unsafe pcre2_code_free_8(compiled)
      throw PatternError(
        why: Self.message(errorCode), isBeyondUs: errorCode == PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH
      )
    }
    unsafe pcre2_set_match_limit_8(context, Self.matchLimit)
    unsafe pcre2_set_heap_limit_8(context, Self.heapLimit)
    unsafe pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))  // where it cannot, matching interprets
    unsafe code = compiled
    unsafe limits = context
  }

  deinit {
    unsafe pcre2_code_free_8(code)
    unsafe pcre2_match_context_free_8(limits)
  }

  func matches(_ text: String) throws(PatternError) -> Bool {
    guard let matchData = unsafe pcre2_match_data_create_8(1, nil) else { throw PatternError(why: "out of memory") }
    defer { unsafe pcre2_match_data_free_8(matchData) }
    let result = unsafe text.utf8Span.span.withUnsafeBufferPointer { buffer in
      // A string is valid UTF-8, so that it need not be checked again.
      unsafe pcre2_match_8(code, buffer.baseAddress, buffer.count, 0, UInt32(PCRE2_NO_UTF_CHECK), matchData, limits)
    }
    if result >= 0 { return true }
    if result == PCRE2_ERROR_NOMATCH { return false }
    throw PatternError(why: Self.message(result))
  }

  private static func message(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      unsafe pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
    }
    return length < 0 ? "error \(code)" : String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
  }
}
