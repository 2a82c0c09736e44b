/// What a quality field says of its value.
package enum Quality: UInt8, Sendable, BitwiseCopyable { case good, uncertain, bad, unknown }

/// How one column writes quality. The number 0 means bad, good, valid or unspecified depending on the scale, so the scale
/// is decided from the header and from all values together.
package struct QualityScale: Sendable, Equatable {
  package enum Scale: String, Sendable {
    case words
    /// OPC DA and HDA: the two top bits of the byte; 192 is good.
    case classic = "OPC classic"
    /// OPC UA status codes and their signed form: the two top bits of 32.
    case unified = "OPC UA"
    /// AVEVA `Quality`: 0 good, 1 bad, 16 doubtful, 133 initial.
    case aveva = "AVEVA"
    /// Codes of Ignition: 192 good, from 256 on uncertain, from 300 on bad, and below as OPC classic.
    case ignition = "Ignition"
    /// 1 valid, 0 invalid.
    case validity
    case undecided
  }

  package let scale: Scale
  private let good: [[UInt8]]
  private let uncertain: [[UInt8]]
  private let bad: [[UInt8]]

  /// Decides the scale from a header and the distinct texts of the column.
  package init(header: String, texts: [String], vocabulary: Vocabulary) {
    func bytes(_ words: Set<String>) -> [[UInt8]] { words.sorted().map { Array($0.utf8) } }
    good = bytes(vocabulary.goodQuality)
    uncertain = bytes(vocabulary.uncertainQuality)
    bad = bytes(vocabulary.badQuality)
    let codes = texts.compactMap { Int64($0) }
    guard !codes.isEmpty, codes.count * 2 > texts.count else {
      // A column that is empty at first may say later what is bad.
      scale = .words
      return
    }
    let words = Words.split(header)
    if words == ["dataintegrity"] {
      scale = .ignition
    } else if codes.contains(where: { $0 < 0 || $0 > 0xFFFF }) {
      scale = .unified
    } else if codes.contains(where: { $0 >= 192 && $0 <= 255 }) {
      scale = .classic
    } else if words.contains(where: { ["validity", "good", "valid", "gultigkeit"].contains($0) }) {
      scale = .validity
    } else if codes.contains(where: { $0 == 16 || $0 == 133 })
      || (Set(codes) == [0, 1] && words.contains("quality"))
    {
      scale = .aveva
    } else if codes.contains(64) {
      scale = .classic
    } else {
      scale = .undecided
    }
  }

  /// Case does not matter; text that the scale does not know is `unknown`.
  package func read(_ p: UnsafeBufferPointer<UInt8>) -> Quality {
    let text = unsafe p
    guard !text.isEmpty else { return .unknown }
    switch scale {
    case .undecided: return .unknown
    case .words:
      if unsafe text.contains(where: { $0 >= 128 }) {
        // The words have no accents: `ungültig` is `ungultig`.
        let word = unsafe Array(Words.folded(String(decoding: text, as: UTF8.self)).utf8)
        return good.contains(word)
          ? .good : bad.contains(word) ? .bad : uncertain.contains(word) ? .uncertain : .unknown
      }
      if unsafe QualityScale.contains(good, text) { return .good }
      if unsafe QualityScale.contains(bad, text) { return .bad }
      if unsafe QualityScale.contains(uncertain, text) { return .uncertain }
      return .unknown
    case .classic, .unified, .aveva, .ignition, .validity:
      guard let code = unsafe QualityScale.integer(text) else {
        return unsafe QualityScale.contains(good, text) ? .good : .unknown
      }
      switch scale {
      case .ignition where code >= 256: return code < 300 ? .uncertain : .bad
      case .classic, .ignition:
        switch code & 0xC0 {
        case 0xC0: return .good
        case 0x40: return .uncertain
        case 0x00: return .bad
        default: return .unknown
        }
      case .unified:
        switch (code >> 30) & 3 {
        case 0: return .good
        case 1: return .uncertain
        default: return .bad
        }
      case .aveva:
        return code == 0 ? .good : code == 16 ? .uncertain : code == 1 ? .bad : .uncertain
      default: return code == 1 ? .good : .bad
      }
    }
  }

  private static func contains(_ words: [[UInt8]], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for word in words where word.count == text.count {
      var i = 0
      while i < word.count {
        let byte = unsafe text[i]
        let folded = byte >= 65 && byte <= 90 ? byte | 0x20 : byte
        if folded != word[i] { break }
        i += 1
      }
      if i == word.count { return true }
    }
    return false
  }

  private static func integer(_ p: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard p.count <= 12 else { return nil }
    var value: Int64 = 0
    var i = unsafe p[0] == 45 ? 1 : 0
    guard i < p.count else { return nil }
    while i < p.count {
      let digit = unsafe p[i] &- 48
      guard digit < 10 else { return nil }
      value = value * 10 + Int64(digit)
      i += 1
    }
    return unsafe p[0] == 45 ? -value : value
  }
}
