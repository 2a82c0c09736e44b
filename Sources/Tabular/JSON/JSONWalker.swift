// Walks JSON text, a window of bytes at a time, and tells a sink what stands on which path.
//
// The walk stops in front of a string, number or name whose end is not in the window and goes on there with the next one.
// There is no recursion. Keys are guessed: after `Timestamp` comes what came after it in the object before.

import Foundation

enum JSONKind { case text, number, word, null, tooLong }

/// Hears what a walk finds. Nodes are -1 on paths that are not known.
protocol JSONSink {
  /// An object or array begins; false to pass over it.
  mutating func open(
    _ node: Int32, isObject: Bool, line: Int, offset: Int, in paths: inout JSONPaths
  ) -> Bool
  /// An object or array ends; true to pause the walk.
  mutating func close(_ node: Int32, in paths: inout JSONPaths) -> Bool
  /// A value without its quotes and escapes; true to pause the walk.
  mutating func scalar(
    _ node: Int32, _ kind: JSONKind, _ text: UnsafeBufferPointer<UInt8>, line: Int,
    in paths: inout JSONPaths
  ) -> Bool
  /// The key of a value in a map.
  mutating func key(_ text: UnsafeBufferPointer<UInt8>, of map: Int32)
}

struct JSONWalker {
  enum Stop: Equatable {
    case needsBytes, paused
    case failed(String)
  }

  typealias Bytes = UnsafeMutablePointer<UInt8>

  private struct Frame {
    var node: Int32
    /// The child that was seen last.
    var last: Int32 = -1
    var place: Int32 = 0
    var isObject: Bool
    /// An array inside an array.
    var isRow = false
  }

  private enum State { case value, key, colon, comma }

  private static let openRecord = Stop.failed("the line ends inside a record")
  private static let openText = Stop.failed("the line ends inside a text")
  static let depthLimit = 512
  /// Bytes that may be read behind the end of a window; the first of them is 0.
  static let padding = 32
  /// Bytes of which a message shows the beginning.
  static let shownCount = 24

  var paths = JSONPaths()
  /// Texts of more bytes are left out.
  var textLimit = Int.max
  /// Whether each line is a document.
  var endsAtLines = false
  /// Where the next token begins in the window.
  var position = 0
  var line = 1
  /// Bytes of text before the window.
  var offset = 0
  private var stack: [Frame] = []
  private var top = Frame(node: -1, isObject: false)
  private var depth = 0
  private var state = State.value
  private var member: Int32 = 0
  /// Containers that are open in one that the sink does not want.
  private var skipped = 0
  private var isInLongText = false

  var isBetweenDocuments: Bool { depth == 0 && skipped == 0 && !isInLongText }
  /// Whether a text value was begun, so that its bytes may be dropped.
  func canDropText(_ bytes: [UInt8]) -> Bool {
    isInLongText
      || (state == .value || skipped > 0) && position < bytes.count && bytes[position] == 0x22
  }

  /// Forgets all that is open.
  mutating func reset() {
    stack.removeAll(keepingCapacity: true)
    depth = 0
    skipped = 0
    state = .value
    isInLongText = false
  }

  mutating func dropText() {
    isInLongText = true
    position += 1
  }

