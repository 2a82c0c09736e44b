/// What is done to the IDs of both columns before they are compared, the most careful first.
enum IdentifierTransform: Int, CaseIterable, Comparable {
  case none, caseFolded, separatorsRemoved, zerosStripped, affixesStripped, digitsOnly

  static func < (a: IdentifierTransform, b: IdentifierTransform) -> Bool { a.rawValue < b.rawValue }

  var words: String {
    switch self {
    case .none: "none"
    case .caseFolded: "blanks around removed, upper and lower case taken as equal"
    case .separatorsRemoved: "separators removed, upper and lower case taken as equal"
    case .zerosStripped: "separators and leading zeros removed"
    case .affixesStripped: "letters that all IDs of a column share and leading zeros removed"
    case .digitsOnly: "all but the digits removed, leading zeros removed"
    }
  }

  /// The IDs of one column as this transform writes them, or `nil` when it cannot be used on the column.
  ///
  /// An element is `nil` when the ID matches nothing (it is empty or was spoiled by a spreadsheet).
  /// The transform is refused when two IDs become one: then it throws away what tells them apart.
  func apply(to identifiers: [(text: String, line: Int)]) -> [WrittenIdentifier?]? {
    let affixes = self == .affixesStripped ? Self.affixes(of: identifiers) : (0, 0)
    if self == .affixesStripped && affixes == (0, 0) { return nil }
    var seen: Set<WrittenIdentifier> = []
    var result: [WrittenIdentifier?] = []
    result.reserveCapacity(identifiers.count)
    for identifier in identifiers {
      let trimmed = Self.trimmed(Array(identifier.text.utf8))
      guard !trimmed.isEmpty, !Self.isSpoiled(trimmed),
        let bytes = write(trimmed, prefix: affixes.0, suffix: affixes.1), !bytes.isEmpty
      else {
        result.append(nil)
        continue
      }
      let written = WrittenIdentifier(bytes)
      guard seen.insert(written).inserted else { return nil }
      result.append(written)
    }
    return result
  }

  private func write(_ identifier: [UInt8], prefix: Int, suffix: Int) -> [UInt8]? {
    switch self {
    case .none: return identifier
    case .caseFolded: return Self.lower(identifier)
    case .separatorsRemoved: return Self.compact(identifier)
    case .zerosStripped: return Self.withoutZeros(Self.compact(identifier))
    case .affixesStripped:
      let compact = Self.compact(identifier)
      guard compact.count > prefix + suffix else { return nil }
      return Self.withoutZeros(Array(compact[prefix..<(compact.count - suffix)]))
    case .digitsOnly:
      let digits = identifier.filter(Self.isDigit)
      return digits.isEmpty ? nil : Self.withoutZeros(digits)
    }
  }

  /// `1.23E+11` and `1,23E+11` are what a spreadsheet leaves of a long number.
  static func isSpoiled(_ identifier: [UInt8]) -> Bool {
    guard let exponent = identifier.firstIndex(where: { $0 == 69 || $0 == 101 }), exponent > 0
    else { return false }
    let mantissa = identifier[..<exponent]
    let rest = identifier[(exponent + 1)...]
    guard let sign = rest.first, sign == 43 || sign == 45, rest.count > 1,
      rest.dropFirst().allSatisfy(isDigit), let first = mantissa.first, isDigit(first)
    else { return false }
    return mantissa.allSatisfy { isDigit($0) || $0 == 46 || $0 == 44 }
  }

  /// Letters that every ID of the column starts and ends with, in bytes of the compact form.
  private static func affixes(of identifiers: [(text: String, line: Int)]) -> (Int, Int) {
    var prefix: ArraySlice<UInt8>?
    var suffix: ArraySlice<UInt8>?
    for identifier in identifiers {
      let trimmed = trimmed(Array(identifier.text.utf8))
      if trimmed.isEmpty || isSpoiled(trimmed) { continue }
      let compact = compact(trimmed)
      let start = compact.prefix { !isDigit($0) }
      let end = compact.dropFirst(start.count).reversed().prefix { !isDigit($0) }.reversed()
      if start.count == compact.count { return (0, 0) }
      if let known = prefix, !known.elementsEqual(start) { return (0, 0) }
      if let known = suffix, !known.elementsEqual(end) { return (0, 0) }
      prefix = start
      suffix = ArraySlice(end)
    }
    return (prefix?.count ?? 0, suffix?.count ?? 0)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    guard let first = bytes.first, let last = bytes.last, first <= 32 || last <= 32 else {
      return bytes
    }
    let head = bytes.drop { $0 <= 32 }
    guard let end = head.lastIndex(where: { $0 > 32 }) else { return [] }
    return Array(head[...end])
  }

  private static func lower(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.allSatisfy({ $0 < 128 }) else {
      return Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
    }
    return bytes.map { $0 >= 65 && $0 <= 90 ? $0 | 32 : $0 }
  }

  private static func compact(_ bytes: [UInt8]) -> [UInt8] {
    lower(bytes).filter { $0 >= 128 || isDigit($0) || ($0 >= 97 && $0 <= 122) }
  }

  /// Leading zeros of IDs that are digits and nothing else.
  private static func withoutZeros(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.allSatisfy(isDigit) else { return bytes }
    let stripped = bytes.drop { $0 == 48 }
    return stripped.isEmpty && !bytes.isEmpty ? [48] : Array(stripped)
  }
}

/// An ID after a transform: two hashes that stand for its bytes, so that a million IDs fit into memory, and its
/// value when it is a number.
struct WrittenIdentifier: Hashable {
  private var first: UInt64
  private var second: UInt64
  /// Not a number (`nan`) when a byte is no digit.
  var number: Double

  init(_ bytes: [UInt8]) {
    first = 14_695_981_039_346_656_037
    second = UInt64(bytes.count) &+ 0x9E37_79B9_7F4A_7C15
    number = 0
    for byte in bytes {
      first = (first ^ UInt64(byte)) &* 1_099_511_628_211
      second = (second ^ UInt64(byte)) &* 0xBF58_476D_1CE4_E5B9
      second ^= second >> 29
      // Once it is no number it stays none: arithmetic keeps `nan`.
      number = IdentifierTransform.isDigit(byte) ? number * 10 + Double(byte - 48) : .nan
    }
  }

  static func == (a: WrittenIdentifier, b: WrittenIdentifier) -> Bool {
    a.first == b.first && a.second == b.second
  }

  func hash(into hasher: inout Hasher) { hasher.combine(first) }
}
