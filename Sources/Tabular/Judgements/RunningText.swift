package import Vocabulary

/// Whether lines read like sentences, so that they are no table.
package struct RunningText: Judgement {
  package static let id = "tables/running-text"
  package static let inForce = loaded()

  let evenShare: Double
  let wordsPerField: Double
  let wordsPerColumn: Double

  /// Whether the fields of some lines, cut where a delimiter seems to be, are running text.
  func isProse(_ lines: [[String]], isDivided: Bool, isQuoted: Bool) -> Bool {
    var counts: [Int: Int] = [:]
    for line in lines { counts[line.count, default: 0] += 1 }
    let isEven = Double(counts.values.max() ?? 0) / Double(lines.count) >= evenShare
    if isDivided && isEven && !areSentences(lines) || isQuoted { return false }
    let fields = lines.joined().filter { !$0.isEmpty }
    guard !fields.isEmpty else { return false }
    let words = fields.map { $0.split(separator: " ").count }.reduce(0, +)
    return Double(words) >= Double(fields.count) * wordsPerField
  }

  /// Whether every column of some lines is of several words, and none has a cell that begins with a digit.
  private func areSentences(_ lines: [[String]]) -> Bool {
    let width = lines.map(\.count).max() ?? 0
    return (0..<width).allSatisfy { column in
      let cells = lines.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
      let words = cells.map { $0.split(separator: " ").count }.reduce(0, +)
      return !cells.isEmpty && Double(words) >= wordsPerColumn * Double(cells.count)
        && !cells.contains { $0.first?.isNumber ?? false }
    }
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let delimiter = given.text("delimiter").flatMap(\.first)
    let lines = given.words("lines").map { line in
      delimiter.map { line.split(separator: $0, omittingEmptySubsequences: false).map(String.init) }
        ?? [line]
    }
    return isProse(lines, isDivided: delimiter != nil, isQuoted: given.flag("quoted"))
  }
}
