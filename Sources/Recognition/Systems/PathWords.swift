import Vocabulary

/// The words of a file's folders and of its own name.
package struct PathWords {
  /// The words of each folder, and of the file and the table in it.
  private var folders: [[String]]
  private var names: [[String]]
  private let judgement: PathSaysWord

  package init(_ path: String, tableName: String, judgement: PathSaysWord = .inForce) {
    self.judgement = judgement
    let parts = path.split(separator: "/").map(String.init)
    folders = parts.dropLast().map { Words.split($0, atDigits: true) }
    let fileName = parts.last ?? path
    let stem = fileName.split(separator: ".").first.map(String.init) ?? fileName
    names = [Words.split(stem, atDigits: true), Words.split(tableName, atDigits: true)]
  }

  /// Most for a folder, less for the file's or the sheet's name, least for a part of a compound word.
  ///
  /// A folder that is called `Quality` says more than one where the word stands among others.
  ///
  /// - Parameter joined: whether the words of a name together may be one of `words`: `work_orders` is called work orders, and not
  ///   orders.
  package func weight(of words: Set<String>, joined: Bool = false) -> (
    weight: Double, word: String
  )? {
    var best: (weight: Double, word: String)?
    func offer(_ weight: Double, _ word: String) {
      if weight > best?.weight ?? 0 { best = (weight, word) }
    }
    func count(_ words: [String]) -> Double {
      Double(words.count { $0.contains(where: \.isLetter) })
    }
    for name in names where joined && name.count > 1 {
      let phrases = [name.joined(), name.joined(separator: " ")]
      if let phrase = phrases.first(where: words.contains) {
        offer(judgement.inName(of: 1), phrase)
      }
    }
    for name in names {
      for word in name where words.contains(word) { offer(judgement.inName(of: count(name)), word) }
    }
    for folder in folders {
      for word in folder where words.contains(word) {
        offer(judgement.inFolder(of: count(folder)), word)
      }
    }
    // A word inside another one says less than each of the above.
    if let best, best.weight >= judgement.part { return best }
    for word in (names + folders).joined() {
      let inside = words.filter { $0 != word && Words.holds(word, $0) }
      if let known = inside.min() { return (judgement.part, known) }
    }
    return best
  }
}

extension Vocabulary {
  /// What the rows of a file are that is named after them and nothing else, as `assets.csv` is: a word for one of them.
  func thing(inFile name: String) -> String? {
    let words = Words.split(name)
    let known = kindWords.first {
      $0.words.contains(words.joined(separator: " ")) || $0.words.contains(words.joined())
    }
    return known?.kind.thing
  }
}

extension TableKind {
  /// What a header calls one row of such a table.
  fileprivate var thing: String? {
    switch self {
    case .assets: "asset"
    case .workOrders: "work order"
    case .orders: "order"
    case .batches: "batch"
    case .materials: "material"
    case .tags: "tag"
    case .samples, .downtime, .inspections, .events, .owners, .unknown: nil
    }
  }
}
