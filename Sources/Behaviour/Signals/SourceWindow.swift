/// First and last sample of any signal of a source, or of the files that it is one of, such as one a day.
enum SourceWindow: SourcePass {
  static let reads: Set<FactGroup> = [.window]
  static let writes: Set<FactGroup> = [.window]

  static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let first = members.compactMap { plant.behaviours[$0].facts.first }.min()
    let last = members.compactMap { plant.behaviours[$0].facts.last }.max()
    for i in members {
      let signal = plant.behaviours[i]
      let export = signal.export.map { (signal.utc($0.lowerBound), signal.utc($0.upperBound)) }
      plant.behaviours[i].facts.sourceFirst = [first, export?.0].compactMap { $0 }.min()
      plant.behaviours[i].facts.sourceLast = [last, export?.1].compactMap { $0 }.max()
    }
  }
}
