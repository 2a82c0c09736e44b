import Profiling
import TestSupport
import Testing
import Vocabulary

/// The fast path of numbers against the general parser, which has its own tests.
@Suite struct PlainNumberTests {
  /// What the fast path gives for the bytes, which stand at `offset` in a buffer of other bytes.
  static func plain(_ text: [UInt8], offset: Int, filler: UInt8, decimalComma: Bool) -> Double {
    var buffer = [UInt8](repeating: filler, count: offset + text.count + 8)
    buffer.replaceSubrange(offset..<(offset + text.count), with: text)
    return unsafe buffer.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return .nan }
      return unsafe PlainNumberParser(decimalComma: decimalComma).parse(
        before: base + offset + text.count, count: text.count)
    }
  }

  static func general(_ text: [UInt8], decimalComma: Bool) -> Double {
    unsafe text.withUnsafeBufferPointer { unsafe parseNumber($0, decimalComma: decimalComma) }
  }

  /// Digits with at most one decimal sign and a leading minus, at most 15 digits.
  static func isPlain(_ text: [UInt8], decimalComma: Bool) -> Bool {
    var digits = text[...]
    if digits.first == 45 { digits.removeFirst() }
    let signs = digits.count { $0 == (decimalComma ? 44 : 46) }
    let count = digits.count { $0 &- 48 < 10 }
    return signs <= 1 && signs + count == digits.count && (1...15).contains(count)
  }

  /// The first text at which the two differ.
  static func difference(_ texts: [[UInt8]], offsets: [Int], decimalComma: Bool) -> String? {
    for text in texts {
      let general = general(text, decimalComma: decimalComma)
      let isPlain = isPlain(text, decimalComma: decimalComma)
      for (i, offset) in offsets.enumerated() {
        let filler = [UInt8(ascii: "9"), 46, 44, 45, 0, 0xFF, 0x20][(i + text.count) % 7]
        let plain = plain(text, offset: offset, filler: filler, decimalComma: decimalComma)
        let isRight =
          plain.isNaN ? !isPlain : isPlain && plain.bitPattern == general.bitPattern
        if !isRight {
          return "\(String(decoding: text, as: UTF8.self)) at \(offset): \(plain), not \(general)"
        }
      }
    }
    return nil
  }

  /// Numbers of all shapes, right and wrong.
  static func text(_ random: inout SeededGenerator) -> [UInt8] {
    func digits(_ n: Int) -> [UInt8] {
      (0..<n).map { _ in
        UInt8.random(in: 48...57, using: &random)
      }
    }
    var text = digits(Int.random(in: 0...17, using: &random))
    if Int.random(in: 0..<6, using: &random) == 0 {
      for i in text.indices where Bool.random(using: &random) { text[i] = 48 }
    }
    for _ in 0..<([0, 1, 1, 1, 1, 2].randomElement(using: &random) ?? 1) {
      let sign = [46, 46, 44].randomElement(using: &random) ?? 46 as UInt8
      text.insert(sign, at: Int.random(in: 0...text.count, using: &random))
    }
    switch Int.random(in: 0..<12, using: &random) {
    case 0...3: text.insert(45, at: 0)
    case 4: text.insert(43, at: 0)
    case 5: text.append(45)
    case 6: text.insert(contentsOf: [45, 45], at: 0)
    case 7: text += [101] + (Bool.random(using: &random) ? [45] : []) + digits(1)
    case 8 where !text.isEmpty:
      let place = Int.random(in: text.indices, using: &random)
      text[place] = UInt8.random(in: 0...255, using: &random)
    default: break
    }
    return text
  }

  @Test(arguments: 0..<20 as Range<UInt64>, [false, true])
  func `a plain number is read as the general parser reads it`(seed: UInt64, decimalComma: Bool) {
    var random = SeededGenerator(state: seed)
    let texts = (0..<2000).map { _ in Self.text(&random) }
    let offsets = [16, 16 + Int.random(in: 1...64, using: &random)]
    #expect(Self.difference(texts, offsets: offsets, decimalComma: decimalComma) == nil)
  }

  @Test(arguments: [false, true])
  func `the decimal sign may stand anywhere in a number of any length`(decimalComma: Bool) {
    let sign: UInt8 = decimalComma ? 44 : 46
    var texts: [[UInt8]] = []
    for count in 0...18 {
      for pattern in ["123456789012345678", "000000000000000000", "999999999999999999"] {
        let digits = Array(pattern.utf8.prefix(count))
        texts += [digits, [45] + digits]
        for place in 0...count {
          let text = Array(digits[..<place]) + [sign] + Array(digits[place...])
          texts += [text, [45] + text, text + [sign], text + [45], [43] + text]
        }
      }
    }
    #expect(
      Self.difference(texts, offsets: Array(16...48), decimalComma: decimalComma) == nil)
  }

  @Test func `every byte in every place of a number is seen`() {
    for count in 1...16 {
      var texts: [[UInt8]] = []
      for place in 0..<count {
        for byte in 0...255 as ClosedRange<UInt8> {
          var text = [UInt8](repeating: 55, count: count)
          if count > 4 { text[count / 2] = 46 }
          text[place] = byte
          texts.append(text)
        }
      }
      #expect(Self.difference(texts, offsets: [16], decimalComma: false) == nil)
    }
  }
}
