import Yams

/// What an example of a judgement gives: numbers, words and lists of them, by name.
package struct JudgementInput: Sendable {
  private var texts: [String: [String]] = [:]

  init(_ node: Node) {
    guard case .mapping(let pairs) = node else { return }
    for (key, value) in pairs {
      guard let name = key.string else { continue }
      texts[name] =
        value.sequence?.compactMap { $0.scalar?.string } ?? value.scalar.map { [$0.string] }
    }
  }

  /// The names of what is given, sorted.
  package var names: [String] { texts.keys.sorted() }

  package func has(_ name: String) -> Bool { texts[name] != nil }

  /// `nil` when it is not given.
  package func text(_ name: String) -> String? { texts[name]?.first }

  package func words(_ name: String) -> [String] { texts[name] ?? [] }

  /// - Throws: `VocabularyError` when it is not given, or is no number.
  package func number(_ name: String) throws -> Double {
    guard let value = texts[name]?.first.flatMap(Double.init) else {
      throw missing(name, "a number")
    }
    return value
  }

  /// `nil` when it is not given.
  package func optionalNumber(_ name: String) -> Double? { texts[name]?.first.flatMap(Double.init) }

  package func count(_ name: String) throws -> Int {
    guard let value = texts[name]?.first.flatMap(Int.init) else { throw missing(name, "a count") }
    return value
  }

  /// - Throws: `VocabularyError` when an entry is no number.
  package func numbers(_ name: String) throws -> [Double] {
    let values = (texts[name] ?? []).compactMap(Double.init)
    guard values.count == texts[name]?.count else { throw missing(name, "a list of numbers") }
    return values
  }

  /// False when it is not given.
  package func flag(_ name: String) -> Bool { texts[name]?.first == "true" }

  private func missing(_ name: String, _ what: String) -> VocabularyError {
    VocabularyError(
      message: "the example gives no '\(name)' that is \(what)",
      help: "it gives \(names.joined(separator: ", "))")
  }
}
