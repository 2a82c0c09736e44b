import Linking
import Testing
import Vocabulary

/// Tags that go on behind the name of a machine without a separator.
@Suite struct NamesInGluedTagsTests {
  private func finds(_ names: [String], in tags: [String]) throws -> [String?] {
    try NamesInTags(names.map { AssetLinkerTests.record(.erp, $0) }, vocabulary: .builtIn())
      .finds(in: tags.map { (tag: $0, asset: nil) }).map { $0?.name }
  }

  @Test func `a name before the code of an instrument is the asset`() throws {
    #expect(
      try finds(["ZQ7-4KAB20", "ZQ7-4KAC20"], in: ["4KAB20CT001", "4KAC20CP02", "4KAB20CF001"])
        == ["ZQ7-4KAB20", "ZQ7-4KAC20", "ZQ7-4KAB20"])
  }

  @Test func `a block of a controller stands behind an at sign`() throws {
    #expect(
      try finds(
        ["61-PT-30410", "61-LIC-30455"],
        in: ["ORT_61-PT-30410@AI1.MEAS", "ORT_61-LIC-30455@AI1.MEAS"])
        == ["61-PT-30410", "61-LIC-30455"])
  }

  @Test func `the longest name wins`() throws {
    #expect(
      try finds(["4KAB20", "4KAB20AP01", "4KAC20"], in: ["4KAB20AP01CT001", "4KAC20CP001"])
        == ["4KAB20AP01", "4KAC20"])
  }

  @Test(arguments: [
    (["4KAB2", "4KAC2"], ["4KAB20CT001", "4KAC20CP001"]),
    (["K1", "K2"], ["K1TT01", "K2TT01"]),
    (["4KAB20", "4KAC20"], ["4KAB20CT001", "4KAC20CONVEYOR7"]),
    (["4KAB20"], ["4KAB20CT001", "4KAB20CP001"]),
  ])
  func `half a number, a short name, a word or one name alone are none`(
    names: [String], tags: [String]
  ) throws {
    #expect(try finds(names, in: tags).allSatisfy { $0 == nil })
  }
}
