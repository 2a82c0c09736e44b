package import Linking
package import Vocabulary

/// The signals of a plant while their facts come to be, and what one pass leaves for another.
package struct PlantSignals {
  package internal(set) var behaviours: [SignalBehaviour]
  /// Places of the signals of each source, ascending, by path.
  let sources: [(path: String, members: [Int])]
  let vocabulary: Vocabulary
  /// What is known of the plant beside its signals.
  private(set) var plant = Plant()
  package internal(set) var activity = PlantActivity(Plant())
  /// What the samples themselves say about the clocks of their sources.
  package internal(set) var clocks: [ClockReading] = []
  /// The silences of each signal.
  var silences: [[Silence]]
  /// When each source was silent as a whole, so that what it says before and after holds no more.
  var dark: [String: Spans] = [:]
  /// What lies between the windows of which the record of each source is made.
  var notExported: [String: Spans] = [:]
  /// Hours that the local time of each source leaves out.
  var skipped: [String: Spans] = [:]

  package init(_ behaviours: [SignalBehaviour], vocabulary: Vocabulary) {
    self.behaviours = behaviours
    self.vocabulary = vocabulary
    sources = Dictionary(grouping: behaviours.indices) { behaviours[$0].facts.path }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    silences = Array(repeating: [], count: behaviours.count)
  }

  package mutating func run(_ passes: [any SignalPass.Type]) {
    for pass in passes { pass.run(&self) }
  }

  /// Takes over what is known of the plant and of the clocks of its sources.
  package mutating func place(in plant: Plant, zones: SourceZones) {
    self.plant = plant
    activity = PlantActivity(plant)
    for (path, members) in sources {
      let utc = zones.converter(path: path)
      for i in members { behaviours[i].utc = utc }
    }
  }

  package var facts: [SignalFacts] { behaviours.map(\.facts) }

  /// When each of the assets ran, or else its line; and when the lines ran.
  func running(_ assets: [Asset]) -> (assets: [String: RunningFacts], lines: [String: RunningFacts])
  {
    var result: [String: RunningFacts] = [:]
    for asset in assets { result[asset.id] = activity.running(asset: asset.id) }
    return (result, activity.lines)
  }
}
