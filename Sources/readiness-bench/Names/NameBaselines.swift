import Foundation
import Vocabulary

/// What anybody would try first, to compare with.
package enum NameBaselines {
  /// The names of each two systems, as places.
  private static func eachPair(
    _ names: [SyntheticNames.Name], _ body: (_ a: [Int], _ b: [Int]) -> Void
  ) {
    let groups = SyntheticNames.systems.map { system in
      names.indices.filter { names[$0].system == system }
    }
    for (place, a) in groups.enumerated() {
      for b in groups.dropFirst(place + 1) { body(a, b) }
    }
  }

  /// Names that are equal but for case.
  package static func exact(_ names: [SyntheticNames.Name]) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    eachPair(names) { a, b in
      var places: [String: Int] = [:]
      for place in b { places[names[place].text.lowercased()] = place }
      for place in a {
        if let other = places[names[place].text.lowercased()] { pairs.append((place, other)) }
      }
    }
    return pairs
  }

  /// Names that are nearest to each other by the cosine of their groups of three letters, weighted by how rare these are, if
  /// it is half or more.
  package static func trigrams(_ names: [SyntheticNames.Name]) -> [(Int, Int)] {
    var numbers: [String: Int] = [:]
    var documents: [Int] = []
    var counts: [[Int: Double]] = []
    for name in names {
      let signs = Array(" \(name.text.lowercased()) ")
      var own: [Int: Double] = [:]
      for start in 0..<max(0, signs.count - 2) {
        let gram = String(signs[start..<start + 3])
        let number = numbers[gram] ?? numbers.count
        if number == numbers.count {
          numbers[gram] = number
          documents.append(0)
        }
        own[number, default: 0] += 1
      }
      for number in own.keys { documents[number] += 1 }
      counts.append(own)
    }
    let total = Double(names.count)
    let vectors = counts.map { own -> [(gram: Int, weight: Double)] in
      let weighted = own.sorted { $0.key < $1.key }.map {
        ($0.key, $0.value * (log((1 + total) / (1 + Double(documents[$0.key]))) + 1))
      }
      let length = weighted.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
      return weighted.map { ($0.0, $0.1 / length) }
    }
    var pairs: [(Int, Int)] = []
    eachPair(names) { a, b in
      var index: [Int: [(place: Int, weight: Double)]] = [:]
      for (place, name) in b.enumerated() {
        for (gram, weight) in vectors[name] { index[gram, default: []].append((place, weight)) }
      }
      var bestOfA = a.map { _ in (score: 0.0, place: -1) }
      var bestOfB = b.map { _ in (score: 0.0, place: -1) }
      var scores = [Double](repeating: 0, count: b.count)
      for (place, name) in a.enumerated() {
        var touched: [Int] = []
        for (gram, weight) in vectors[name] {
          for other in index[gram] ?? [] {
            if scores[other.place] == 0 { touched.append(other.place) }
            scores[other.place] += weight * other.weight
          }
        }
        for other in touched.sorted() {
          if scores[other] > bestOfA[place].score { bestOfA[place] = (scores[other], other) }
          if scores[other] > bestOfB[other].score { bestOfB[other] = (scores[other], place) }
          scores[other] = 0
        }
      }
      for (place, best) in bestOfA.enumerated()
      where best.score >= 0.5 && bestOfB[best.place].place == place {
        pairs.append((a[place], b[best.place]))
      }
    }
    return pairs
  }
}
