import Profiling
import Vocabulary

/// Finds the names of the exports that rows of a crosswalk mean.
struct WrittenNames {
  struct Found: Hashable {
    var record: Int
    var name: AssetName
  }

  enum Match: Hashable {
    case one(Found)
    case none, several

    var name: Found? { if case .one(let found) = self { found } else { nil } }
  }

  private struct Key: Hashable {
    var system: String
    var name: String
  }

  private var places: [Key: [Found]] = [:]
  /// Numbers without the zeros that a spreadsheet takes off.
  private var numbers: [Key: [Found]] = [:]
  private let systems = SourceSystem.allCases.map(\.rawValue)

  init(_ records: [NameRecord]) {
    for (index, record) in records.enumerated() {
      let names =
        [(record.name, record.location)] + record.synonyms.map { ($0.name, $0.location) }
      for (name, location) in names {
        let found = Found(
          record: index,
          name: AssetName(system: record.system, location: location, name: name))
        places[Key(system: record.system.rawValue, name: name), default: []].append(found)
        guard let number = Self.number(name) else { continue }
        numbers[Key(system: record.system.rawValue, name: number), default: []].append(found)
      }
    }
  }

  func find(_ written: WrittenName) -> Match {
    let all = candidates(written.name, written.system)
    guard all.count > 1 else { return all.first.map { .one($0) } ?? .none }
    // A path may have changed; it is asked for only where the name does not do.
    let there = all.filter { $0.name.location.path == written.path }
    return there.count == 1 ? .one(there[0]) : .several
  }

  /// The name in the system of what was proposed, else in that of the name itself, else anywhere.
  func find(_ name: String, beside a: Found, _ b: Found?) -> Match {
    for system in [b?.name.system, b == nil ? nil : a.name.system].compactMap(\.self) {
      let all = candidates(name, system.rawValue)
      if all.count == 1 { return .one(all[0]) }
      if all.count > 1 { return .several }
    }
    let all = systems.flatMap { candidates(name, $0) }.filter { $0 != a }
    return all.count > 1 ? .several : all.first.map { .one($0) } ?? .none
  }

  /// Which of a pair goes with another name: the first, save for another name of its own system.
  func partner(of other: Found, among a: Found, _ b: Found?) -> Found {
    guard let b, other.name.system == a.name.system, other.name.system != b.name.system else {
      return a
    }
    return b
  }

  private func candidates(_ name: String, _ system: String) -> [Found] {
    if let exact = places[Key(system: system, name: name)] { return exact }
    // What would run as a formula is written with a sign before it.
    if name.hasPrefix("'"),
      let plain = places[Key(system: system, name: String(name.dropFirst()))]
    {
      return plain
    }
    guard let number = Self.number(name) else { return [] }
    return numbers[Key(system: system, name: number)] ?? []
  }

  private static func number(_ name: String) -> String? {
    guard !name.isEmpty, name.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return String(name.drop { $0 == "0" })
  }

  func nearest(to written: WrittenName) -> String? {
    let known = places.keys.filter { written.system.isEmpty || $0.system == written.system }
      .map(\.name)
    // More than are worth the time.
    return known.count > 20_000 ? nil : Wording.nearest(to: written.name, in: known.sorted())
  }
}
