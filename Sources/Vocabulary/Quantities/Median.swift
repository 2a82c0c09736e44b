// The middle of sorted values. Where their count is even there are two, and a caller says by the name which it wants.

extension RandomAccessCollection where Element: BinaryFloatingPoint, Index == Int {
  /// Of ascending values the middle one, of two the larger: a value that occurred; `nil` when there are none.
  package var upperMedian: Element? { isEmpty ? nil : self[startIndex + count / 2] }

  /// Of ascending values the middle one, of two their mean; `nil` when there are none.
  package var meanMedian: Element? {
    guard let upper = upperMedian else { return nil }
    return count % 2 == 1 ? upper : (self[startIndex + count / 2 - 1] + upper) / 2
  }
}
