import Profiling
import Vocabulary

/// The levels of registers whose rows say what they are in. Machines stand at the level that other systems know the most of;
/// above it are sites and areas, and below it parts of machines.
struct RegisterLevels {
  private var parents: [Int: Int] = [:]
  private var levels: [Int: Int] = [:]
  private var machines: [String: Int] = [:]
  private var holders: Set<Int> = []
  private let records: [NameRecord]

  /// - Parameter isShared: Whether another system knows a record too.
  init(_ records: [NameRecord], isShared: (Int) -> Bool) {
    self.records = records
    var places: [SourceSystem: [String: Int]] = [:]
    for (index, record) in records.enumerated() where record.origin == .register {
      places[record.system, default: [:]][record.name] = index
    }
    for (index, record) in records.enumerated() {
      guard let parent = record.parent.flatMap({ places[record.system]?[$0] }), parent != index
      else { continue }
      parents[index] = parent
      holders.insert(parent)
    }
    guard !parents.isEmpty else { return }
    var shared: [String: [Int: Int]] = [:]
    for index in records.indices where records[index].origin == .register {
      let level = level(of: index)
      levels[index] = level
      if isShared(index) {
        shared[records[index].location.path, default: [:]][level, default: 0] += 1
      }
    }
    machines = shared.compactMapValues { counts in
      counts.keys.sorted().max { (counts[$0] ?? 0, -$0) < (counts[$1] ?? 0, -$1) }
    }
  }

  /// Rows above one; a ring ends where it began.
  private func level(of index: Int) -> Int {
    var seen: Set<Int> = [index]
    var place = index
    while let parent = parents[place], seen.insert(parent).inserted { place = parent }
    return seen.count - 1
  }

  /// Whether the row only holds the machines of others: a site or an area.
  func isHolder(_ index: Int) -> Bool {
    guard holders.contains(index), let level = levels[index],
      let machine = machines[records[index].location.path]
    else { return false }
    return level < machine
  }

  /// Whether the row is in something of a model where no other system tells at which level machines stand: a model of a plant goes
  /// down to axes and doors, which nobody else has to know.
  func isInside(_ index: Int) -> Bool {
    records[index].system == .assetModel && parents[index] != nil
      && machines[records[index].location.path] == nil
  }

  /// The machine that the row is a part of.
  func machine(of index: Int) -> Int? {
    guard var level = levels[index], let machine = machines[records[index].location.path] else {
      return nil
    }
    var place = index
    while level > machine, let parent = parents[place] { (place, level) = (parent, level - 1) }
    return place == index ? nil : place
  }
}
