import Profiling
import Vocabulary

/// The levels of registers whose rows say what they are in. Machines stand at the level that other systems know the most of;
/// above it are sites and areas, and below it parts of machines.
struct RegisterLevels {
  private let records: [NameRecord]
  private let forest: ParentForest
  /// Rows that others are in.
  private var holders: Set<Int> = []
  /// The level of machines by document.
  private var levels: [String: Int] = [:]
  /// The machine that each row is, or is a part of.
  private var machines: [Int?] = []

  /// - Parameter isShared: Whether another system knows a record too.
  init(_ records: [NameRecord], isShared: (Int) -> Bool) {
    self.records = records
    var places: [SourceSystem: [String: Int]] = [:]
    for (index, record) in records.enumerated() where record.origin == .register {
      places[record.system, default: [:]][record.name] = index
    }
    forest = ParentForest(
      records.indices.map { index in
        let parent = records[index].parent.flatMap { places[records[index].system]?[$0] }
        return parent == index ? nil : parent
      })
    holders = Set(forest.parents.compactMap(\.self))
    guard !holders.isEmpty else { return }
    struct Count {
      var shared = 0
      var rows = 0
    }
    var counts: [String: [Int: Count]] = [:]
    for index in records.indices where records[index].origin == .register {
      let (path, level) = (records[index].location.path, forest.levels[index])
      counts[path, default: [:]][level, default: Count()].rows += 1
      if isShared(index) { counts[path, default: [:]][level, default: Count()].shared += 1 }
    }
    let models = Set(records.lazy.filter { $0.system == .assetModel }.map(\.location.path))
    let judgement = LevelIsOfMachines.inForce
    for (path, counts) in counts {
      levels[path] =
        counts.filter {
          models.contains(path)
            ? judgement.holds(shared: $0.value.shared, of: $0.value.rows) : $0.value.shared > 0
        }.max { ($0.value.shared, -$0.key) < ($1.value.shared, -$1.key) }?.key
    }
    machines = forest.mapDown { index, above in
      guard let level = levels[records[index].location.path] else { return nil }
      return forest.levels[index] == level ? index : above?.value
    }
  }

  /// Whether the row only holds the machines of others: a site or an area.
  func isHolder(_ index: Int) -> Bool {
    guard holders.contains(index), let level = levels[records[index].location.path] else {
      return false
    }
    return forest.levels[index] < level
  }

  /// Whether the row is in something of a model where no other system tells at which level machines stand: a model of a plant goes
  /// down to axes and doors, which nobody else has to know.
  func isInside(_ index: Int) -> Bool {
    records[index].system == .assetModel && forest.parents[index] != nil
      && levels[records[index].location.path] == nil
  }

  /// The machine that the row is a part of.
  func machine(of index: Int) -> Int? {
    guard !machines.isEmpty, records[index].origin == .register, let machine = machines[index],
      machine != index
    else { return nil }
    return machine
  }
}
