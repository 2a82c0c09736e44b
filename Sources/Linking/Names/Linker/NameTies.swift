import Profiling
import Vocabulary

/// The names of one system that are one thing: those that one row of a register has, and those that differ only in how they are
/// written.
struct NameTies {
  /// Indices of the records.
  private(set) var pairs: [(a: Int, b: Int)] = []
  private let records: [NameRecord]
  private let read: [LinkRecord?]

  init(_ records: [NameRecord], _ read: [LinkRecord?]) {
    (self.records, self.read) = (records, read)
    var byText: [String: Int] = [:]
    for (index, record) in records.enumerated() {
      let key = "\(record.system.rawValue)|\(NameWriting.plain(record.name))"
      if let first = byText[key] { pairs.append((first, index)) } else { byText[key] = index }
    }
    tieWritings()
    tieBoth()
    var claims: [String: [Int]] = [:]
    for (index, record) in records.enumerated() {
      // A letter counts points of a list; it names nothing elsewhere.
      for alias in record.aliases where alias != record.name && alias.count > 1 {
        claims["\(record.system.rawValue)|\(NameWriting.plain(alias))", default: []].append(index)
      }
    }
    for key in claims.keys.sorted() {
      guard let owners = claims[key], let named = byText[key] else { continue }
      let others = Set(owners).subtracting([named])
      if others.count == 1, let owner = others.first { pairs.append((owner, named)) }
    }
  }

  /// Ties what says the name and another name of one row of a register of the system: `Emmylou 3 (A1025)`, `A1025 - Emmylou 3`.
  private mutating func tieBoth() {
    func key(_ system: SourceSystem, _ text: String) -> String {
      let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
      return system.rawValue + "|" + words.joined(separator: " ")
    }
    var rows: [String: Set<Int>] = [:]
    for (index, record) in records.enumerated() where record.origin == .register {
      for other in record.aliases + [record.description].compactMap(\.self)
      where other != record.name {
        rows[key(record.system, record.name + " " + other), default: []].insert(index)
        rows[key(record.system, other + " " + record.name), default: []].insert(index)
      }
    }
    guard !rows.isEmpty else { return }
    for (index, record) in records.enumerated() where record.origin == .reference {
      guard let found = rows[key(record.system, record.name)], found.count == 1,
        let row = found.first
      else { continue }
      pairs.append((row, index))
    }
  }

  /// Ties names of one system that have the same letters and digits. Leading zeros tell names apart where one file has a
  /// name with them and without.
  private mutating func tieWritings() {
    struct Writing: Hashable {
      var system: SourceSystem
      var key: Int
    }
    var order: [Writing] = []
    var groups: [Writing: [Int]] = [:]
    for (index, record) in records.enumerated() {
      guard let writing = read[index]?.writing, writing.isTelling else { continue }
      let key = Writing(system: record.system, key: writing.key)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(index)
    }
    var tellsZeros: Set<SourceSystem> = []
    for key in order {
      let group = groups[key] ?? []
      let isTold = group.contains { x in
        group.contains { y in
          records[x].location.path == records[y].location.path
            && read[x]?.writing.signs != read[y]?.writing.signs
        }
      }
      if isTold { tellsZeros.insert(key.system) }
    }
    var byText: [Int: [Int]] = [:]
    for (index, record) in records.enumerated() where record.origin == .register {
      if let text = read[index]?.writing.text { byText[text, default: []].append(index) }
    }
    for key in order {
      let group = groups[key] ?? []
      for (place, x) in group.enumerated() {
        let other = group[..<place].first { y in
          (read[x]?.writing.signs == read[y]?.writing.signs || !tellsZeros.contains(key.system))
            && !areOtherEntries(x, y) && !areOthersElsewhere(x, y, byText)
        }
        if let other { pairs.append((other, x)) }
      }
    }
  }

  /// Two rows of registers that name other classes of equipment.
  private func areOtherEntries(_ x: Int, _ y: Int) -> Bool {
    guard records[x].origin == .register, records[y].origin == .register else { return false }
    func classes(_ index: Int) -> Set<Int> {
      Set(read[index]?.views.filter { $0.isClassSure }.flatMap { $0.classes } ?? [])
    }
    let (a, b) = (classes(x), classes(y))
    return !a.isEmpty && !b.isEmpty && a.isDisjoint(with: b)
  }

  /// Whether a register of another system has both names, just as they are written, for two machines.
  private func areOthersElsewhere(_ x: Int, _ y: Int, _ byText: [Int: [Int]]) -> Bool {
    guard let a = read[x]?.writing.text, let b = read[y]?.writing.text, a != b else { return false }
    return (byText[a] ?? []).contains { u in
      (byText[b] ?? []).contains { v in
        records[u].system == records[v].system && records[u].system != records[x].system
          && areOtherEntries(u, v)
      }
    }
  }
}
