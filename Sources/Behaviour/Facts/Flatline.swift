package struct Flatline: Sendable, Equatable {
  package var start: Double
  package var end: Double
  package var value: Double
  package var samples: Int
  /// Lines of its first and last sample, 0 when they have to be looked for.
  package internal(set) var startLine = 0
  package internal(set) var endLine = 0

  package init(start: Double, end: Double, value: Double, samples: Int) {
    self.start = start
    self.end = end
    self.value = value
    self.samples = samples
  }
}
