/// What a cell looks like, as far as the search for a header needs it.
enum CellKind {
  case empty, number, time, text

  init(_ cell: String) {
    self = Self.judge(Array(cell.utf8))
  }

  static func mostCommon(_ cells: [String]) -> CellKind {
    var numbers = 0
    var times = 0
    for cell in cells {
      switch CellKind(cell) {
      case .number: numbers += 1
      case .time: times += 1
      default: break
      }
    }
    if cells.isEmpty { return .empty }
    if times * 2 > cells.count { return .time }
    return (numbers + times) * 2 > cells.count ? .number : .text
  }

  private static func judge(_ text: [UInt8]) -> CellKind {
    guard !text.isEmpty else { return .empty }
    var digits = 0
    var letters = 0
    var points = 0
    var commas = 0
    var dashes = 0
    var slashes = 0
    var colons = 0
    var others = 0
    for byte in text {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: letters += 1
      case 0x2E: points += 1
      case 0x2C: commas += 1
      case 0x2D: dashes += 1
      case 0x2F: slashes += 1
      case 0x3A: colons += 1
      case 0x20, 0x2B: break
      default: others += 1
      }
    }
    guard digits > 0, others == 0 else { return .text }
    guard 0x30...0x39 ~= text[0] || text[0] == 0x2B || text[0] == 0x2D || text[0] == 0x2E else {
      return .text
    }
    let isDivided = dashes == 2 || slashes == 2 || points == 2 || dashes == 3
    // `T`, `Z`, `AM`, a month's name or a zone, but not a tag such as `23-PT-92504`.
    if colons > 0 || isDivided, digits >= 3, letters <= 4 || isDivided && letters <= 9 {
      if letters == 0 || colons > 0 || digits == 3 || hasMonth(text) { return .time }
    }
    if letters == 0, dashes <= 1, slashes == 0, colons == 0 { return .number }
    if isHexadecimal(text) { return .number }
    let isExponent = letters == 1 && text.contains { $0 | 0x20 == 0x65 }
    return isExponent && points + commas <= 2 && slashes + colons == 0
      && text.last.map { 0x30...0x39 ~= $0 } == true
      ? .number : .text
  }

  /// `0x80310000`, as status and error codes are written.
  private static func isHexadecimal(_ text: [UInt8]) -> Bool {
    text.count > 2 && text[0] == 0x30 && text[1] | 0x20 == 0x78
      && text.dropFirst(2).allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 | 0x20 }
  }

  /// Whether three or more letters stand between two dividers, as in `01-Jan-24`.
  private static func hasMonth(_ text: [UInt8]) -> Bool {
    let parts = text.split { $0 == 0x2D || $0 == 0x2F || $0 == 0x2E || $0 == 0x20 }
    guard parts.count >= 3 else { return false }
    return parts[0].allSatisfy { 0x30...0x39 ~= $0 } && parts[0].count <= 2
      && parts[1].count >= 3 && parts[1].allSatisfy { !(0x30...0x39 ~= $0) }
      && (parts[2].count == 2 || parts[2].count == 4) && parts[2].allSatisfy { 0x30...0x39 ~= $0 }
  }
}
