package struct Flatline: Sendable, Equatable {
  package var start: Double
  package var end: Double
  package var value: Double
  package var samples: Int

  package init(start: Double, end: Double, value: Double, samples: Int) {
    self.start = start
    self.end = end
    self.value = value
    self.samples = samples
  }
}
