import Tabular
import Testing

@Suite struct EncodingTests {
  static let text = "Größe;Wert\n5 €;1,5\nTür 😀;2,5\n"
  static let rows = [["5 €", "1,5"], ["Tür 😀", "2,5"]]

  private static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  @Test(arguments: [
    ("utf-8", Array(text.utf8)),
    ("utf-8", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
    ("utf-16le", utf16(text, bigEndian: false, mark: true)),
    ("utf-16be", utf16(text, bigEndian: true, mark: true)),
    ("utf-16le", utf16(text, bigEndian: false, mark: false)),
    ("utf-16be", utf16(text, bigEndian: true, mark: false)),
  ])
  func `encodings are recognised`(encoding: String, bytes: [UInt8]) throws {
    let (info, contents) = try table(bytes)
    #expect(info.encoding == encoding)
    #expect(info.header == ["Größe", "Wert"])
    #expect(contents.rows == Self.rows)
  }

  @Test func `what is no UTF-8 is Windows-1252, beside what is`() throws {
    let bytes =
      Array("name;unit\nT1;".utf8) + [0xB0, 0x43, 0x0A] + Array("T2;°C\nT3;".utf8) + [0x80, 0x0A]
    let (info, contents) = try table(bytes)
    #expect(info.encoding == "windows-1252")
    #expect(contents.rows == [["T1", "°C"], ["T2", "°C"], ["T3", "€"]])
  }

  @Test(arguments: [1, 2, 3, 5, 8])
  func `characters survive blocks that end inside them`(block: Int) throws {
    let folder = try TemporaryFolder()
    let samples = [
      Array(Self.text.utf8), Self.utf16(Self.text, bigEndian: false, mark: true),
      Array(Self.text.utf8) + [0xC3],
    ]
    for (i, bytes) in samples.enumerated() {
      let file = try folder.write(bytes, to: "\(i).csv")
      let source = try DelimitedText(file, limits: .init(block: block)).source()
      let contents = Contents(try source.open(), keepsBatch: false)
      #expect(contents.rows == Self.rows)
      #expect(contents.rejects.map(\.excerpt) == (i == 2 ? ["Ã"] : []))
    }
  }
}
