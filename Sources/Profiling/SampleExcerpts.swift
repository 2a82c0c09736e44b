extension SeriesProfile {
  /// Stretches of neighbouring samples from all over the series, in order of time: at most 64 from each of at most 16 equal
  /// parts of its time, or all when there are at most 1024. Values that stand for missing are left out.
  package var excerpts: some RandomAccessCollection<(time: Int64, value: Double)> {
    windows.lazy.map { (time: $0.key, value: $0.value) }
  }
}