  mutating func run<Sink: JSONSink>(_ sink: inout Sink, _ bytes: Bytes, end: Int) -> Stop {
    if isInLongText {
      guard unsafe passLongText(bytes, end) else { return .needsBytes }
      if skipped == 0, unsafe finish(&sink, .tooLong, bytes, position, position) { return .paused }
    }
    if skipped > 0, let stop = unsafe skip(bytes, end) { return stop }
    var i = position
    while true {
      var byte = unsafe bytes[i]
      while byte <= 0x20 {
        if byte == 0x0A {
          if endsAtLines, depth > 0 {
            position = i
            return Self.openRecord
          }
          line &+= 1
        } else if byte == 0, i >= end {
          break
        }
        i &+= 1
        byte = unsafe bytes[i]
      }
      position = i
      if i >= end { return .needsBytes }
      switch state {
      case .comma:
        guard byte == 0x2C else {
          let close: UInt8 = top.isObject ? 0x7D : 0x5D
          guard byte == close else {
            return unsafe .failed(
              "a comma or '\(Character(Unicode.Scalar(close)))' is missing before \(Self.excerpt(bytes, i, end))"
            )
          }
          i &+= 1
          position = i
          if pop(&sink) { return .paused }
          continue
        }
        state = top.isObject ? .key : .value
        i &+= 1
      case .key:
        if byte == 0x22 {
          guard let after = unsafe key(&sink, bytes, i, end) else { return .needsBytes }
          i = after
          if unsafe bytes[i] == 0x3A {
            i &+= 1
            state = .value
          } else {
            state = .colon
          }
        } else if byte == 0x7D {
          i &+= 1
          position = i
          if pop(&sink) { return .paused }
        } else {
          return unsafe .failed("a name in quotes is missing before \(Self.excerpt(bytes, i, end))")
        }
      case .colon:
        guard byte == 0x3A else {
          return unsafe .failed("a colon is missing before \(Self.excerpt(bytes, i, end))")
        }
        i &+= 1
        state = .value
      case .value:
        if byte == 0x22 {
          let text = unsafe JSONText.end(bytes, i &+ 1, end)
          guard text.end >= 0 else { return .needsBytes }
          if endsAtLines, text.newlines > 0 { return Self.openText }
          line &+= text.newlines
          position = text.end &+ 1
          let isTooLong = text.end &- i > textLimit
          var stop = isTooLong ? i &+ 1 : text.end
          if text.hasEscape, !isTooLong { stop = unsafe JSONText.unescape(bytes, i &+ 1, stop) }
          let kind = isTooLong ? JSONKind.tooLong : .text
          if unsafe finish(&sink, kind, bytes, i &+ 1, stop) { return .paused }
          i = position
        } else if byte == 0x7B || byte == 0x5B {
          guard depth < Self.depthLimit else {
            return .failed("objects and arrays are nested more than \(Self.depthLimit) deep")
          }
          let isObject = byte == 0x7B
          let node = nodeOfContainer()
          i &+= 1
          position = i
          if node >= 0,
            sink.open(node, isObject: isObject, line: line, offset: offset &+ i &- 1, in: &paths)
          {
            push(node, isObject: isObject)
          } else {
            if node < 0 { paths.lostCount += 1 }
            skipped = 1
            if let stop = unsafe skip(bytes, end) { return stop }
            i = position
          }
        } else if byte == 0x5D, depth > 0, !top.isObject {
          i &+= 1
          position = i
          if pop(&sink) { return .paused }
        } else if byte == 0x1E || byte == 0xEF, depth == 0 {
          // A mark between texts that were put behind each other.
          if end &- i < 3 { return .needsBytes }
          guard unsafe byte == 0x1E || bytes[i &+ 1] == 0xBB && bytes[i &+ 2] == 0xBF
          else {
            return unsafe .failed("a value is missing before \(Self.excerpt(bytes, i, end))")
          }
          i &+= byte == 0x1E ? 1 : 3
        } else {
          let stop = unsafe JSONText.endOfWord(bytes, i)
          if stop >= end { return .needsBytes }
          guard let kind = unsafe JSONText.kind(bytes, i, stop) else {
            return unsafe .failed(
              "\(Self.excerpt(bytes, i, end)) stands where a value should be")
          }
          position = stop
          if unsafe finish(&sink, kind, bytes, i, stop) { return .paused }
          i = stop
        }
      }
    }
  }

  // MARK: - Values

  /// Hands a value that is neither object nor array to the sink.
  @inline(__always)
  private mutating func finish<Sink: JSONSink>(
    _ sink: inout Sink, _ kind: JSONKind, _ bytes: Bytes, _ start: Int, _ stop: Int
  ) -> Bool {
    let node = depth == 0 ? JSONPaths.root : top.isObject ? member : nodeInArray()
    state = depth == 0 ? .value : .comma
    if node < 0 {
      paths.lostCount += 1
      return false
    }
    let text = unsafe UnsafeBufferPointer(start: bytes + start, count: stop &- start)
    return unsafe sink.scalar(node, kind, text, line: line, in: &paths)
  }

  private mutating func nodeInArray() -> Int32 {
    guard top.isRow else { return elementOfTop() }
    let place = top.place
    top.place &+= 1
    let guess = top.last < 0 ? paths[top.node].firstChild : paths[top.last].next
    if guess >= 0, paths[guess].place == place {
      top.last = guess
      return guess
    }
    let node = paths.place(place, of: top.node)
    if node >= 0 { top.last = node }
    return node
  }

  private mutating func elementOfTop() -> Int32 {
    if top.last < 0 { top.last = paths.element(of: top.node) }
    return top.last
  }

