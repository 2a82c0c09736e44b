extension [Float] {
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

extension ArraySlice<Float> {
  /// The upper median; 0 of nothing.
  var median: Float {
    guard !isEmpty else { return 0 }
    var copy = Array(self)
    return copy.ranked(count / 2)
  }

  /// Standard deviation of what is not extreme: 1.4826 times the median distance from the median.
  var spread: Float {
    let middle = median
    return 1.4826 * map { abs($0 - middle) }[...].median
  }

  /// From the tenth lowest to the tenth highest of a hundred.
  var breadth: Float {
    guard !isEmpty else { return 0 }
    var copy = Array(self)
    let margin = count / 10
    return copy.ranked(count - 1 - margin) - copy.ranked(margin)
  }
}
