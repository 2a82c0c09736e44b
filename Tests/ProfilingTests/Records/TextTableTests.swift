import Profiling
import TestSupport
import Testing

@Suite struct TextTableTests {
  /// Texts with equal beginnings, of all lengths up to 80, some with zeros inside and at the end.
  static func texts(seed: UInt64) -> [[UInt8]] {
    var random = SeededGenerator(state: seed)
    let stem = (0..<80).map { _ in UInt8.random(in: 33...126, using: &random) }
    var texts: [[UInt8]] = []
    for count in 0...80 {
      let text = Array(stem.prefix(count))
      texts.append(text)
      for place in Set([0, count / 2, count - 1, 31, 32, 33]) where place >= 0 && place < count {
        for byte in [0, 1, 0x80, 0xFF] as [UInt8] {
          var other = text
          other[place] = byte
          texts.append(other)
        }
      }
      texts.append(text + [0])
    }
    return texts
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `each text has one number, in order of appearance`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    var texts: [[UInt8]] = []
    for text in Self.texts(seed: seed).shuffled(using: &random) where !texts.contains(text) {
      texts.append(text)
    }
    var table = TextTable()
    for round in 0..<3 {
      for (i, text) in texts.enumerated() {
        #expect(table.index(of: text) == i, "round \(round)")
      }
    }
    #expect(table.count == texts.count)
    for (i, text) in texts.enumerated() {
      #expect(table.text(i) == String(decoding: text, as: UTF8.self))
    }
  }

  @Test func `bytes around the text do not matter`() {
    var table = TextTable()
    for count in 0...80 {
      let text = (0..<count).map { UInt8(65 + $0 % 26) }
      for filler in [0, 0x41, 0xFF] as [UInt8] {
        for offset in 0..<9 {
          var buffer = [UInt8](repeating: filler, count: offset + count + TextTable.reach)
          buffer.replaceSubrange(offset..<(offset + count), with: text)
          let index = unsafe buffer.withUnsafeBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe table.index(of: $0 + offset, count) }
          }
          #expect(index == count)
        }
      }
    }
  }

  @Test func `many texts stay apart while the table grows`() {
    var table = TextTable()
    let count = 20_000
    for i in 0..<count { #expect(table.index(of: Array("AREA.P\(i).PV".utf8)) == i) }
    for i in stride(from: 0, to: count, by: 7) {
      #expect(table.index(of: Array("AREA.P\(i).PV".utf8)) == i)
    }
    #expect(table.count == count)
  }

  @Test func `another table learns the texts that it does not know`() {
    var first = TextTable()
    var second = TextTable()
    let texts = Self.texts(seed: 4)
    for text in texts { _ = first.index(of: text) }
    for text in texts.reversed().prefix(200) { _ = second.index(of: text) }
    let known = second.count
    for i in 0..<first.count {
      let index = first.index(of: i, in: &second)
      #expect(second.text(index) == first.text(i))
    }
    #expect(second.count == first.count && known < second.count)
  }
}
