import Tabular
package import Vocabulary

/// What an export made of the samples between its rows, as the names of its columns say it.
package enum ExportAggregate: String, Sendable { case averaged, interpolated }

extension RecognizedTable {
  /// The aggregates of the value columns, by their index. A single value column is named after its aggregate; of columns
  /// named after tags, half or more must be, since a tag may be a mean by itself.
  package func aggregates(_ vocabulary: Vocabulary) -> [Int: ExportAggregate] {
    guard kind == .samples else { return [:] }
    let values = columns(.value)
    var result: [Int: ExportAggregate] = [:]
    var named = 0
    for column in values {
      // A data logger says it in a row under the header.
      let labels = source.info.labels.compactMap { row in
        row.indices.contains(column.index) ? row[column.index] : nil
      }
      let label = labels.lazy.map { Words.split($0) }.filter { $0.count == 1 }
        .compactMap { vocabulary.aggregate(ofWords: $0) }.first
      guard let aggregate = label ?? vocabulary.aggregate(of: column.name) else { continue }
      named += 1
      if case .one(let aggregate) = aggregate { result[column.index] = aggregate }
    }
    let isOwnName = layout == .long || values.count == 1
    return isOwnName || named * 2 >= values.count && named > 1 ? result : [:]
  }
}

extension Vocabulary {
  enum AggregateWord {
    case one(ExportAggregate)
    /// A least, a most, a sum: not judged, but the columns beside it are no tags either.
    case other
  }

  /// The aggregate that the first or the last word of a name says: `mean(TT101)`, `TT101 [Average]`, `ActPower_mean`.
  func aggregate(of name: String) -> AggregateWord? {
    let words = Words.split(name)
    return aggregate(ofWords: [words.last, words.first].compactMap { $0 })
  }

  func aggregate(ofWords words: [String]) -> AggregateWord? {
    for word in words {
      if averagedWords.contains(word) { return .one(.averaged) }
      if interpolatedWords.contains(word) { return .one(.interpolated) }
      if otherAggregates.contains(word) { return .other }
    }
    return nil
  }
}
