package import Vocabulary

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
    /// Letters of FactoryTalk View and RSView32; a blank is good.
    case factoryTalk = "FactoryTalk"
    /// 1 valid, 0 invalid.
    case validity
    case undecided
  }

  package let scale: Scale
  private let good: [[UInt8]]
  private let uncertain: [[UInt8]]
  private let bad: [[UInt8]]

  /// Decides the scale from a header and the distinct texts of the column; `neighbours` are the headers of its table.
  package init(
    header: String, texts: [String], neighbours: [String] = [], vocabulary: Vocabulary
  ) {
    func bytes(_ words: Set<String>) -> [[UInt8]] { words.sorted().map { Array($0.utf8) } }
    if QualityScale.isFactoryTalk(neighbours, vocabulary) {
      good = []
      uncertain = bytes(vocabulary.qualityCodes.factoryTalkUncertain)
      bad = bytes(vocabulary.qualityCodes.factoryTalkBad)
      scale = .factoryTalk
      return
    }
    good = bytes(vocabulary.goodQuality)
    uncertain = bytes(vocabulary.uncertainQuality)
    bad = bytes(vocabulary.badQuality)
    let codes = texts.compactMap(QualityScale.code)
    guard !codes.isEmpty, codes.count * 2 > texts.count else {
      // A column that is empty at first may say later what is bad.
      scale = .words
      return
    }
    let words = Words.split(header)
    let known = vocabulary.qualityCodes
    let isWide = texts.contains { $0.hasPrefix("0x") && $0.utf8.count == 10 }
    if words.count == 1, known.ignitionHeaders.contains(words[0]) {
      scale = .ignition
    } else if isWide || codes.contains(where: { $0 < 0 || $0 > 0xFFFF }) {
      scale = .unified
    } else if codes.contains(where: known.ignition.contains),
      codes.allSatisfy({ $0 < 256 || known.ignition.contains($0) })
    {
      scale = .ignition
    } else if codes.contains(where: { $0 >= 192 && $0 <= 255 }) {
      scale = .classic
    } else if words.contains(where: known.validityHeaders.contains) {
      scale = .validity
    } else if codes.contains(where: known.aveva.contains)
      || (Set(codes) == [0, 1] && words.contains(where: known.headers.contains))
      || (words.count == 1 && known.headers.contains(words[0])
        && neighbours.contains(where: {
          known.detailHeaders.contains(Words.split($0).joined())
        }))
    {
      scale = .aveva
    } else if codes.contains(64) {
      scale = .classic
    } else {
      scale = .undecided
    }
  }

  /// Whether the status among such headers is a quality of FactoryTalk View.
  static func isFactoryTalk(_ headers: [String], _ vocabulary: Vocabulary) -> Bool {
    headers.contains { vocabulary.qualityCodes.factoryTalkHeaders.contains(Words.folded($0)) }
  }

  /// The number of a code in decimal or hexadecimal digits, or `nil`.
  package static func code(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { $0.isEmpty ? nil : unsafe integer($0) }
  }

  /// Case does not matter; text that the scale does not know is `unknown`.
  package func read(_ p: UnsafeBufferPointer<UInt8>) -> Quality {
    let text = unsafe p
    guard !text.isEmpty else { return scale == .factoryTalk ? .good : .unknown }
    switch scale {
    case .undecided: return .unknown
    case .factoryTalk:
      if unsafe QualityScale.contains(bad, text) { return .bad }
      return unsafe QualityScale.contains(uncertain, text) ? .uncertain : .unknown
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
      return unsafe QualityScale.named(text)
    case .classic, .unified, .aveva, .ignition, .validity:
      guard let code = unsafe QualityScale.integer(text) else {
        if unsafe QualityScale.contains(good, text) { return .good }
        if unsafe QualityScale.contains(bad, text) { return .bad }
        return unsafe QualityScale.named(text)
      }
      switch scale {
      case .classic where code < 0 || code > 0xFFFF: return .unknown
      case .ignition where code < 0 || code > 0xFFFF: return QualityScale.severity(code)
      case .ignition where code >= 256: return code < 300 ? .uncertain : .bad
      case .classic, .ignition:
        switch code & 0xC0 {
        case 0xC0: return .good
        case 0x40: return .uncertain
        case 0x00: return .bad
        default: return .unknown
        }
      case .unified: return QualityScale.severity(code)
      case .aveva:
        return code == 0 ? .good : code == 16 ? .uncertain : code == 1 ? .bad : .uncertain
      default: return code == 1 ? .good : .bad
      }
    }
  }

  /// The two top bits of a status code of OPC UA; those below say what kind it is, or more of the value.
  private static func severity(_ code: Int64) -> Quality {
    switch (code >> 30) & 3 {
    case 0: .good
    case 1: .uncertain
    default: .bad
    }
  }

  /// Names of status codes, `BadNoCommunication` and `Good (0x00000000)`, and of OPC, `Bad, Comm Failure`: the first word
  /// says it.
  package static func named(_ p: UnsafeBufferPointer<UInt8>) -> Quality {
    let severities: [(StaticString, Quality)] = [
      ("good", .good), ("bad", .bad), ("uncertain", .uncertain),
    ]
    for (word, quality) in severities where word.utf8CodeUnitCount < p.count {
      let n = word.utf8CodeUnitCount
      var i = 0
      while unsafe i < n && p[i] | 0x20 == word.utf8Start[i] { i += 1 }
      // `badge` is another word.
      if i == n, unsafe !(0x61...0x7A ~= p[n]) && p[n] < 0x80 { return quality }
    }
    return .unknown
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
    let isHexadecimal = unsafe p.count > 2 && p[0] == 48 && p[1] | 0x20 == 120
    let base: Int64 = isHexadecimal ? 16 : 10
    var value: Int64 = 0
    var i = unsafe isHexadecimal ? 2 : p[0] == 45 ? 1 : 0
    guard i < p.count else { return nil }
    while i < p.count {
      let byte = unsafe p[i]
      var digit = Int64(byte &- 48)
      if isHexadecimal, 0x61...0x66 ~= byte | 0x20 { digit = Int64(byte | 0x20) - 87 }
      guard digit < base else { return nil }
      value = value * base + digit
      i += 1
    }
    return unsafe p[0] == 45 ? -value : value
  }
}
