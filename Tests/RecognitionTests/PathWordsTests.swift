import Recognition
import Testing

@Suite struct PathWordsTests {
  /// A word of its own says more than a part of one; of several parts, the first in the alphabet is told, of the first
  /// word that has any.
  @Test(
    arguments: [
      ("quality/export.csv", ["quality"], 3.0, "quality"),
      ("a/quality.csv", ["quality", "order"], 2.2, "quality"),
      ("a/workorderlist.csv", ["order", "works"], 1.2, "order"),
      ("a/workorderlist.csv", ["workorder", "order"], 1.2, "order"),
      ("lagerort/bestellungen.csv", ["lager", "bestell"], 1.2, "bestell"),
    ] as [(String, Set<String>, Double, String)])
  func `the best word of a path is told`(
    path: String, known: Set<String>, weight: Double, word: String
  ) throws {
    let best = try #require(PathWords(path, tableName: "").weight(of: known))
    #expect(best == (weight, word))
  }

  @Test(arguments: [["work"], ["orders"], ["listen"], []] as [Set<String>])
  func `short words and others are not looked for inside words`(known: Set<String>) {
    #expect(PathWords("a/workorderlist.csv", tableName: "").weight(of: known) == nil)
  }
}
