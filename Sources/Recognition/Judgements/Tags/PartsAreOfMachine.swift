package import Vocabulary

/// Whether what stands behind the dot of tags are parts of the machine before it, as in `KLN1.Draft`, `KLN2.Draft`.
package struct PartsAreOfMachine: Judgement {
  package static let id = "tags/parts-are-of-machine"
  package static let inForce = loaded()

  let leastMachines: Int
  let leastShared: Int
  let leastNumbered: Double
  let mostEquipment: Double

  /// - Parameter assets: The names that the tags of a source have before what is measured.
  func machines(_ assets: [String], _ vocabulary: Vocabulary) -> Set<String> {
    var parts: [String: Set<String>] = [:]
    for asset in assets {
      let pieces = asset.split(separator: ".", omittingEmptySubsequences: false)
      if pieces.count == 2 { parts[String(pieces[0]), default: []].insert(String(pieces[1])) }
    }
    guard parts.count >= leastMachines else { return [] }
    let numbered = parts.keys.filter { isMachine($0, vocabulary) }
    var all: [String: Int] = [:]
    for part in parts.values.joined() { all[part, default: 0] += 1 }
    let shared = all.values.count { $0 > 1 }
    guard Double(numbered.count) >= leastNumbered * Double(parts.count), shared >= leastShared,
      all.keys.allSatisfy({ isPart($0, vocabulary) }),
      // Dryers and compressors of buildings are machines of their own.
      Double(all.keys.count { vocabulary.equipment.namesEquipment($0) }) < mostEquipment
        * Double(all.count)
    else { return [] }
    return Set(numbered)
  }

  /// A word or a code with its number, and no place.
  private func isMachine(_ name: String, _ vocabulary: Vocabulary) -> Bool {
    let tokens = NameToken.split(name)
    return tokens.count == 2 && !tokens[0].isNumber && tokens[1].isNumber
      && tokens[0].text.utf8.count > 1 && !vocabulary.isPlace(tokens[0].text)
  }

  /// What has a number of its own is another machine, unless a letter counts zones.
  private func isPart(_ name: String, _ vocabulary: Vocabulary) -> Bool {
    let tokens = NameToken.split(name)
    guard let number = tokens.firstIndex(where: \.isNumber) else { return !tokens.isEmpty }
    return number == 1 && tokens.count == 2
      && (tokens[0].text == "z" || vocabulary.isPlace(tokens[0].text))
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try !machines(given.words("assets"), .builtIn()).isEmpty
  }
}
