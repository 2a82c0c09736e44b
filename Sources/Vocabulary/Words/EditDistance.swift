/// How many slips lie between two spellings. Letters are bytes, as in folded words.
package enum EditDistance {
  /// Letters that are more, less or other; only the first 64 are looked at.
  static func between(_ a: String, _ b: String) -> Int {
    let a = Array(a.utf8.prefix(64))
    let b = Array(b.utf8.prefix(64))
    var row = Array(0...b.count)
    for i in 0..<a.count {
      var diagonal = row[0]
      row[0] = i + 1
      for j in 0..<b.count {
        let substituted = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, min(row[j], row[j + 1]) + 1)
      }
    }
    return row[b.count]
  }

  /// One letter more, less or other, or two neighbours swapped.
  package static func isOne(_ a: String, _ b: String) -> Bool {
    let a = Array(a.utf8)
    let b = Array(b.utf8)
    guard abs(a.count - b.count) <= 1 else { return false }
    var start = 0
    while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
    var end = 0
    while end < a.count - start, end < b.count - start,
      a[a.count - 1 - end] == b[b.count - 1 - end]
    {
      end += 1
    }
    let left = a.count - start - end
    let right = b.count - start - end
    if left <= 1 && right <= 1 { return left + right > 0 }
    return left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
  }

  /// The word with two neighbours swapped, once for each pair.
  package static func swapped(_ word: String) -> [String] {
    let letters = Array(word.utf8)
    return letters.indices.dropLast().map { index in
      var copy = letters
      copy.swapAt(index, index + 1)
      return String(decoding: copy, as: UTF8.self)
    }
  }

  /// The word, and what is left of it without each of its letters: two words that are one slip apart have one in common.
  package static func shortened(_ word: String) -> [String] {
    let letters = Array(word.utf8)
    return [word]
      + letters.indices.map { index in
        var copy = letters
        copy.remove(at: index)
        return String(decoding: copy, as: UTF8.self)
      }
  }
}
