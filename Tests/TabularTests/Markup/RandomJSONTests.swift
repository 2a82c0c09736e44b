import Foundation
import Tabular
import TestSupport
import Testing

/// A value as a cell should show it.
private struct Cell: Decodable {
  var text: String

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      text = ""
    } else if let flag = try? value.decode(Bool.self) {
      text = flag ? "true" : "false"
    } else if let number = try? value.decode(Int.self) {
      text = String(number)
    } else {
      text = try value.decode(String.self)
    }
  }
}

/// Random documents, read by Foundation too.
@Suite struct RandomJSONTests {
  private static let characters: [String] = [
    "a", "Z", "0", " ", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "ö", "€", "😀",
    "\\u00e9",
    "\\u20AC", "\\ud83d\\ude00", ",", ":", "{", "}", "[", "]", "null", "1",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    let length = Int.random(in: 0..<24, using: &random)
    return (0..<length).map { _ in characters.randomElement(using: &random) ?? "" }.joined()
  }

  private static func scalar(_ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: "null"
    case 1: Bool.random(using: &random) ? "true" : "false"
    case 2: String(Int.random(in: -5000...5000, using: &random))
    default: "\"\(text(&random))\""
    }
  }

  private static func blank(_ random: inout SeededGenerator) -> String {
    ["", "", "", " ", "\n", "\t "].randomElement(using: &random) ?? ""
  }

  private static func record(_ random: inout SeededGenerator) -> String {
    var members: [String] = []
    for key in ["k\\u0031", "key \\\"2\\\"", "ß", "d"].shuffled(using: &random) {
      if Int.random(in: 0..<5, using: &random) == 0 { continue }
      let value = scalar(&random)
      members.append("\"\(key)\"\(blank(&random)):\(blank(&random))\(value)")
    }
    return "{" + members.joined(separator: ",\(blank(&random))") + "}"
  }

  @Test(arguments: 0..<40)
  func `values are what Foundation reads`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let records = (0..<60).map { _ in Self.record(&random) }
    let text =
      "[{\"k1\":0,\"key \\\"2\\\"\":0,\"ß\":0,\"d\":0}," + records.joined(separator: ",") + "]"
    let parsed = try JSONDecoder().decode([[String: Cell]].self, from: Data(text.utf8))
    let expected = parsed.map { record in
      ["k1", "key \"2\"", "ß", "d"].map { record[$0]?.text ?? "" }
    }
    for block in [1, Int.random(in: 2..<40, using: &random), 1 << 16] {
      let (tables, contents) = try JSONExample.tables(
        Array(text.utf8), limits: .init(block: block, batch: block))
      #expect(contents[0].error == nil)
      #expect(tables.count == 1)
      #expect(tables[0].header == ["k1", "key \"2\"", "ß", "d"])
      #expect(tables[0].rows == expected)
    }
  }
}
