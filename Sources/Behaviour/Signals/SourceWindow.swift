/// First and last sample of any signal of a source.
enum SourceWindow: SourcePass {
  static let reads: Set<FactGroup> = [.window]
  static let writes: Set<FactGroup> = [.window]

  static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let first = members.compactMap { plant.behaviours[$0].facts.first }.min()
    let last = members.compactMap { plant.behaviours[$0].facts.last }.max()
    for i in members {
      plant.behaviours[i].facts.sourceFirst = first
      plant.behaviours[i].facts.sourceLast = last
    }
  }
}
