package import Recognition

/// Samples of one tag that follow each other in the file.
@unsafe package struct SampleBlock {
  /// Times as the state sees them: through its mask.
  let keys: UnsafePointer<Int64>
  let values: UnsafePointer<Double>
  /// Their lines, counted from `linesBefore`.
  let lines: UnsafePointer<UInt32>
  let linesBefore: UInt32
  let count: Int

  @inline(__always)
  func line(_ i: Int) -> UInt32 { unsafe lines[i] &+ linesBefore }

  /// Whether each sample is newer than the one before it.
  var isOrdered: Bool {
    var late = 0
    for i in unsafe 1..<max(1, count) { unsafe late |= keys[i] <= keys[i &- 1] ? 1 : 0 }
    return late == 0
  }

  /// Whether no value may be a vendor's sign for nothing.
  package var isFreeOfMagic: Bool {
    var large = 0
    for i in unsafe 0..<count { unsafe large |= abs(values[i]) >= 999 ? 1 : 0 }
    if large == 0 { return true }
    for i in unsafe 0..<count where unsafe SeriesState.isMagic(values[i]) { return false }
    return true
  }

  /// Of at most 64 samples, a bit for each that is late, has no number or may mean nothing.
  var odd: UInt64 {
    var odd: UInt64 = 0
    var last = Int64.min
    for i in unsafe 0..<count {
      let (key, value) = unsafe (keys[i], values[i])
      var isOdd: UInt64 = key <= last ? 1 : 0
      isOdd |= value != value ? 1 : 0
      if SeriesState.isMagic(value) { isOdd = 1 }
      odd |= isOdd &<< UInt64(truncatingIfNeeded: i)
      last = max(last, key)
    }
    return odd
  }

  @inline(__always)
  func piece(from start: Int, _ count: Int) -> SampleBlock {
    unsafe SampleBlock(
      keys: keys + start, values: values + start, lines: lines + start, linesBefore: linesBefore,
      count: count)
  }
}

// What `take` does sample by sample, for a block of ordinary ones: each question is asked of all of them in a loop without
// branches, and the answer is the same.
extension SeriesState {
  /// Whether the state can go on, up to its next review, with an ordered block that has numbers alone, none of them magic.
  @inline(__always)
  package func canTake(_ block: SampleBlock) -> Bool {
    unsafe hasStarted && badStart == Int64.min && lastValue == lastValue
      && block.count > 0 && block.keys[0] > lastKey && samples &+ block.count <= nextReview
  }

