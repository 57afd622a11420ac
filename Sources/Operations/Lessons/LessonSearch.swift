public import Governance

/// Lessons found by words, the best match first.
///
/// Ranked by BM25 over title, what, recommendation, cause and tags. A word finds every term that begins with it, so that
/// `notification` finds notifications; equal scores stand in order of id.
public struct LessonSearch {
  public struct Hit: Sendable {
    public let lesson: Lesson
    /// Which of the words were found in it, as they were asked for.
    public let words: [String]
    let score: Double
  }

  // The usual settings: how soon more of the same word counts for little, and how far length is held against a text.
  private static let saturation = 1.2
  private static let lengthWeight = 0.75

  private let documents: [(lesson: Lesson, terms: [String])]
  private let meanLength: Double

  public init(_ lessons: [Lesson]) {
    documents = lessons.map { ($0, Self.terms(of: $0)) }
    let total = documents.reduce(0) { $0 + $1.terms.count }
    meanLength = Double(max(total, 1)) / Double(max(documents.count, 1))
  }

  /// - Parameter tag: only lessons that have it.
  public func callAsFunction(_ words: [String], tag: String? = nil) -> [Hit] {
    var asked: [String] = []
    for term in words.flatMap(Self.terms(in:)) where !asked.contains(term) { asked.append(term) }
    let weights = asked.map(weight)
    let hits = documents.compactMap { lesson, terms -> Hit? in
      if let tag, !lesson.tags.contains(tag) { return nil }
      let counts = asked.map { word in terms.count { $0.hasPrefix(word) } }
      guard counts.contains(where: { $0 > 0 }) || asked.isEmpty else { return nil }
      let length = 1 - Self.lengthWeight + Self.lengthWeight * Double(terms.count) / meanLength
      let score = zip(counts, weights).reduce(0) { sum, word in
        let count = Double(word.0)
        return sum + word.1 * count * (Self.saturation + 1) / (count + Self.saturation * length)
      }
      return Hit(lesson: lesson, words: zip(asked, counts).filter { $1 > 0 }.map(\.0), score: score)
    }
    return hits.sorted { $0.score != $1.score ? $0.score > $1.score : $0.lesson.id < $1.lesson.id }
  }

  /// How much a word tells: more, the fewer lessons have it.
  private func weight(_ word: String) -> Double {
    let holders = documents.count { $0.terms.contains { $0.hasPrefix(word) } }
    return naturalLogarithm(1 + (Double(documents.count - holders) + 0.5) / (Double(holders) + 0.5))
  }

  private static func terms(of lesson: Lesson) -> [String] {
    ([lesson.title, lesson.what, lesson.recommendation, lesson.cause] + lesson.tags).flatMap(terms(in:))
  }

  private static func terms(in text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

/// The logarithm of a number above zero, the same on every machine: by the series of artanh on the significand.
private func naturalLogarithm(_ value: Double) -> Double {
  let ratio = (value.significand - 1) / (value.significand + 1)
  var (power, sum) = (ratio, 0.0)
  for odd in stride(from: 1.0, through: 41.0, by: 2.0) {
    sum += power / odd
    power *= ratio * ratio
  }
  return Double(value.exponent) * 0.693_147_180_559_945_3 + 2 * sum
}
