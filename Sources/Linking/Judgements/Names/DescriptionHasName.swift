import Profiling
package import Vocabulary

/// Whether the descriptions of a register have the names of another system in them.
package struct DescriptionHasName: Judgement {
  package static let id = "linking/description-has-name"
  package static let inForce = loaded()

  let leastNames: Int
  let leastShare: Double
  let leastSigns: Int

  /// Of the `names` of the other system so many are `found`, each in one row alone.
  func holds(names: Int, found: Int) -> Bool {
    found >= leastNames && Double(found) >= leastShare * Double(names)
  }

  /// A name with a number, and long enough to be no abbreviation.
  func isTelling(_ name: String) -> Bool {
    let tokens = NameToken.split(name)
    return tokens.contains(where: \.isNumber) && tokens.contains { !$0.isNumber }
      && tokens.reduce(0) { $0 + $1.written.count } >= leastSigns
  }

  /// Whether `name` becomes one asset with `row` among the names of a system and a register of rows with descriptions.
  package func holds(_ given: JudgementInput) throws -> Bool {
    func location(_ path: String, _ line: Int) -> SourceLocation {
      SourceLocation(path: path, line: line)
    }
    let rows = zip(given.words("rows"), given.words("descriptions")).enumerated().map {
      NameRecord(
        system: .erp, origin: .register, location: location("register", $0.offset),
        name: $0.element.0, description: $0.element.1)
    }
    let names = given.words("names").enumerated().map {
      NameRecord(
        system: .mes, origin: .reference, location: location("orders", $0.offset), name: $0.element)
    }
    let pair = [given.text("row"), given.text("name")].compactMap { $0 }
    let identity = AssetLinker(vocabulary: try .builtIn()).link(rows + names)
    return identity.assets.contains { asset in
      pair.allSatisfy { name in asset.names.contains { $0.name == name } }
    }
  }
}
