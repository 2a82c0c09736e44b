import Foundation

extension SeriesProfile {
  /// Stretches of neighbouring samples from all over the series, in order of time: at most 16 of 64, and of a series that is
  /// restless the last two. Values that stand for missing are left out; the others are as exact as a millionth of the
  /// largest.
  package var excerpts: [(time: Int64, value: Double)] {
    let samples = windows.all
    guard let largest = samples.lazy.map({ abs($0.value) }).max(), largest > 0 else {
      return samples.map { ($0.time, $0.value) }
    }
    // Single precision makes one value two that differ by less.
    let scale = pow(10, 6 - largest.exponentOfTen)
    return samples.map { ($0.time, ($0.value * scale).rounded() / scale) }
  }
}

extension Double {
  /// The number of digits before the decimal point of a positive number; negative for zeros behind it.
  fileprivate var exponentOfTen: Double { log10(self).rounded(.down) + 1 }
}
