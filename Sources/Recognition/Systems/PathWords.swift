import Vocabulary

/// The words of a file's folders and of its own name.
package struct PathWords {
  /// The words of each folder, and of the file and the table in it.
  private var folders: [[String]]
  private var names: [[String]]

  package init(_ path: String, tableName: String) {
    let parts = path.split(separator: "/").map(String.init)
    folders = parts.dropLast().map { Words.split($0, atDigits: true) }
    let fileName = parts.last ?? path
    let stem = fileName.split(separator: ".").first.map(String.init) ?? fileName
    names = [Words.split(stem, atDigits: true), Words.split(tableName, atDigits: true)]
  }

  /// Up to 3 for a folder, 2.2 for the file's or the sheet's name, 1.2 for a part of a compound word.
  ///
  /// A folder that is called `Quality` says more than one where the word stands among others.
  package func weight(of words: Set<String>) -> (weight: Double, word: String)? {
    var best: (weight: Double, word: String)?
    func offer(_ weight: Double, _ word: String) {
      if weight > best?.weight ?? 0 { best = (weight, word) }
    }
    func count(_ words: [String]) -> Double {
      Double(words.count { $0.contains(where: \.isLetter) })
    }
    for name in names {
      for word in name where words.contains(word) { offer(2.2 * min(1, 3 / count(name)), word) }
    }
    for folder in folders {
      for word in folder where words.contains(word) {
        offer(count(folder) < 2 ? 3 : count(folder) < 3 ? 1.5 : 0.75, word)
      }
    }
    // A word inside another one says less than each of the above.
    if let best, best.weight >= 1.2 { return best }
    for word in (names + folders).joined() {
      let inside = words.filter { $0 != word && Words.holds(word, $0) }
      if let known = inside.min() { return (1.2, known) }
    }
    return best
  }
}
