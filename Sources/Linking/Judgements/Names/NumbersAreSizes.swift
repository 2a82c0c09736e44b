package import Vocabulary

/// Which numbers of names with the same words are sizes, and tell nothing apart.
package struct NumbersAreSizes: Judgement {
  package static let id = "linking/numbers-are-sizes"
  package static let inForce = loaded()

  let leastNames: Int
  let leastSize: Int

  /// The places of the numbers of `rows`, each of which has as many.
  func sizes(_ rows: [[Int]]) -> Set<Int> {
    guard rows.count >= leastNames, let first = rows.first,
      rows.allSatisfy({ $0.count == first.count })
    else { return [] }
    let places = first.indices.filter { place in
      rows.allSatisfy { $0[place] == first[place] } && first[place] >= leastSize
    }
    let tells = first.indices.contains { place in
      Set(rows.map { $0[place] }).count == rows.count
    }
    return tells ? Set(places) : []
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let rows = given.words("names").map { name in
      NameToken.split(name).filter(\.isNumber).map { NameReader.value($0.text) }
    }
    return !sizes(rows).isEmpty
  }
}
