import Foundation
package import Vocabulary

/// Whether a column of a register has the names that another system uses for the same machines, whatever its header.
package struct ColumnNamesOthers: Judgement {
  package static let id = "registers/column-names-others"
  package static let inForce = loaded()

  let leastNames: Int
  let leastShare: Double
  let leastApart: Double
  let decadesPerWord: Double
  let leastDecades: Double
  let leastOfPart: Double

  func areEnough(_ names: Int) -> Bool { names >= leastNames }

  /// Nearly every row has a text of its own.
  func areApart(_ texts: [String]) -> Bool {
    areEnough(texts.count) && Double(Set(texts).count) >= leastApart * Double(texts.count)
  }

  /// - Parameters:
  ///   - names: All that the other system uses.
  ///   - texts: Those of the column, one for each row that has one.
  func holds(names: Set<String>, texts: [String]) -> Bool {
    guard areEnough(names.count), areApart(texts) else { return false }
    let distinct = Set(texts)
    let found = names.intersection(distinct)
    guard found.count >= leastNames else { return false }
    let decades = decades(found, among: distinct.union(names), texts: distinct)
    if Double(found.count) >= leastShare * Double(names.count) { return decades >= leastDecades }
    return Double(found.count) >= leastShare * Double(distinct.count) && decades >= leastOfPart
  }

  /// How unlikely it is that numbers drawn from the span of both lists meet so often, as a power of ten. Each further word
  /// that both have adds to it.
  private func decades(_ found: Set<String>, among all: Set<String>, texts: Set<String>) -> Double {
    var spans: [String: (low: Double, high: Double)] = [:]
    var counts: [String: Int] = [:]
    var met: [String: Int] = [:]
    for text in all {
      let (word, number) = parts(of: text)
      let span = spans[word] ?? (number, number)
      spans[word] = (min(span.low, number), max(span.high, number))
      if texts.contains(text) { counts[word, default: 0] += 1 }
      if found.contains(text) { met[word, default: 0] += 1 }
    }
    var sum = 0.0
    for word in met.keys.sorted() {
      guard let span = spans[word], let count = counts[word], let met = met[word] else { continue }
      sum += Double(met) * max(0, log10((span.high - span.low + 1) / Double(count)))
    }
    return sum + decadesPerWord * Double(met.count - 1)
  }

  /// The text without its digits, and its digits as one number.
  private func parts(of text: String) -> (word: String, number: Double) {
    let digits = text.filter { $0.isASCII && $0.isNumber }
    return (text.filter { !($0.isASCII && $0.isNumber) }, Double(digits) ?? 0)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    holds(names: Set(given.words("names")), texts: given.words("column"))
  }
}
