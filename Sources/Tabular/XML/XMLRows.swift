/// Hears the parser for the rows of one table.
final class XMLRowSink: XMLSink {
  var rows: XMLRows

  init(_ table: XMLTable) { rows = XMLRows(table) }

  func start(_ element: XMLStart) { rows.start(element) }
  func end(_ name: XMLName) { rows.end(name) }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe rows.text(bytes) }
}

/// Collects the rows of one table. A value goes from the parser's buffer straight into the batch's bytes.
///
/// A row is added when its element ends, so one inside a row of the same table, such as a machine inside a machine, comes
/// before the one around it.
///
/// This is a struct because each access to a property of a class is checked for conflicts, which cost as much as the parsing.
struct XMLRows {
  /// Longer values are cut; no cell of a table is longer.
  static let maximumValueCount = 1 << 17
  /// What a piece of the file may become; values beyond are left empty, so that no document fills the memory.
  static let maximumByteCount = 8 << 20

  /// What the shape does not hold, because it came after the part that was surveyed or beyond a limit.
  private static let unknown = -2

  private let table: XMLTable
  private let isRecord: [Bool]
  private let isRecursive: [Bool]
  private let nameColumns: [Int]
  private let textColumns: [Int]
  private let answersFor: [Bool]
  private(set) var losses = XMLLosses()
  /// By place: the columns that an element there begins anew.
  private var cleared: [[Int]]
  /// Columns of the row itself, which are closed after the row was added.
  private var isOwn: [Bool]

  private var cache = XMLPlaceCache()
  private var path: [Int] = []
  private var skippedDepth = 0
  /// Where each of the rows that we are in begins, the innermost last.
  private var openLines: [Int] = []
  private var textColumn = -1
  private var text: [UInt8] = []

  private var bytes: [UInt8] = []
  /// Where the value of each column lies in the bytes.
  private var valueStarts: [Int32]
  private var valueEnds: [Int32]
  /// Where values of outer elements of the same kind lie.
  private var savedStarts: [Int32] = []
  private var savedEnds: [Int32] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private var lines: [Int] = []
  var rowCount: Int { lines.count }
  /// The line of the innermost row that we are in, or 0.
  private var line: Int { openLines.last ?? 0 }

  init(_ table: XMLTable) {
    self.table = table
    let places = table.shape.nodes.indices
    isRecord = places.map { table.records.contains($0) }
    nameColumns = places.map { table.names[$0] ?? -1 }
    let answersFor = places.map {
      table.answersFor.indices.contains($0) && table.answersFor[$0]
    }
    self.answersFor = answersFor
    textColumns = places.map { place in
      let isLate = answersFor[place] && !table.shape.nodes[place].hasText
      return table.texts[place] ?? (isLate ? Self.unknown : -1)
    }
    isOwn = Array(repeating: false, count: table.columns.count)
    cleared = Array(repeating: [], count: places.count)
    var isAbove = Array(repeating: false, count: places.count)
    for record in table.records {
      var node = record
      while node >= 0 {
        isAbove[node] = true
        node = table.shape.nodes[node].parent
      }
    }
    isRecursive = places.map { isAbove[$0] && table.shape.nodes[$0].isRecursive }
    for place in places {
      var columns = (table.attributes[place] ?? []).map(\.column)
      if let column = table.names[place] { columns.append(column) }
      if let column = table.texts[place] { columns.append(column) }
      var node = place
      while node >= 0, !isAbove[node] { node = table.shape.nodes[node].parent }
      guard node >= 0 else { continue }
      for column in columns where !cleared[node].contains(column) {
        cleared[node].append(column)
        if isRecord[node] { isOwn[column] = true }
      }
    }
    valueStarts = Array(repeating: 0, count: table.columns.count)
    valueEnds = valueStarts
  }

  mutating func start(_ element: XMLStart) {
    if skippedDepth > 0 {
      skippedDepth += 1
      return
    }
    flushText()
    let parent = path.last ?? -1
    let node = place(element.name, in: parent)
    guard node >= 0, parent >= 0 || node == 0 else {
      skippedDepth = 1
      if node == Self.unknown, parent >= 0, answersFor[parent] {
        losses.add(element.name, in: parent, of: table.shape, line: element.line)
      }
      return
    }
    path.append(node)
    if isRecord[node] {
      startRecord(node, element)
    } else {
      if isRecursive[node] { save(cleared[node]) }
      clear(node)
    }
    textColumn = textColumns[node]
    if nameColumns[node] >= 0 { store(element.name.bytes, in: nameColumns[node]) }
    for i in 0..<element.count {
      guard let name = element.name(i) else { continue }
      let column = self.column(name, of: node)
      if column >= 0 {
        unsafe store(element.value(i), in: column)
      } else if column == Self.unknown {
        losses.add(name, in: node, of: table.shape, line: element.line)
      }
    }
  }

  mutating func end(_ name: XMLName) {
    if skippedDepth > 0 {
      skippedDepth -= 1
      return
    }
    flushText()
    let node = path.removeLast()
    if isRecord[node] { addRow(openLines.removeLast()) }
    if isRecursive[node] { restore(cleared[node]) }
    textColumn = path.last.map { textColumns[$0] } ?? -1
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skippedDepth == 0, text.count < Self.maximumValueCount else { return }
    guard textColumn >= 0 else {
      if textColumn == Self.unknown, let node = path.last, unsafe !bytes.isBlank {
        losses.add(nil, in: node, of: table.shape, line: line)
        textColumn = -1
      }
      return
    }
    unsafe text.append(contentsOf: bytes)
  }

