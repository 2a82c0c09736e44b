package import Vocabulary

/// Whether equal descriptions in the registers of two systems make their rows one asset.
package struct RegistersDescribeAlike: Judgement {
  package static let id = "registers/registers-describe-alike"
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

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("signs") { return try isText(given.count("signs")) }
    return try holds(given.count("found"), of: given.count("rows"))
  }
}
