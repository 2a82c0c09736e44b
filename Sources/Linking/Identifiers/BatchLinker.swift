/// Finds out how batch, order and material IDs of different tables are the same ID written differently.
package struct BatchLinker: Sendable {
  package init() {}

  /// At most this many IDs without a partner are listed for each side.
  static let unmatchedLimit = 50

  /// One link for each pair of columns of the same key in different files that share IDs beyond chance.
  ///
  /// Files of one system with the same columns are parts of one list and no two sides.
  /// Sorted by key, pairs of different systems before pairs of one, then by name; the order of `columns` does
  /// not matter.
  package func link(_ columns: [IdentifierColumn]) -> [BatchLink] {
    var columns = columns.filter { !$0.identifiers.isEmpty }.sorted {
      ($0.key.rawValue, $0.path, $0.column) < ($1.key.rawValue, $1.path, $1.column)
    }.map(ColumnSpellings.init)
    var links: [(isAcross: Bool, link: BatchLink)] = []
    for first in columns.indices {
      for second in columns.indices.dropFirst(first + 1) {
        let a = columns[first].column
        let b = columns[second].column
        guard a.key == b.key else { break }
        guard a.path != b.path, !a.isPart(ofListOf: b) else { continue }
        if let link = link(&columns, first, second) { links.append((a.system != b.system, link)) }
      }
    }
    return links.sorted { x, y in
      let left = (x.link.key.rawValue, x.isAcross ? 0 : 1, x.link.a, x.link.b)
      let right = (y.link.key.rawValue, y.isAcross ? 0 : 1, y.link.a, y.link.b)
      return left < right
    }.map(\.link)
  }

  private func link(_ columns: inout [ColumnSpellings], _ first: Int, _ second: Int) -> BatchLink? {
    let a = columns[first].column
    let b = columns[second].column
    let smaller = min(a.identifiers.count, b.identifiers.count)
    let isPadded = columns[first].isPadded && columns[second].isPadded
    var best: (a: IdentifierTransform, b: IdentifierTransform, matched: Int)?
    for (transformA, transformB) in Self.choices {
      guard let left = columns[first].spelling(transformA),
        let right = columns[second].spelling(transformB)
      else { continue }
      let matched = Self.matches(left, right)
      // The bolder transform must earn its place; a lone further match may be chance.
      let gain = matched - (best?.matched ?? 0)
      let isBold = transformA > .zerosStripped || transformB > .zerosStripped
      guard gain > (best != nil && isBold ? smaller / 20 : 0) else { continue }
      if IdentifiersMeetByChance.inForce.holds(
        matched: matched, left, right, arePadded: isPadded)
      {
        continue
      }
      best = (transformA, transformB, matched)
      if matched == smaller { break }
    }
    guard let best, let left = columns[first].spelling(best.a),
      let right = columns[second].spelling(best.b)
    else { return nil }
    return BatchLink(
      key: a.key, a: a.path, b: b.path, matchedA: best.matched,
      totalA: a.identifiers.count, matchedB: best.matched, totalB: b.identifiers.count,
      transform: max(best.a, best.b).words, unmatchedA: Self.unmatched(left, without: right, in: a),
      unmatchedB: Self.unmatched(right, without: left, in: b))
  }

  private static func unmatched(
    _ written: [WrittenIdentifier?], without other: [WrittenIdentifier?],
    in column: IdentifierColumn
  ) -> [(text: String, line: Int)] {
    let known = Set(other.compactMap { $0 })
    var result: [(text: String, line: Int)] = []
    for (position, id) in written.enumerated() where result.count < unmatchedLimit {
      if let id, known.contains(id) { continue }
      result.append(column.identifiers[position])
    }
    return result
  }

  /// Transforms for the two sides, the most careful first: the same for both, or letters stripped on one side
  /// where the other has none.
  static let choices: [(IdentifierTransform, IdentifierTransform)] = [
    (.none, .none), (.caseFolded, .caseFolded), (.separatorsRemoved, .separatorsRemoved),
    (.zerosStripped, .zerosStripped), (.affixesStripped, .zerosStripped),
    (.zerosStripped, .affixesStripped), (.affixesStripped, .affixesStripped),
    (.digitsOnly, .digitsOnly),
  ]

  private static func matches(_ a: [WrittenIdentifier?], _ b: [WrittenIdentifier?]) -> Int {
    let known = Set(b.compactMap { $0 })
    return a.reduce(0) { count, id in count + (id.map(known.contains) == true ? 1 : 0) }
  }
}

/// A column with its IDs as the transforms write them, each written when it is first asked for.
private struct ColumnSpellings {
  let column: IdentifierColumn
  /// Most IDs are numbers padded with zeros to one width of four digits or more.
  let isPadded: Bool
  private var known: [IdentifierTransform: [WrittenIdentifier?]?] = [:]

  init(_ column: IdentifierColumn) {
    self.column = column
    var widths: [Int: Int] = [:]
    var padded = 0
    for identifier in column.identifiers {
      let digits = identifier.text.utf8.drop { !IdentifierTransform.isDigit($0) }
        .prefix(while: IdentifierTransform.isDigit)
      widths[digits.count, default: 0] += 1
      if digits.first == 48 { padded += 1 }
    }
    let isEven = widths.contains { $0.key >= 4 && 10 * $0.value >= 9 * column.identifiers.count }
    isPadded = isEven && 2 * padded > column.identifiers.count
  }

  /// `nil` when the transform cannot be used on the column.
  mutating func spelling(_ transform: IdentifierTransform) -> [WrittenIdentifier?]? {
    if let made = known[transform] { return made }
    let made = transform.apply(to: column.identifiers)
    known[transform] = .some(made)
    return made
  }
}
