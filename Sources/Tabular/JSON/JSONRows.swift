/// Hears a document and keeps the rows of one table.
struct JSONRows: JSONSink {
  /// A record that waits until the records in it are over.
  private struct Pending {
    var bytes: [UInt8]
    var starts: [Int32]
    var ends: [Int32]
    var line: Int
  }

  let plan: JSONPlan
  private let limits: JSONRecords.Limits
  private let columnCount: Int
  private let rowNode: Int32
  var bytes: [UInt8] = []
  var starts: [Int32] = []
  var ends: [Int32] = []
  var lines: [Int] = []
  /// Values that were too long, and the line of the first.
  private(set) var lostCount = 0
  private(set) var firstLostLine = 0
  /// A row that is no record: the names of the columns, above the rows.
  var headerRow: [[UInt8]] = []

  /// Where the cells of the open row begin, or -1.
  private var base = -1
  private var bytesBefore = 0
  private var pending: [Pending] = []
  /// Whether the last of them goes on with the next batch.
  private var isWaiting = false
  /// The path of each open record, the innermost last, where records are nested.
  private var nest: [[UInt8]] = []
  private var lateNestName: [UInt8] = []
  private var outer: [[UInt8]]
  /// Where the outer values lie in the bytes; -1 when they are not there yet.
  private var outerPlaces: [Int32]
  private var nextLate = 0
  /// The column of each place of a row.
  private var placeColumns: [Int32] = []
  private var hasOwnPlaces = false

  init(_ plan: JSONPlan, limits: JSONRecords.Limits) {
    self.plan = plan
    self.limits = limits
    columnCount = plan.header.count
    rowNode = plan.table.row
    outer = Array(repeating: [], count: plan.outerCount)
    outerPlaces = Array(repeating: -1, count: plan.outerCount)
    resetPlaces()
  }

  /// To be called when the arrays were exchanged.
  mutating func startBatch() {
    for i in outerPlaces.indices { outerPlaces[i] = -1 }
    if isWaiting { resume() }
  }

  /// Drops the record that a broken line or the end of the file leaves open.
  mutating func abandon() {
    if base >= 0 { removeRow() }
    pending.removeAll()
    isWaiting = false
    nest.removeAll()
  }

  mutating func open(
    _ node: Int32, isObject: Bool, line: Int, offset: Int, in paths: inout JSONPaths
  ) -> Bool {
    let i = Int(node)
    if plan.isOuter[i] { beginOuter(node, offset) }
    if node == rowNode { begin(line, offset) }
    if node == plan.table.columnNames {
      placeColumns.removeAll()
      hasOwnPlaces = true
    }
    return plan.wanted[i]
  }

  mutating func close(_ node: Int32, in paths: inout JSONPaths) -> Bool {
    guard node == rowNode, base >= 0 else { return false }
    return end()
  }

  mutating func scalar(
    _ node: Int32, _ kind: JSONKind, _ text: UnsafeBufferPointer<UInt8>, line: Int,
    in paths: inout JSONPaths
  ) -> Bool {
    var role = plan.roles[Int(node)]
    if role == JSONPlan.none { return false }
    if kind == .tooLong { lose(line) }
    if role == JSONPlan.namesColumn {
      let name = unsafe String(decoding: text.prefix(512), as: UTF8.self)
      placeColumns.append(plan.columnOfName[name] ?? -1)
      return false
    }
    if role < plan.outerCount {
      unsafe setOuter(Int(role), Array(text), isNull: kind == .null)
      return false
    }
    if node == rowNode {
      if kind == .null || base >= 0 { return false }
      begin(line, 0)
      unsafe set(Int(role), kind, text, line)
      return end()
    }
    guard base >= 0 else { return false }
    let place = plan.places[Int(node)]
    if place >= 0 {
      role = Int(place) < placeColumns.count ? placeColumns[Int(place)] : -1
      if role < 0 {
        if kind != .null { lose(line) }
        return false
      }
    }
    if plan.joins[Int(node)] {
      unsafe join(Int(role), kind, text, line)
    } else {
      unsafe set(Int(role), kind, text, line)
    }
    return false
  }

  mutating func key(_ text: UnsafeBufferPointer<UInt8>, of map: Int32) {
    let column = plan.keyColumns[Int(map)]
    if column >= 0 { unsafe setOuter(Int(column), Array(text), isNull: false) }
  }

  // MARK: - Rows

  private mutating func begin(_ line: Int, _ offset: Int) {
    if base >= 0 { suspend() }
    for i in outer.indices where outerPlaces[i] < 0 {
      outerPlaces[i] = Int32(truncatingIfNeeded: bytes.count)
      bytes.append(contentsOf: outer[i])
    }
    base = starts.count
    bytesBefore = bytes.count
    for i in outer.indices {
      starts.append(outerPlaces[i])
      ends.append(outerPlaces[i] &+ Int32(truncatingIfNeeded: outer[i].count))
    }
    let count = columnCount &- outer.count
    for _ in 0..<count {
      starts.append(0)
      ends.append(0)
    }
    lines.append(line)
    if plan.pathColumn >= 0 {
      lateNestName = late(offset) ?? []
    }
  }

  /// Ends the row; true when the batch is full.
  private mutating func end() -> Bool {
    if plan.pathColumn >= 0 {
      var path = nest.last ?? []
      let parent = pending.last.map { parentName($0) } ?? []
      if !path.isEmpty { path.append(0x2F) }
      path += ownName()
      append(path, to: plan.pathColumn)
      append(parent, to: plan.pathColumn + 1)
    }
    if !headerRow.isEmpty, isHeader() { removeRow() }
    base = -1
    let isFull = bytes.count >= limits.batch || starts.count >= limits.cells
    isWaiting = isFull && !pending.isEmpty
    if !isFull, !pending.isEmpty { resume() }
    return isFull
  }

