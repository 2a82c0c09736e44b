/// The elements that a document holds, as a tree of paths: `Orders/Order/ID` is there once, however often it occurs. Names are
/// without prefixes.
///
/// An element inside one of the same name, such as a machine inside a machine, is at the place of the outer one.
struct XMLShape: Sendable {
  struct Node: Sendable {
    var name: [UInt8]
    /// -1 for the root.
    var parent: Int
    var children: [Int] = []
    var attributes: [[UInt8]] = []
    /// Holds more than blanks itself.
    var hasText = false
    /// Occurs twice in one parent.
    var repeats = false
    /// Occurs inside itself.
    var isRecursive = false
    var isLeaf: Bool { children.isEmpty && attributes.isEmpty }
  }

  /// The name of a place that takes any element.
  static let any: [UInt8] = [0x2A]
  static let maximumNodeCount = 4096
  static let maximumAttributeCount = 200

  var nodes: [Node] = []
  /// Elements in which every child is of one kind, whatever its name.
  var collections: [[UInt8]] = []
  /// Elements that are left out with all they hold.
  var skipped: [[UInt8]] = []
  /// Elements that are never rows, so that the first of them is a value of its row: one text in several languages.
  var single: [[UInt8]] = []

  /// The place of an element in `parent` (-1: the root); `nil` when it is left out or not there.
  func find(_ name: [UInt8], in parent: Int) -> Int? {
    guard parent >= 0 else { return nodes.first.flatMap { $0.name == name ? 0 : nil } }
    if skipped.contains(name) { return nil }
    let name = placeName(name, in: parent)
    if let child = nodes[parent].children.first(where: { nodes[$0].name == name }) { return child }
    var outer = parent
    while outer >= 0 {
      if nodes[outer].name == name, nodes[outer].isRecursive { return outer }
      outer = nodes[outer].parent
    }
    return nil
  }

  /// Finds or adds the place of an element; `nil` when it is left out or there are too many.
  mutating func grow(_ name: [UInt8], in parent: Int) -> Int? {
    if skipped.contains(name) { return nil }
    if parent >= 0 {
      let name = placeName(name, in: parent)
      var outer = parent
      while outer >= 0 {
        if nodes[outer].name == name {
          nodes[outer].isRecursive = true
          return outer
        }
        outer = nodes[outer].parent
      }
    }
    if let known = find(name, in: parent) { return known }
    guard nodes.count < Self.maximumNodeCount, parent >= 0 || nodes.isEmpty else { return nil }
    nodes.append(Node(name: parent >= 0 ? placeName(name, in: parent) : name, parent: parent))
    if parent >= 0 { nodes[parent].children.append(nodes.count - 1) }
    return nodes.count - 1
  }

  private func placeName(_ name: [UInt8], in parent: Int) -> [UInt8] {
    collections.contains(nodes[parent].name) && !single.contains(name) ? Self.any : name
  }
}

/// Finds the place of an element by the address of its name: libxml2 keeps every name once.
struct XMLPlaceCache {
  private var keys: [UInt] = Array(repeating: 0, count: 256)
  private var owners: [Int32] = Array(repeating: 0, count: 256)
  private var values: [Int32] = Array(repeating: 0, count: 256)
  private var count = 0

  /// `nil` when it was not asked before.
  func value(_ address: UInt, _ owner: Int) -> Int? {
    var i = slot(address, owner)
    while keys[i] != 0 {
      if keys[i] == address, owners[i] == Int32(truncatingIfNeeded: owner) { return Int(values[i]) }
      i = (i + 1) & (keys.count - 1)
    }
    return nil
  }

  mutating func set(_ address: UInt, _ owner: Int, _ value: Int) {
    // A hostile document may hold any number of names; those that come late are looked up again each time.
    if count >= 1 << 16 { return }
    if count * 2 >= keys.count { grow() }
    var i = slot(address, owner)
    while keys[i] != 0 { i = (i + 1) & (keys.count - 1) }
    keys[i] = address
    owners[i] = Int32(truncatingIfNeeded: owner)
    values[i] = Int32(truncatingIfNeeded: value)
    count += 1
  }

  private func slot(_ address: UInt, _ owner: Int) -> Int {
    let mixed = (address ^ (UInt(bitPattern: owner) << 40)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40) & (keys.count - 1)
  }

  private mutating func grow() {
    let (oldKeys, oldOwners, oldValues) = (keys, owners, values)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    owners = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    count = 0
    for i in oldKeys.indices where oldKeys[i] != 0 {
      set(oldKeys[i], Int(oldOwners[i]), Int(oldValues[i]))
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  var isBlank: Bool {
    for i in indices where unsafe self[i] > 0x20 { return false }
    return true
  }
}

/// Hears the parser for the shape of a document.
final class XMLSurveySink: XMLSink {
  private(set) var survey = XMLSurvey()

  func start(_ element: XMLStart) { survey.start(element) }
  func end(_ name: XMLName) { survey.end() }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe survey.text(bytes) }
}

/// Learns the shape of a document. A struct for the reason that `XMLRows` is one.
struct XMLSurvey {
  private(set) var shape = XMLShape()
  private(set) var page: XMLPage?
  private var cache = XMLPlaceCache()
  private var path: [Int] = []
  /// For each element of the path a number of its own; for each place the number of the parent it was last met in.
  private var serials: [Int] = []
  private var lastParents: [Int] = []
  private var lastSerial = 0
  /// How deep we are in what is left out.
  private var skippedDepth = 0

  mutating func start(_ element: XMLStart) {
    if skippedDepth > 0 || path.isEmpty && !shape.nodes.isEmpty {
      skippedDepth += 1
      return
    }
    if path.isEmpty {
      let root = element.name.bytes
      page = XMLPage(element)
      let dialect = XMLDialects.inForce[root]
      shape.collections = dialect.collections
      shape.skipped = dialect.skipped
      shape.single = dialect.single
    }
    let parent = path.last ?? -1
    let address = element.name.address
    let node: Int
    if let known = cache.value(address, parent) {
      node = known
    } else {
      node = shape.grow(element.name.bytes, in: parent) ?? -1
      cache.set(address, parent, node)
    }
    guard node >= 0 else {
      skippedDepth = 1
      return
    }
    lastSerial += 1
    while lastParents.count < shape.nodes.count { lastParents.append(0) }
    if let serial = serials.last {
      if lastParents[node] == serial { shape.nodes[node].repeats = true }
      lastParents[node] = serial
    }
    for i in 0..<element.count {
      guard let name = element.name(i), cache.value(name.address, -2 - node) == nil else {
        continue
      }
      cache.set(name.address, -2 - node, 0)
      let bytes = name.bytes
      if !XMLDialects.inForce.skippedAttributes.contains(bytes),
        !shape.nodes[node].attributes.contains(bytes),
        shape.nodes[node].attributes.count < XMLShape.maximumAttributeCount
      {
        shape.nodes[node].attributes.append(bytes)
      }
    }
    path.append(node)
    serials.append(lastSerial)
  }

  mutating func end() {
    if skippedDepth > 0 {
      skippedDepth -= 1
    } else {
      path.removeLast()
      serials.removeLast()
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skippedDepth == 0, let node = path.last, !shape.nodes[node].hasText else { return }
    if unsafe !bytes.isBlank { shape.nodes[node].hasText = true }
  }
}