  private mutating func nodeOfContainer() -> Int32 {
    if depth == 0 { return JSONPaths.root }
    if top.isObject { return member }
    guard top.isRow else { return elementOfTop() }
    top.place &+= 1
    return paths.element(of: top.node)
  }

  private mutating func push(_ node: Int32, isObject: Bool) {
    stack.append(top)
    depth &+= 1
    top = Frame(node: node, isObject: isObject)
    top.isRow = !isObject && paths.isInArray(node) && !paths[node].isColumn
    state = isObject ? .key : .value
  }

  private mutating func pop<Sink: JSONSink>(_ sink: inout Sink) -> Bool {
    let node = top.node
    top = stack.removeLast()
    depth &-= 1
    state = depth == 0 ? .value : .comma
    return sink.close(node, in: &paths)
  }

  /// Finds the member under the key at `i`; returns where the key ends, `nil` when it is not all there.
  @inline(__always)
  private mutating func key<Sink: JSONSink>(
    _ sink: inout Sink, _ bytes: Bytes, _ i: Int, _ end: Int
  ) -> Int? {
    let guess = top.last < 0 ? paths[top.node].firstChild : paths[top.last].next
    if guess >= 0 {
      let node = paths[guess]
      let length = Int(node.keyLength)
      let stop = i &+ 1 &+ length
      if node.hasPlainKey, stop < end, unsafe bytes[stop] == 0x22 {
        let start = Int(node.keyStart)
        let isSame = unsafe paths.keys.withUnsafeBufferPointer { keys in
          unsafe JSONText.areEqual(keys.baseAddress! + start, bytes + i + 1, length)
        }
        if isSame {
          top.last = guess
          member = guess
          return stop &+ 1
        }
      }
    }
    return unsafe searchKey(&sink, bytes, i, end)
  }

  @inline(never)
  private mutating func searchKey<Sink: JSONSink>(
    _ sink: inout Sink, _ bytes: Bytes, _ i: Int, _ end: Int
  ) -> Int? {
    let text = unsafe JSONText.end(bytes, i &+ 1, end)
    guard text.end >= 0 else { return nil }
    line &+= text.newlines
    let stop = unsafe text.hasEscape ? JSONText.unescape(bytes, i &+ 1, text.end) : text.end
    let key = unsafe UnsafeBufferPointer(start: bytes + i + 1, count: stop &- i &- 1)
    member = unsafe paths.child(of: top.node, key)
    if paths[top.node].isMap {
      top.last = -1
      unsafe sink.key(key, of: top.node)
    } else if member >= 0 {
      top.last = member
    }
    return text.end &+ 1
  }

  // MARK: - Passing over

  /// Passes over the rest of a container; `nil` when it ended.
  private mutating func skip(_ bytes: Bytes, _ end: Int) -> Stop? {
    var i = position
    while i < end {
      switch unsafe bytes[i] {
      case 0x22:
        let text = unsafe JSONText.end(bytes, i &+ 1, end)
        guard text.end >= 0, !endsAtLines || text.newlines == 0 else {
          position = i
          return text.end < 0 ? .needsBytes : Self.openText
        }
        line &+= text.newlines
        i = text.end
      case 0x7B, 0x5B: skipped &+= 1
      case 0x7D, 0x5D:
        skipped &-= 1
        if skipped == 0 {
          position = i &+ 1
          state = depth == 0 ? .value : .comma
          return nil
        }
      case 0x0A:
        if endsAtLines {
          position = i
          return Self.openRecord
        }
        line &+= 1
      default: break
      }
      i &+= 1
    }
    position = i
    return .needsBytes
  }

  /// Passes over the rest of a text that is too long; false when it does not end in the window.
  private mutating func passLongText(_ bytes: Bytes, _ end: Int) -> Bool {
    var i = position
    while i < end {
      let byte = unsafe bytes[i]
      if byte == 0x22 {
        position = i + 1
        isInLongText = false
        return true
      }
      if byte == 0x5C, i + 1 >= end { break }
      if byte == 0x0A { line &+= 1 }
      i += byte == 0x5C ? 2 : 1
    }
    position = i
    return false
  }

  /// What stands at a place, for a message.
  private static func excerpt(_ bytes: Bytes, _ i: Int, _ end: Int) -> String {
    let text = unsafe UnsafeBufferPointer(start: bytes + i, count: min(end - i, shownCount))
    let word = unsafe Array(text).prefix { $0 > 0x20 }
    return "'\(String(decoding: word, as: UTF8.self).prefix(12))'"
  }
}
