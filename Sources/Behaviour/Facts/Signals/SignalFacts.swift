package import Vocabulary

/// One tag, as it behaved: what it is, and a group of facts for each way of looking at it.
package struct SignalFacts: Sendable {
  /// Short, and the same from run to run: `S-` and digits of its file and tag. See `Plant.nameShortly()`.
  package var id = ""
  package var tag: String
  package var path: String
  /// The files that go on where this one ends, and where those do.
  package var laterPaths: [String] = []
  /// First line of the tag in its file, 0 when unknown.
  package var line: Int = 0
  /// ID of the asset, `nil` when it cannot be told.
  package var asset: String?
  package var kind: SignalKind = .other
  package var unit: String?
  /// Whether it is the speed of the wind, as its tag or its description says.
  package var isWind = false
  /// Lines of the oldest and of the newest sample, 0 when they have to be looked for.
  package var firstLine = 0
  package var lastLine = 0
  package var samples = 0
  package var first: Double?
  package var last: Double?
  /// First and last sample of any tag of the same source.
  package var sourceFirst: Double?
  package var sourceLast: Double?
  package var sampling = SamplingFacts()
  package var values = ValueFacts()
  package var quality = QualityFacts()
  package var coverage = CoverageFacts()
  /// Samples that show what is counted, a few of each kind.
  package var witnesses: [SampleWitness] = []
  /// How its level at work held; `nil` when that cannot be judged.
  package var stability: Stability?

  package init(tag: String, path: String) {
    self.tag = tag
    self.path = path
  }
}
