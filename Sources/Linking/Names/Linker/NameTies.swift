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
    var byText: [Writing: Int] = [:]
    byText.reserveCapacity(records.count)
    for index in records.indices {
      guard let mark = read[index]?.writing.text else { continue }
      let writing = Writing(system: records[index].system, mark: mark)
      if let first = byText[writing] {
        pairs.append((first, index))
      } else {
        byText[writing] = index
      }
    }
    tieWritings()
    tieBoth()
    var claims: [Claim: [Int]] = [:]
    for (index, record) in records.enumerated() {
      // A letter counts points of a list; it names nothing elsewhere.
      for alias in record.aliases where alias != record.name && alias.count > 1 {
        let claim = Claim(system: record.system, text: NameWriting.plain(alias))
        claims[claim, default: []].append(index)
      }
    }
    for claim in claims.keys.sorted(by: {
      ($0.system.rawValue, $0.text) < ($1.system.rawValue, $1.text)
    }) {
      let writing = Writing(system: claim.system, mark: WordTable.mark(of: claim.text))
      guard let owners = claims[claim], let named = byText[writing] else { continue }
      let others = Set(owners).subtracting([named])
      if others.count == 1, let owner = others.first { pairs.append((owner, named)) }
    }
  }

  /// How names of a system are written.
  private struct Writing: Hashable {
    var system: SourceSystem
    /// Of the word table.
    var mark: Int
  }

  /// Another name that rows of a system give.
  private struct Claim: Hashable {
    var system: SourceSystem
    var text: String
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
    var firsts: [Writing: Int] = [:]
    firsts.reserveCapacity(records.count)
    // Of those that several names have, in the order of the first of them.
    var several: [Int: [Int]] = [:]
    for index in records.indices {
      guard let writing = read[index]?.writing, writing.isTelling else { continue }
      let key = Writing(system: records[index].system, mark: writing.key)
      if let first = firsts[key] {
        several[first, default: [first]].append(index)
      } else {
        firsts[key] = index
      }
    }
    let groups = several.sorted { $0.key < $1.key }.map(\.value)
    guard !groups.isEmpty else { return }
    var tellsZeros: Set<SourceSystem> = []
    for group in groups {
      let isTold = group.contains { x in
        group.contains { y in
          records[x].location.path == records[y].location.path
            && read[x]?.writing.signs != read[y]?.writing.signs
        }
      }
      if isTold { tellsZeros.insert(records[group[0]].system) }
    }
    var byText: [Int: [Int]] = [:]
    for index in records.indices where records[index].origin == .register {
      if let text = read[index]?.writing.text { byText[text, default: []].append(index) }
    }
    for group in groups {
      let areTold = tellsZeros.contains(records[group[0]].system)
      for (place, x) in group.enumerated() {
        let other = group[..<place].first { y in
          (read[x]?.writing.signs == read[y]?.writing.signs || !areTold)
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
