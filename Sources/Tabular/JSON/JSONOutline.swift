/// Hears a whole document once and notes what is needed to read it as tables.
struct JSONOutline: JSONSink {
  /// A name that stands behind the rows it belongs to.
  struct LateName {
    /// Where the record begins that holds it, in bytes of text.
    var offset: Int
    var node: Int32
    var text: [UInt8]
  }

  /// Late names take no more memory than this.
  private static let lateLimit = 16 << 20

  private(set) var documentCount = 0
  private(set) var lateNames: [LateName] = []
  /// Late names that found no room.
  private(set) var lostNames = 0
  /// What an array such as `columns` names, each name once.
  private(set) var columnNames: [Int32: [String]] = [:]
  private var seenNames: [Int32: Set<String>] = [:]
  private var lateBytes = 0
  /// The documents and elements that are open, and whether an array in them is over.
  private var records: [(offset: Int, hasArray: Bool)] = []

  mutating func open(
    _ node: Int32, isObject: Bool, line: Int, offset: Int, in paths: inout JSONPaths
  ) -> Bool {
    if isObject { paths[node].objects += 1 } else { paths[node].arrays += 1 }
    if node == JSONPaths.root { documentCount += 1 }
    if paths[node].role == .element { records.append((offset, false)) }
    return true
  }

  mutating func close(_ node: Int32, in paths: inout JSONPaths) -> Bool {
    if paths[node].role == .element {
      records.removeLast()
    } else if paths[node].element >= 0, !records.isEmpty {
      records[records.count - 1].hasArray = true
    }
    return false
  }

  mutating func scalar(
    _ node: Int32, _ kind: JSONKind, _ text: UnsafeBufferPointer<UInt8>, line: Int,
    in paths: inout JSONPaths
  ) -> Bool {
    guard kind != .null else {
      paths[node].marks.insert(.isNull)
      paths[node].nulls += 1
      return false
    }
    paths[node].scalars += 1
    let marks = paths[node].marks
    if marks.isDisjoint(with: [.namesColumn, .identifies]) { return false }
    if marks.contains(.namesColumn) { unsafe noteColumn(node, text, paths) }
    guard marks.contains(.identifies), !text.isEmpty else { return false }
    paths[node].marks.insert(.isFilled)
    if unsafe text.first == 0x5C, unsafe text.contains(0x7C) {
      paths[node].marks.insert(.namesAttribute)
    }
    if let record = records.last, record.hasArray {
      guard lateBytes + text.count < Self.lateLimit else {
        lostNames += 1
        return false
      }
      lateBytes += text.count + 64
      unsafe lateNames.append(LateName(offset: record.offset, node: node, text: Array(text)))
    }
    return false
  }

  mutating func key(_ text: UnsafeBufferPointer<UInt8>, of map: Int32) {}

  private mutating func noteColumn(
    _ node: Int32, _ text: UnsafeBufferPointer<UInt8>, _ paths: JSONPaths
  ) {
    let element = paths[node].role == .element ? node : paths[node].parent
    let array = paths[element].parent
    guard columnNames[array, default: []].count < JSONPaths.columnLimit else { return }
    let name = unsafe String(decoding: text.prefix(512), as: UTF8.self)
    if seenNames[array, default: []].insert(name).inserted {
      columnNames[array, default: []].append(name)
    }
  }

  /// Forgets what was open when a line broke.
  mutating func abandon() { records.removeAll() }
}
