// The paths of a JSON document as a tree. `Items[].Timestamp` is one node, however many items there are: an object has a
// child for each key, an array has one element that stands for all of them. An array inside an array is a row, and has a
// child for each place instead.

struct JSONPaths {
  enum Role: UInt8 { case member, element, place }

  /// What a reader of the paths has to note about a value.
  struct Mark: OptionSet {
    var rawValue: UInt8
    /// Its key sounds like a name or an ID.
    static let identifies = Mark(rawValue: 1)
    /// It names a column, as in `"columns": ["time", "value"]`.
    static let namesColumn = Mark(rawValue: 2)
    /// It identifies, and is not always empty.
    static let isFilled = Mark(rawValue: 4)
    /// It is null somewhere.
    static let isNull = Mark(rawValue: 8)
    /// It is the path of an attribute somewhere, as in `\\\\server\\database\\Pump|Speed`.
    static let namesAttribute = Mark(rawValue: 16)
  }

  struct Node {
    var parent: Int32
    var role: Role
    var marks: Mark = []
    /// Where the key is its own JSON text, so that bytes can be compared.
    var hasPlainKey = false
    /// An object whose keys are IDs: its values all are its element.
    var isMap = false
    /// An array inside an array that is a column, not a row.
    var isColumn = false
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    var next: Int32 = -1
    /// What an array's or a map's values are.
    var element: Int32 = -1
    var childCount: Int32 = 0
    /// The place of a value in a row.
    var place: Int32 = -1
    var keyStart: Int32
    var keyLength: Int32
    /// How often there was an object, an array and another value that is not null.
    var objects = 0
    var arrays = 0
    var scalars = 0
    /// How often it was null.
    var nulls = 0
  }

  static let root: Int32 = 0
  /// Objects with more keys than this whose values are objects or arrays are maps.
  static let mapSize = 1000
  /// An object with more keys than this that are numbers of rows or times is a map.
  static let indexSize = 256
  /// A table is never wider; a single object with more plain values is a map.
  static let columnLimit = 10_000
  private static let nodeLimit = 100_000

  private(set) var keys: [UInt8] = []
  var nodes: [Node] = [Node(parent: -1, role: .element, keyStart: 0, keyLength: 0)]
  /// The node that another one became a part of.
  private var aliases: [Int32] = [0]
  /// Open addressing over children by parent and key.
  private var slots: [Int32] = Array(repeating: -1, count: 256)
  private var used = 0
  var isLearning = true
  /// Values on paths that came after the limit.
  var lostCount = 0

  subscript(_ node: Int32) -> Node {
    get { nodes[Int(node)] }
    set { nodes[Int(node)] = newValue }
  }

  func key(_ node: Int32) -> ArraySlice<UInt8> {
    let node = nodes[Int(node)]
    return keys[Int(node.keyStart)..<Int(node.keyStart + node.keyLength)]
  }

  func name(_ node: Int32) -> String { String(decoding: key(node), as: UTF8.self) }

  func children(_ node: Int32) -> [Int32] {
    var children: [Int32] = []
    var child = self[node].firstChild
    while child >= 0 {
      children.append(child)
      child = self[child].next
    }
    return children
  }

  /// Whether a node stands for the elements of an array.
  func isInArray(_ node: Int32) -> Bool {
    let parent = self[node].parent
    return self[node].role == .element && parent >= 0 && !self[parent].isMap
  }

  func resolved(_ node: Int32) -> Int32 {
    var node = node
    while aliases[Int(node)] != node { node = aliases[Int(node)] }
    return node
  }

  /// The child under a key; learns it, or gives -1.
  mutating func child<Key: Collection<UInt8>>(of parent: Int32, _ key: Key) -> Int32 {
    if self[parent].isMap { return element(of: parent) }
    let slot = slot(parent, key)
    if slots[slot] >= 0 { return slots[slot] }
    guard isLearning else { return -1 }
    if isMapNow(parent) {
      makeMap(parent)
      return element(of: parent)
    }
    return add(parent, .member, key, slot)
  }

  /// The child under a key, or -1.
  func knownChild(of parent: Int32, _ key: ArraySlice<UInt8>) -> Int32 { slots[slot(parent, key)] }

  /// The value at a place of a row; learns it, or gives -1.
  mutating func place(_ place: Int32, of parent: Int32) -> Int32 {
    let key = Array(String(place).utf8)
    let slot = slot(parent, key)
    if slots[slot] >= 0 { return slots[slot] }
    guard isLearning, place < Self.columnLimit else { return -1 }
    let node = add(parent, .place, key, slot)
    if node >= 0 { self[node].place = place }
    return node
  }

  /// What the values of an array are; learns it, or gives -1.
  mutating func element(of parent: Int32) -> Int32 {
    if self[parent].element >= 0 || !isLearning { return self[parent].element }
    let node = add(parent, .element, [], nil)
    if node >= 0 { self[parent].element = node }
    return node
  }