  /// Moves the complete rows into the batch; values of elements that are still open stay here.
  mutating func take(_ batch: inout Batch) {
    swap(&bytes, &batch.bytes)
    swap(&starts, &batch.starts)
    swap(&ends, &batch.ends)
    swap(&lines, &batch.lines)
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    for i in valueStarts.indices {
      Self.keep(&valueStarts[i], &valueEnds[i], of: batch.bytes, in: &bytes)
    }
    for i in savedStarts.indices {
      Self.keep(&savedStarts[i], &savedEnds[i], of: batch.bytes, in: &bytes)
    }
  }

  private static func keep(
    _ start: inout Int32, _ end: inout Int32, of old: [UInt8], in bytes: inout [UInt8]
  ) {
    let value = Int(start)..<Int(end)
    start = Int32(truncatingIfNeeded: bytes.count)
    bytes.append(contentsOf: old[value])
    end = Int32(truncatingIfNeeded: bytes.count)
  }

  private mutating func place(_ name: XMLName, in parent: Int) -> Int {
    let address = name.address
    if let known = cache.value(address, parent) { return known }
    let isSkipped = table.shape.skipped.contains(name.bytes)
    let node = table.shape.find(name.bytes, in: parent) ?? (isSkipped ? -1 : Self.unknown)
    cache.set(address, parent, node)
    return node
  }

  private mutating func column(_ name: XMLName, of node: Int) -> Int {
    let address = name.address
    if let known = cache.value(address, -2 - node) { return known }
    let bytes = name.bytes
    var column = table.attributes[node]?.first { $0.name == bytes }?.column ?? -1
    if column < 0, answersFor[node], !XMLDialects.inForce.skippedAttributes.contains(bytes),
      !table.shape.nodes[node].attributes.contains(bytes)
    {
      column = Self.unknown
    }
    cache.set(address, -2 - node, column)
    return column
  }

  private mutating func startRecord(_ node: Int, _ element: XMLStart) {
    if isRecursive[node] {
      save(cleared[node])
      for (column, from) in table.outer {
        let isInside = !openLines.isEmpty
        valueStarts[column] = isInside ? valueStarts[from] : 0
        valueEnds[column] = isInside ? valueEnds[from] : 0
      }
    }
    clear(node)
    openLines.append(element.line)
  }

  private mutating func addRow(_ line: Int) {
    guard !isReference() else { return }
    starts.append(contentsOf: valueStarts)
    ends.append(contentsOf: valueEnds)
    lines.append(line)
    if let columns = table.unavailable { moveUnavailable(columns) }
  }

  /// Whether the row that ends only refers to another.
  private func isReference() -> Bool {
    table.references.contains { column, reference in
      reference.isMeant(bytes[Int(valueStarts[column])..<Int(valueEnds[column])].span)
    }
  }

  /// In the row just added, what stands for a missing value becomes its quality.
  private mutating func moveUnavailable(_ columns: (value: Int, quality: Int)) {
    let row = starts.count - valueStarts.count
    let (start, end) = (starts[row + columns.value], ends[row + columns.value])
    guard Unavailable.isMeant(bytes[Int(start)..<Int(end)].span) else { return }
    starts[row + columns.quality] = start
    ends[row + columns.quality] = end
    ends[row + columns.value] = start
  }

  private mutating func clear(_ node: Int) {
    for column in cleared[node] {
      valueStarts[column] = 0
      valueEnds[column] = 0
    }
  }

  private mutating func save(_ columns: [Int]) {
    for column in columns + table.outer.map(\.column) {
      savedStarts.append(valueStarts[column])
      savedEnds.append(valueEnds[column])
    }
  }

  private mutating func restore(_ columns: [Int]) {
    for column in (columns + table.outer.map(\.column)).reversed() {
      valueStarts[column] = savedStarts.removeLast()
      valueEnds[column] = savedEnds.removeLast()
    }
  }

  private mutating func flushText() {
    guard textColumn >= 0, !text.isEmpty else { return }
    unsafe text.withUnsafeBufferPointer { buffer in
      unsafe store(buffer, in: textColumn, isAttribute: false)
    }
    text.removeAll(keepingCapacity: true)
  }

  private mutating func store(_ value: [UInt8], in column: Int) {
    unsafe value.withUnsafeBufferPointer { unsafe store($0, in: column, isAttribute: false) }
  }

  /// Sets a value without the blanks around it, unless there is one.
  private mutating func store(
    _ value: UnsafeBufferPointer<UInt8>, in column: Int, isAttribute: Bool = true
  ) {
    guard valueStarts[column] == valueEnds[column], !openLines.isEmpty || !isOwn[column]
    else { return }
    if bytes.count >= Self.maximumByteCount { return losses.addDropped(line: line) }
    if value.count > Self.maximumValueCount { losses.addCut(line: line) }
    var (first, last) = (0, min(value.count, Self.maximumValueCount))
    while last > first, unsafe value[last - 1] <= 0x20 { last -= 1 }
    while first < last, unsafe value[first] <= 0x20 { first += 1 }
    guard first < last else { return }
    let value = unsafe UnsafeBufferPointer(rebasing: value[first..<last])
    valueStarts[column] = Int32(truncatingIfNeeded: bytes.count)
    if isAttribute, unsafe value.contains(UInt8(ascii: "&")) {
      unsafe appendAttribute(value)
    } else {
      unsafe bytes.append(contentsOf: value)
    }
    valueEnds[column] = Int32(truncatingIfNeeded: bytes.count)
  }

  /// libxml2 leaves `&` in an attribute as `&#38;`.
  private mutating func appendAttribute(_ value: UnsafeBufferPointer<UInt8>) {
    var i = 0
    while i < value.count {
      let byte = unsafe value[i]
      bytes.append(byte)
      let rest = unsafe value[i...]
      let isEscaped = unsafe rest.starts(with: "&#38;".utf8)
      i += isEscaped ? 5 : 1
    }
  }
}
