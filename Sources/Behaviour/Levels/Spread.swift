import Vocabulary

extension ArraySlice<Float> {
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