  private mutating func add<Key: Collection<UInt8>>(
    _ parent: Int32, _ role: Role, _ key: Key, _ slot: Int?
  ) -> Int32 {
    guard nodes.count < Self.nodeLimit, self[parent].childCount < Self.columnLimit,
      keys.count + key.count < 1 << 26
    else { return -1 }
    let id = Int32(nodes.count)
    var node = Node(
      parent: parent, role: role, keyStart: Int32(keys.count), keyLength: Int32(key.count))
    node.hasPlainKey = role == .member && !key.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
    keys.append(contentsOf: key)
    nodes.append(node)
    aliases.append(id)
    if role == .member, JSONNames.inForce.identifies(key) { self[id].marks.insert(.identifies) }
    if namesColumn(id) { self[id].marks.insert(.namesColumn) }
    guard let slot else { return id }
    append(id, to: parent)
    slots[slot] = id
    used += 1
    if used * 2 > slots.count { growSlots() }
    return id
  }

  private mutating func append(_ child: Int32, to parent: Int32) {
    self[child].parent = parent
    self[child].next = -1
    let last = self[parent].lastChild
    if last >= 0 { self[last].next = child } else { self[parent].firstChild = child }
    self[parent].lastChild = child
    self[parent].childCount += 1
  }

  /// Whether `columns[]` or `columns[].name` is the path.
  private func namesColumn(_ node: Int32) -> Bool {
    var element = node
    if self[node].role == .member {
      guard JSONNames.inForce.labels.contains(JSONNames.folded(key(node))) else { return false }
      element = self[node].parent
    }
    guard self[element].role == .element, self[element].parent >= 0 else { return false }
    return JSONNames.inForce.headers.contains(JSONNames.folded(key(self[element].parent)))
  }

  // MARK: - Looking up

  private func slot<Key: Collection<UInt8>>(_ parent: Int32, _ key: Key) -> Int {
    var hash = UInt64(truncatingIfNeeded: parent) &* 0x9E37_79B9_7F4A_7C15
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash ^= hash >> 29
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let node = slots[slot]
      if self[node].parent == parent, self[node].keyLength == key.count,
        self.key(node).elementsEqual(key)
      {
        break
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func growSlots() {
    let old = slots
    slots = Array(repeating: -1, count: old.count * 2)
    for node in old where node >= 0 {
      slots[slot(self[node].parent, key(node))] = node
    }
  }

  // MARK: - Folding

  private func isMapNow(_ parent: Int32) -> Bool {
    let count = Int(self[parent].childCount)
    if count == Self.indexSize, self[parent].objects == 1, hasIndexKeys(parent) { return true }
    if count == Self.mapSize { return children(parent).allSatisfy { self[$0].scalars == 0 } }
    // The values of a record are its columns, however many there are.
    return count >= Self.columnLimit && self[parent].objects == 1 && !isInArray(parent)
  }

  /// Whether the keys of an object are `0`, `1`, `2` and so on, or times in seconds or less since 1970.
  func hasIndexKeys(_ node: Int32) -> Bool {
    let children = children(node)
    return children.count > 2
      && children.enumerated().allSatisfy { i, child in
        let key = key(child)
        let isTime = key.count >= 10 && key.allSatisfy { 0x30...0x39 ~= $0 }
        return isTime || key.elementsEqual(String(i).utf8)
      }
  }

  /// Takes the keys of an object for values, and its values for elements.
  mutating func makeMap(_ node: Int32) {
    let children = children(node)
    self[node].isMap = true
    self[node].firstChild = -1
    self[node].lastChild = -1
    self[node].childCount = 0
    let wasLearning = isLearning
    isLearning = true
    let element = element(of: node)
    isLearning = wasLearning
    guard element >= 0 else { return }
    for child in children { merge(child, into: element) }
  }

  /// Takes the values of an array in an array for elements, not for places of a row; -1 when there is no room.
  mutating func makeColumn(_ node: Int32) -> Int32 {
    self[node].isColumn = true
    self[node].firstChild = -1
    self[node].lastChild = -1
    self[node].childCount = 0
    let wasLearning = isLearning
    isLearning = true
    defer { isLearning = wasLearning }
    return element(of: node)
  }

  /// Makes one node a part of another, with all that is below it.
  mutating func merge(_ node: Int32, into target: Int32) {
    guard node != target, resolved(node) == node else { return }
    aliases[Int(node)] = target
    self[target].objects += self[node].objects
    self[target].arrays += self[node].arrays
    self[target].scalars += self[node].scalars
    self[target].nulls += self[node].nulls
    self[target].marks.formUnion(self[node].marks)
    self[target].isMap = self[target].isMap || self[node].isMap
    let children = children(node)
    self[node].firstChild = -1
    self[node].lastChild = -1
    for child in children {
      let key = Array(key(child))
      let slot = slot(target, key)
      if slots[slot] >= 0 {
        merge(child, into: slots[slot])
      } else {
        append(child, to: target)
        slots[self.slot(target, key)] = child
        used += 1
        if used * 2 > slots.count { growSlots() }
      }
    }
    let element = self[node].element
    guard element >= 0 else { return }
    let own = self[target].element
    if own < 0 {
      self[target].element = element
      // Records in records stay where the outermost of them are.
      if self[element].parent == node { self[element].parent = target }
    } else if isAbove(element, own) {
      self[target].element = element
      merge(own, into: element)
    } else {
      merge(element, into: own)
    }
  }

  private func isAbove(_ node: Int32, _ other: Int32) -> Bool {
    var parent = self[other].parent
    var steps = 0
    while parent >= 0, parent != node, steps <= JSONWalker.depthLimit * 2 {
      parent = self[parent].parent
      steps += 1
    }
    return parent == node
  }
}