  /// Takes at most 64 samples: those between odd ones together.
  ///
  /// Bit i of `odd` says that sample i has to be looked at by itself, bit i of `known` that its quality is good.
  package mutating func absorb(
    _ block: SampleBlock, odd: UInt64, known: UInt64, quality: (Int) -> Quality
  ) {
    let count = unsafe block.count
    var start = 0
    while start < count {
      let place = UInt64(truncatingIfNeeded: start)
      let length = min(
        count &- start, (odd &>> place).trailingZeroBitCount, nextReview &- samples)
      let piece = unsafe block.piece(from: start, length)
      if length >= 4, unsafe canTake(piece) {
        let good = (known &>> place) & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- length))
        unsafe take(piece, known: good.nonzeroBitCount)
        start &+= length
      } else {
        samples &+= 1
        unsafe take(block.keys[start], block.values[start], quality(start), block.line(start))
        if samples == nextReview { review() }
        start &+= 1
      }
    }
  }

  /// Takes samples without a quality.
  package mutating func absorb(_ block: SampleBlock) {
    var start = 0
    while unsafe start < block.count {
      let piece = unsafe block.piece(from: start, min(64, block.count &- start))
      unsafe absorb(piece, odd: piece.odd, known: 0) { _ in .unknown }
      start &+= 64
    }
  }

  /// Takes a block that `canTake` let through; `known` of its samples say that they are good.
  mutating func take(_ block: SampleBlock, known: Int) {
    var last = lastKey
    for i in unsafe 0..<block.count {
      let key = unsafe block.keys[i]
      let interval = key &- last
      intervals.add(interval)
      if Double(interval) > longestFloor {
        lastKey = last
        if i > 0 { unsafe lastLine = block.line(i &- 1) }
        unsafe takeLongest(key, block.line(i))
      }
      last = key
    }
    knownQuality &+= UInt32(truncatingIfNeeded: known)
    unsafe takeCounts(block)
  }

  /// The same, with intervals that were counted before.
  package mutating func take(_ block: SampleBlock, _ shared: borrowing BlockIntervals) {
    let first = unsafe block.keys[0]
    intervals.add(first &- lastKey)
    if Double(first &- lastKey) > longestFloor { unsafe takeLongest(first, block.line(0)) }
    intervals.merge(shared.counter)
    if Double(shared.longest) > longestFloor {
      for i in unsafe 1..<block.count {
        let (last, key) = unsafe (block.keys[i &- 1], block.keys[i])
        if Double(key &- last) > longestFloor {
          lastKey = last
          unsafe lastLine = block.line(i &- 1)
          unsafe takeLongest(key, block.line(i))
        }
      }
    }
    unsafe takeCounts(block)
  }

  private mutating func takeCounts(_ block: SampleBlock) {
    let n = unsafe block.count
    if codes.isOpen { unsafe codes.leave(to: block.values[0]) }
    for i in max(0, n &- 4)..<n { unsafe recent[(samples &+ i &+ 1) & 3] = block.keys[i] }
    unsafe lastKey = block.keys[n &- 1]
    unsafe lastLine = block.line(n &- 1)
    samples &+= n
    numeric &+= UInt32(truncatingIfNeeded: n)
    unsafe takeTimeline(block)
    unsafe moments.add(block.values, n)
    if numeric > windows.next { unsafe takeWindows(block) }
    var start = 0
    while start < n {
      let m = min(64, n &- start)
      unsafe takeRuns(block.piece(from: start, m))
      start &+= m
    }
    if samples == nextReview { review() }
  }

  private mutating func takeWindows(_ block: SampleBlock) {
    var number = unsafe numeric &- UInt32(truncatingIfNeeded: block.count)
    for i in unsafe 0..<block.count {
      number &+= 1
      if number > windows.next {
        unsafe windows.add(block.keys[i], block.values[i], number: number)
      }
    }
  }

  private mutating func takeTimeline(_ block: SampleBlock) {
    var lowest = Double.infinity
    var highest = -Double.infinity
    var i = 0
    while unsafe i < block.count {
      let end = unsafe cursor.move(to: block.keys[i], &timeline)
      var low = unsafe block.values[i]
      var high = low
      let first = i
      i &+= 1
      while unsafe i < block.count && block.keys[i] < end {
        let value = unsafe block.values[i]
        low = value < low ? value : low
        high = value > high ? value : high
        i &+= 1
      }
      cursor.add(i &- first, Float(low), Float(high))
      lowest = min(lowest, low)
      highest = max(highest, high)
    }
    if extremes.isInside(lowest, highest) { return }
    for i in unsafe 0..<block.count { unsafe extremes.add(block.values[i]) }
  }

  /// Steps and runs of at most 64 samples, whose bits are set where a value is new, larger, or far from the one before.
  private mutating func takeRuns(_ block: SampleBlock) {
    let (keys, values, count) = unsafe (block.keys, block.values, block.count)
    var new: UInt64 = 0
    var larger: UInt64 = 0
    var far: UInt64 = 0
    var previous = lastValue
    let floor = Float(jumpFloor)
    for i in 0..<count {
      let value = unsafe values[i]
      let bit = UInt64(truncatingIfNeeded: i)
      new |= (value != previous ? 1 : 0) &<< bit
      larger |= (value > previous ? 1 : 0) &<< bit
      far |= (abs(Float(value) - Float(previous)) >= floor ? 1 : 0) &<< bit
      previous = value
    }
    let up = UInt32(truncatingIfNeeded: larger.nonzeroBitCount)
    rises &+= up
    falls &+= UInt32(truncatingIfNeeded: new.nonzeroBitCount) &- up
    far &= new
    while far != 0 {
      let i = far.trailingZeroBitCount
      far &= far &- 1
      if i > 0 {
        unsafe takeJump(to: values[i], at: keys[i], from: values[i &- 1], keys[i &- 1])
      } else {
        unsafe takeJump(to: values[0], at: keys[0], from: lastValue, lastValueKey)
      }
    }
    unsafe takeRuns(block, new)
  }

  private mutating func takeRuns(_ block: SampleBlock, _ new: UInt64) {
    let (keys, values, count) = unsafe (block.keys, block.values, block.count)
    let old = min(count, new.trailingZeroBitCount)
    if old > 0 {
      runSamples &+= UInt32(truncatingIfNeeded: old)
      unsafe lastValueKey = keys[old &- 1]
      unsafe lastValueLine = block.line(old &- 1)
    }
    if new == 0 { return }
    closeRun()
    // A run of one sample is followed by the next at once.
    let short = new & (new &>> 1)
    shortRuns &+= UInt32(truncatingIfNeeded: short.nonzeroBitCount)
    var long = new & ~short
    while true {
      let start = long.trailingZeroBitCount
      long &= long &- 1
      unsafe runStart = keys[start]
      unsafe runStartLine = block.line(start)
      unsafe lastValue = values[start]
      let later = new & ~((2 &<< UInt64(truncatingIfNeeded: start)) &- 1)
      let end = later == 0 ? count : later.trailingZeroBitCount
      runSamples = UInt32(truncatingIfNeeded: end &- start)
      unsafe lastValueKey = keys[end &- 1]
      unsafe lastValueLine = block.line(end &- 1)
      if later == 0 { return }
      closeRun()
    }
  }
}
