import Vocabulary

/// A number as a list writes it, perhaps with its unit behind it.
struct WrittenNumber {
  let value: Double
  /// Digits behind the decimal sign.
  let digits: Int

  /// `nil` for a cell that is no number with this decimal sign.
  init?(_ cell: ArraySlice<UInt8>, decimalComma: Bool) {
    guard let first = cell.first, first < 0x3A || first >= 0x80,
      let end = cell.lastIndex(where: { 0x30...0x39 ~= $0 })
    else { return nil }
    var number = cell
    // `1,5 %`, but `155,22-` as it stands.
    let tail = cell[(end + 1)...]
    if !tail.isEmpty, tail.count > 1 || tail.first != 0x2D, tail.first != 0x29 {
      let unit = String(decoding: tail, as: UTF8.self).trimmingBlanks()
      guard unit.isEmpty || UnitsRow.isUnit(String(unit)) else { return nil }
      number = cell[...end]
    }
    let value = unsafe number.withUnsafeBufferPointer { text in
      unsafe parseNumber(text, decimalComma: decimalComma)
    }
    guard value.isFinite else { return nil }
    self.value = value
    let sign = number.lastIndex(of: decimalComma ? 0x2C : 0x2E)
    digits = sign.map { number[$0...].count { 0x30...0x39 ~= $0 } } ?? 0
  }

  static func isNumber(_ cell: ArraySlice<UInt8>) -> Bool {
    WrittenNumber(cell, decimalComma: false) != nil
      || WrittenNumber(cell, decimalComma: true) != nil
  }
}
