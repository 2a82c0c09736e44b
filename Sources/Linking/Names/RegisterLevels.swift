import Profiling
import Vocabulary

/// The levels of registers whose rows say what they are in. Machines stand at the level that other systems know the most of;
/// above it are sites and areas, and below it parts of machines.
struct RegisterLevels {
  private let records: [NameRecord]
  private let forest: ParentForest
  /// Rows that others are in.
  private var holders: Set<Int> = []
  /// The level of machines by document, and by system where all of its lists go on from each other.
  private var levels: [String: Int] = [:]
  private var levelsOfSystems: [SourceSystem: Int] = [:]
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
        let record = records[index]
        let known = places[record.system] ?? [:]
        let said = record.parent.flatMap { known[$0] }
        // A plant that all rows are in says less than the line whose name goes on from that of the plant.
        let nearer = Self.container(of: record, known).flatMap { container in
          Self.goesOn(records[container].name, from: record.parent) ? container : nil
        }
        let parent = nearer ?? said
        return parent == index ? nil : parent
      })
    holders = Set(forest.parents.compactMap(\.self))
    guard !holders.isEmpty else { return }
    struct Level {
      var shared = 0
      var rows = 0
      var holding: Set<Int> = []
      var holders: Set<Int> = []

      mutating func add(in parent: Int?, isKnown: Bool) {
        rows += 1
        if isKnown { shared += 1 }
        guard let parent else { return }
        holders.insert(parent)
        if isKnown { holding.insert(parent) }
      }
    }
    var documents: [String: [Int: Level]] = [:]
    var systems: [SourceSystem: [Int: Level]] = [:]
    for index in records.indices where records[index].origin == .register {
      let (record, number) = (records[index], forest.levels[index])
      let isKnown = isShared(index)
      documents[record.location.path, default: [:]][number, default: Level()]
        .add(in: forest.parents[index], isKnown: isKnown)
      systems[record.system, default: [:]][number, default: Level()]
        .add(in: nil, isKnown: isKnown)
    }
    func known(_ counts: [Int: Level], _ isLevel: (Level) -> Bool) -> Int? {
      counts.filter { isLevel($0.value) }
        .max { ($0.value.shared, -$0.key) < ($1.value.shared, -$1.key) }?.key
    }
    let models = Set(records.lazy.filter { $0.system == .assetModel }.map(\.location.path))
    let judgement = LevelIsOfMachines.inForce
    levels = documents.compactMapValues { counts in known(counts) { $0.shared > 0 } }
    for path in models {
      levels[path] = known(documents[path] ?? [:]) { level in
        judgement.holds(
          shared: level.shared, of: level.rows, holding: level.holding.count,
          of: level.holders.count)
      }
    }
    levelsOfSystems = systems.compactMapValues { counts in known(counts) { $0.shared > 0 } }
    levelsOfSystems[.assetModel] = nil
    machines = forest.mapDown { index, above in
      guard let level = machineLevel(of: index) else { return nil }
      return forest.levels[index] == level ? index : above?.value
    }
  }

  /// Bytes; longer names are no codes, and each of their prefixes would be looked up.
  private static let longestCode = 256

  /// The row whose name a name of another goes on from, where no column says what that is in: `DE01-L03` of `DE01-L03-FUE10`.
  private static func container(of record: NameRecord, _ known: [String: Int]) -> Int? {
    guard record.origin == .register else { return nil }
    let names = [record.name] + record.aliases + [record.parent].compactMap(\.self)
    // A text goes on with other words, which say what it is and not where.
    for name in names where !name.contains(" ") && name.utf8.count <= longestCode {
      for place in name.indices.reversed() where place > name.startIndex {
        guard !name[place].isLetter, !name[place].isNumber else { continue }
        if let index = known[String(name[..<place])] { return index }
      }
    }
    return nil
  }

  /// Whether a name is another one and more behind a separator, or there is no other.
  private static func goesOn(_ name: String, from other: String?) -> Bool {
    guard let other else { return true }
    guard name.hasPrefix(other), let next = name.dropFirst(other.count).first else { return false }
    return !next.isLetter && !next.isNumber
  }

  /// Whether the row only holds the machines of others: a site or an area.
  func isHolder(_ index: Int) -> Bool {
    guard holders.contains(index), let level = machineLevel(of: index) else { return false }
    return forest.levels[index] < level
  }

  /// Whether the row is in something of a model where no other system tells at which level machines stand: a model of a plant goes
  /// down to axes and doors, which nobody else has to know.
  func isInside(_ index: Int) -> Bool {
    records[index].system == .assetModel && forest.parents[index] != nil
      && machineLevel(of: index) == nil
  }

  /// The level at which the list of a row, or else its system, has machines.
  private func machineLevel(of index: Int) -> Int? {
    levels[records[index].location.path] ?? levelsOfSystems[records[index].system]
  }

  /// The machine that the row is a part of.
  func machine(of index: Int) -> Int? {
    guard !machines.isEmpty, records[index].origin == .register, let machine = machines[index],
      machine != index
    else { return nil }
    return machine
  }
}
