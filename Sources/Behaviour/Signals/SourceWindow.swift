/// First and last sample of any signal of a source, or of the files that it is one of, such as one a day. Sheets of one machine
/// each are sources of their own.
enum SourceWindow: SourcePass {
  static let reads: Set<FactGroup> = [.window]
  static let writes: Set<FactGroup> = [.window]

  static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let owners = Dictionary(grouping: members) { plant.behaviours[$0].owner }
    let windows = owners.mapValues { members in
      (
        members.compactMap { plant.behaviours[$0].facts.first }.min(),
        members.compactMap { plant.behaviours[$0].facts.last }.max()
      )
    }
    for i in members {
      let signal = plant.behaviours[i]
      let export = signal.export.map { (signal.utc($0.lowerBound), signal.utc($0.upperBound)) }
      let (first, last) = windows[signal.owner] ?? (nil, nil)
      plant.behaviours[i].facts.sourceFirst = [first, export?.0].compactMap { $0 }.min()
      plant.behaviours[i].facts.sourceLast = [last, export?.1].compactMap { $0 }.max()
    }
  }
}
