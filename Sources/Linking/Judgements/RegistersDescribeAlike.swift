import Profiling
package import Vocabulary

/// Whether equal descriptions in the registers of two systems make their rows one asset.
package struct RegistersDescribeAlike: Judgement {
  package static let id = "linking/registers-describe-alike"
  package static let inForce = loaded()

  let leastPairs: Int
  let leastShare: Double
  let leastSigns: Int

  /// Of the descriptions of the shorter register, `found` stand in the other one as well, each in one row.
  func holds(_ found: Int, of rows: Int) -> Bool {
    areEnough(found) && Double(found) >= leastShare * Double(rows)
  }

  func areEnough(_ found: Int) -> Bool { found >= leastPairs }

  func isText(_ signs: Int) -> Bool { signs >= leastSigns }

  /// A name that has a word and a number of its own.
  func isTelling(_ name: String) -> Bool {
    let tokens = NameToken.split(name)
    return tokens.contains(where: \.isNumber) && tokens.contains { !$0.isNumber }
  }

  /// Whether a row of each register become one asset.
  package func holds(_ given: JudgementInput) throws -> Bool {
    func records(
      _ system: SourceSystem, _ names: String, _ descriptions: String
    ) -> [NameRecord] {
      zip(given.words(names), given.words(descriptions)).enumerated().map {
        NameRecord(
          system: system, origin: .register,
          location: SourceLocation(path: names, line: $0.offset), name: $0.element.0,
          description: $0.element.1)
      }
    }
    let identity = AssetLinker(vocabulary: try .builtIn()).link(
      records(.erp, "rows", "descriptions") + records(.mes, "others", "texts"))
    let pair = [given.text("row"), given.text("other")].compactMap { $0 }
    return identity.assets.contains { asset in
      pair.allSatisfy { name in asset.names.contains { $0.name == name } }
    }
  }
}
