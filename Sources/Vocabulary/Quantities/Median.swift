// The middle of values. Where their count is even there are two: the larger is meant, which is a value that occurred, unless
// a name says that it is their mean.

extension RandomAccessCollection where Index == Int {
  /// Of ascending values the middle one, of two the larger; `nil` when there are none.
  package var upperMedian: Element? { isEmpty ? nil : self[startIndex + count / 2] }
}

extension RandomAccessCollection where Index == Int {
  /// Of ascending values the middle one, of two the smaller: at least half are as small. `nil` when there are none.
  package var lowerMedian: Element? { isEmpty ? nil : self[startIndex + (count - 1) / 2] }
}

extension RandomAccessCollection where Element: BinaryFloatingPoint, Index == Int {
  /// Of ascending values the middle one, of two their mean; `nil` when there are none.
  package var meanMedian: Element? {
    guard let upper = upperMedian else { return nil }
    return count % 2 == 1 ? upper : (self[startIndex + count / 2 - 1] + upper) / 2
  }
}

extension ArraySlice<Float> {
  /// Of values in any order the middle one, of two the larger; 0 of nothing.
  package var median: Float {
    var copy = Array(self)
    return copy.takeMedian()
  }
}

extension [Float] {
  /// The same, without a copy; changes the order.
  package mutating func takeMedian() -> Float { isEmpty ? 0 : ranked(count / 2) }

  /// The value that stands at `rank` when the array is sorted, which takes less than sorting it; changes the order.
  package mutating func ranked(_ rank: Int) -> Float {
    var low = 0
    var high = count - 1
    while low < high {
      let pivot = self[(low + high) / 2]
      var i = low
      var j = high
      while i <= j {
        while self[i] < pivot { i += 1 }
        while self[j] > pivot { j -= 1 }
        if i <= j {
          swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if rank <= j {
        high = j
      } else if rank >= i {
        low = i
      } else {
        break
      }
    }
    return self[rank]
  }
}