  private mutating func append(_ text: [UInt8], to column: Int) {
    starts[base + column] = Int32(truncatingIfNeeded: bytes.count)
    bytes.append(contentsOf: text)
    ends[base + column] = Int32(truncatingIfNeeded: bytes.count)
  }

  private func isHeader() -> Bool {
    for (column, name) in headerRow.enumerated() {
      let i = base + plan.outerCount + column
      let cell = bytes[Int(starts[i])..<Int(ends[i])]
      if !cell.elementsEqual(name) { return false }
    }
    return true
  }

  private mutating func removeRow() {
    starts.removeLast(starts.count - base)
    ends.removeLast(ends.count - base)
    lines.removeLast()
    base = -1
  }

  // MARK: - Records in records

  private mutating func suspend() {
    guard plan.pathColumn >= 0 else {
      keepPending()
      return
    }
    let name = ownName()
    var path = nest.last ?? []
    if !path.isEmpty { path.append(0x2F) }
    nest.append(path + name)
    if starts[base + plan.nameColumn] == ends[base + plan.nameColumn] {
      append(name, to: plan.nameColumn)
    }
    keepPending()
  }

  private mutating func keepPending() {
    var record = Pending(bytes: [], starts: [], ends: [], line: lines[lines.count - 1])
    for i in base..<starts.count {
      record.starts.append(Int32(truncatingIfNeeded: record.bytes.count))
      record.bytes += bytes[Int(starts[i])..<Int(ends[i])]
      record.ends.append(Int32(truncatingIfNeeded: record.bytes.count))
    }
    pending.append(record)
    removeRow()
  }

  private mutating func resume() {
    let record = pending.removeLast()
    isWaiting = false
    if plan.pathColumn >= 0 { nest.removeLast() }
    base = starts.count
    let start = Int32(truncatingIfNeeded: bytes.count)
    bytesBefore = bytes.count
    bytes += record.bytes
    for i in record.starts.indices {
      starts.append(start + record.starts[i])
      ends.append(start + record.ends[i])
    }
    lines.append(record.line)
    lateNestName = []
  }

  private func ownName() -> [UInt8] {
    let i = base + plan.nameColumn
    let name = bytes[Int(starts[i])..<Int(ends[i])]
    return name.isEmpty ? lateNestName : Array(name)
  }

  private func parentName(_ record: Pending) -> [UInt8] {
    let i = plan.nameColumn
    return Array(record.bytes[Int(record.starts[i])..<Int(record.ends[i])])
  }

  // MARK: - Values

  @inline(__always)
  private mutating func set(
    _ column: Int, _ kind: JSONKind, _ text: UnsafeBufferPointer<UInt8>, _ line: Int
  ) {
    let i = base &+ column
    // The last of values under the same key counts.
    let count = kind == .null ? 0 : text.count
    guard count > 0 else {
      starts[i] = 0
      ends[i] = 0
      return
    }
    guard bytes.count &- bytesBefore &+ count <= limits.row else {
      lose(line)
      return
    }
    starts[i] = Int32(truncatingIfNeeded: bytes.count)
    unsafe bytes.append(contentsOf: text)
    ends[i] = Int32(truncatingIfNeeded: bytes.count)
  }

  /// Puts a value behind those that are in the cell.
  private mutating func join(
    _ column: Int, _ kind: JSONKind, _ text: UnsafeBufferPointer<UInt8>, _ line: Int
  ) {
    let i = base + column
    let cell = Int(starts[i])..<Int(ends[i])
    guard !cell.isEmpty else {
      unsafe set(column, kind, text, line)
      return
    }
    guard bytes.count - bytesBefore + cell.count + text.count <= limits.row else {
      lose(line)
      return
    }
    if cell.upperBound != bytes.count {
      let old = Array(bytes[cell])
      append(old, to: column)
    }
    bytes += [0x3B, 0x20]
    if kind != .null { unsafe bytes.append(contentsOf: text) }
    ends[i] = Int32(truncatingIfNeeded: bytes.count)
  }

  private mutating func lose(_ line: Int) {
    if lostCount == 0 { firstLostLine = line }
    lostCount += 1
  }

  // MARK: - Outer records

  private mutating func setOuter(_ column: Int, _ text: [UInt8], isNull: Bool) {
    outer[column] = isNull ? [] : text
    outerPlaces[column] = -1
  }

  private mutating func beginOuter(_ node: Int32, _ offset: Int) {
    for i in outer.indices where plan.table.outerRecords[i] == node {
      setOuter(i, [], isNull: true)
    }
    if plan.table.columnNames >= 0 { resetPlaces() }
    _ = late(offset)
  }

  /// Sets the outer names that come later in the record at an offset; returns the name of the record itself.
  private mutating func late(_ offset: Int) -> [UInt8]? {
    var own: [UInt8]?
    while nextLate < plan.lateNames.count, plan.lateNames[nextLate].offset <= offset {
      let name = plan.lateNames[nextLate]
      if name.offset == offset {
        let role = Int(plan.roles[Int(name.node)])
        if role < plan.outerCount {
          setOuter(role, name.text, isNull: false)
        } else {
          own = name.text
        }
      }
      nextLate += 1
    }
    return own
  }

  private mutating func resetPlaces() {
    let base = plan.header.count - plan.table.columns.count
    placeColumns = plan.table.columns.indices.map { Int32(base + $0) }
  }
}
