/// Turns the XML of a sheet into rows.
final class SheetSink: XMLSink {
  /// Complete rows that nobody took yet.
  var rows = SheetRows()
  private let parts: WorkbookParts

  private enum Kind { case number, shared, boolean, text }
  private var isInRows = false
  private var isInValue = false
  private var isInPhonetic = false
  private var rowNumber = 0
  private var column = -1
  private var kind = Kind.number
  private var style = DateStyle.none
  private var value: [UInt8] = []
  private var hasFormula = false
  private var row = SheetRow()

  init(_ parts: WorkbookParts) { self.parts = parts }

  func start(_ element: XMLStart) {
    let name = element.name
    guard isInRows else {
      if name == "sheetData" { isInRows = true }
      return
    }
    if name == "c" {
      startCell(element)
    } else if name == "v" || name == "t" {
      isInValue = true
    } else if name == "row" {
      // Rows may leave out their number; they never go back.
      rowNumber = max(min(element.number("r") ?? 0, Int(Int32.max)), rowNumber + 1)
      column = -1
    } else if name == "rPh" {
      isInPhonetic = true
    } else if name == "f" {
      hasFormula = true
    }
  }

  func end(_ name: XMLName) {
    guard isInRows else { return }
    if name == "c" {
      endCell()
    } else if name == "v" || name == "t" {
      isInValue = false
    } else if name == "row" {
      endRow()
    } else if name == "rPh" {
      isInPhonetic = false
    } else if name == "sheetData" {
      isInRows = false
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInValue, !isInPhonetic else { return }
    unsafe value.append(contentsOf: bytes)
  }

  private func startCell(_ element: XMLStart) {
    value.removeAll(keepingCapacity: true)
    column += 1
    if let reference = unsafe element.bytes("r") {
      var place = 0
      for i in reference.indices {
        let byte = unsafe reference[i]
        guard 0x41...0x5A ~= byte & 0xDF, place < 1 << 20 else { break }
        place = place * 26 + Int(byte & 0xDF) - 0x40
      }
      // Sheets have 16384 columns. A cell that goes back would overwrite another.
      if place > column, place <= 16_384 { column = place - 1 }
    }
    hasFormula = false
    kind = .number
    if let type = unsafe element.bytes("t"), let first = unsafe type.first {
      switch first {
      case UInt8(ascii: "s"): kind = type.count == 1 ? .shared : .text
      case UInt8(ascii: "b"): kind = .boolean
      case UInt8(ascii: "n"): kind = .number
      default: kind = .text
      }
    }
    style = .none
    if let digits = unsafe element.bytes("s") {
      var index = 0
      for i in digits.indices where index < 1 << 20 {
        let byte = unsafe digits[i]
        guard 0x30...0x39 ~= byte else { break }
        index = index * 10 + Int(byte) - 0x30
      }
      if index < parts.styles.count { style = parts.styles[index] }
    }
  }

  private func endCell() {
    guard column < 16_384 else { return }
    guard !value.isEmpty else {
      // A formula that gives an empty text says so by its type.
      if hasFormula, kind == .number { rows.uncalculated.append(rowNumber) }
      return
    }
    switch kind {
    case .text: append(value[...])
    case .boolean: append(Array((value == [0x31] ? "TRUE" : "FALSE").utf8)[...])
    case .shared: append(parts.strings[Int(String(decoding: value, as: UTF8.self)) ?? -1])
    case .number:
      if style != .none, let serial = Double(String(decoding: value, as: UTF8.self)),
        let text = style.text(serial: serial, from1904: parts.usesDatesFrom1904)
      {
        append(Array(text.utf8)[...])
      } else {
        append(value[...])
      }
    }
  }

  private func append(_ text: ArraySlice<UInt8>) { row.append(text, column: column) }

  private func endRow() {
    rows.append(row, number: rowNumber)
    row.removeAll()
  }
}
