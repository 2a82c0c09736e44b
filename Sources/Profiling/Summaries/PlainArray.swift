/// A growing array of plain values in memory of its own: no reference counts and no copies on write, which the hot path
/// would pay for with every sample.
@safe struct PlainArray<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>?
  private(set) var count = 0
  private var capacity = 0

  init() {}

  init(repeating element: Element, count: Int) {
    reserve(count)
    for _ in 0..<count { append(element) }
  }

  deinit { unsafe base?.deallocate() }

  var isEmpty: Bool { count == 0 }

  subscript(_ i: Int) -> Element {
    @inline(__always) get {
      assert(i >= 0 && i < count)
      return unsafe base.unsafelyUnwrapped[i]
    }
    @inline(__always) set {
      assert(i >= 0 && i < count)
      unsafe base.unsafelyUnwrapped[i] = newValue
    }
  }

  /// The elements in place, valid until the next change of the count.
  @inline(__always)
  var pointer: UnsafeMutablePointer<Element> { unsafe base.unsafelyUnwrapped }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(most: .max) }
    unsafe base.unsafelyUnwrapped[count] = element
    count &+= 1
  }

  /// Makes room for another element of an array that holds `most` elements at the most: half as much again, and later a
  /// quarter, since of thousands of lists a doubling would leave a third of the memory empty.
  mutating func grow(most: Int) {
    guard count == capacity else { return }
    reserve(min(most, max(4, capacity + capacity / (capacity < 256 ? 2 : 4))))
  }

  /// Gives back the room that is not used.
  mutating func shrink() {
    guard count < capacity else { return }
    move(to: count)
  }

  mutating func insert(_ element: Element, at place: Int) {
    append(element)
    var i = count - 1
    while i > place {
      self[i] = self[i - 1]
      i -= 1
    }
    self[place] = element
  }

  /// Sets the count; what is new holds anything.
  mutating func resize(_ count: Int, doubling: Bool = false) {
    if count > capacity { reserve(doubling ? max(count, 2 * capacity) : count) }
    self.count = count
  }

  mutating func removeLast(_ n: Int) { count -= n }

  mutating func removeAll() { count = 0 }

  mutating func swapAt(_ i: Int, _ j: Int) {
    let element = self[i]
    self[i] = self[j]
    self[j] = element
  }

  mutating func reserve(_ wanted: Int) {
    if wanted > capacity { move(to: wanted) }
  }

  private mutating func move(to wanted: Int) {
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: wanted)
    if let base = unsafe base {
      unsafe moved.update(from: base, count: count)
      unsafe base.deallocate()
    }
    unsafe base = moved
    capacity = wanted
  }

  var array: [Element] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }
}
