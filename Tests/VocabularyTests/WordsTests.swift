import TestSupport
import Testing
import Vocabulary

@Suite struct WordsTests {
  @Test(
    arguments: [
      ("FillerSpeed", ["filler", "speed"]), ("HTTPServer_2", ["http", "server", "2"]),
      ("TI-00205.PV", ["ti", "00205", "pv"]), ("Temp12A", ["temp12a"]), ("  ", []), ("", []),
      ("ABC", ["abc"]), ("aB", ["a", "b"]), ("Druck [bar]\r\n", ["druck", "bar"]),
      ("Kühlmittel-Temperatur", ["kuhlmittel", "temperatur"]), ("Größe", ["grosse"]),
    ])
  func `a name is split at humps and at what is no letter or digit`(text: String, words: [String]) {
    #expect(Words.split(text) == words)
  }

  @Test(arguments: 0..<20)
  func `plain names are split as names with other letters are`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let pieces = [
      "A", "b", "Cd", "EF", "7", "42", " ", "_", "-", ".", "x", "Y1", "\t", "\r\n", "%",
    ]
    for _ in 0..<200 {
      let count = Int.random(in: 0...8, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      for atDigits in [false, true] {
        let general = Words.split(text + " é", atDigits: atDigits)
        #expect(Words.split(text, atDigits: atDigits) == Array(general.dropLast()), "\(text)")
      }
    }
  }

  /// Names of deeply nested data are paths of hundreds of words; looking for vocabulary in all of them would take minutes.
  @Test func theLastWordsOfALongNameSayWhatItIs() throws {
    let vocabulary = try Vocabulary.builtIn()
    let path = (0..<400).map { "level\($0)" }
    func score(_ words: [String]) -> Double {
      vocabulary.phrases.match(Vocabulary.Header(words))[.time].score
    }
    #expect(score(path + ["timestamp"]) > 0.5)
    #expect(score(["timestamp"] + path) == 0)
    #expect(Vocabulary.Header(path + [String(repeating: "x", count: 100_000)]).words.count < 32)
  }

  @Test(arguments: [
    (["Hall/COT01.ZN1", "Hall/COT01.ZN2"], "Hall/COT01"), (["Hall/COT01", "Hall/COT02"], "Hall"),
    (["COT01", "COT01.ZN1"], "COT01"), (["COT01", "COT011"], ""), (["Hall/A", "Yard/A"], ""),
    ([], ""),
    (["BOL@AI1", "BOL@AI2"], "BOL"),
  ])
  func `names have whole steps in common`(names: [String], common: String) {
    #expect(Splitting.commonSteps(names) == common)
  }
}
