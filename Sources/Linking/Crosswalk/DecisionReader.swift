package import Profiling
import Vocabulary

extension NameDecisions {
  /// What the rows of `files` say of the names of `records`. A row of an earlier file outranks those of later ones on the
  /// same names; the order of rows changes nothing.
  package init(_ files: [CrosswalkFile], records: [NameRecord]) {
    guard files.contains(where: { !$0.rows.isEmpty }) else { return }
    var reader = DecisionReader(records)
    for file in files { reader.read(file) }
    self = reader.finished()
  }
}

/// Makes decisions of rows.
private struct DecisionReader {
  typealias Found = WrittenNames.Found

  /// A row whose names were found.
  struct Entry {
    var row: CrosswalkRow
    var verdict: NameDecision.Verdict
    var a: Found
    /// What was proposed.
    var b: Found?
    var other: Found?
    /// Among the rows to keep.
    var place: Int
    var isValid = true
  }

  struct PairKey: Hashable {
    var low: Int
    var high: Int
    init(_ a: Int, _ b: Int) { (low, high) = (min(a, b), max(a, b)) }
  }

  /// What a row says of two records.
  struct Fact {
    var pair: PairKey
    var isOne: Bool
    var entry: Int
  }

  let names: WrittenNames
  var result = NameDecisions()
  var problems = RowProblems()
  /// Of all files so far: those that count, and what their rows are about.
  var entries: [(entry: Entry, file: CrosswalkFile)] = []
  var facts: [Fact] = []
  var settled: Set<PairKey> = []
  var seen: Set<[WrittenName]> = []
  var known: Set<NameDecisions.KeptRow> = []

  init(_ records: [NameRecord]) { names = WrittenNames(records) }

  mutating func read(_ file: CrosswalkFile) {
    let own = entries.count
    var rows: [[WrittenName]: Int] = [:]
    var keys: Set<[WrittenName]> = []
    for row in file.rows.sorted(by: { $0.line < $1.line }) {
      let found = (a: names.find(row.a), b: names.find(row.b))
      let written = (
        a: found.a.name.map { WrittenName($0.name) } ?? row.a,
        b: found.b.name.map { WrittenName($0.name) } ?? row.b
      )
      let key = [written.a.withoutPath, written.b.withoutPath].sorted {
        ($0.system, $0.name) < ($1.system, $1.name)
      }
      // Somebody else has the last word on these two.
      if seen.contains(key) { continue }
      keys.insert(key)
      var kept = NameDecisions.KeptRow(
        a: written.a, b: written.b, decision: row.decision, otherName: row.otherName,
        isObeyed: false)
      guard known.insert(kept).inserted else { continue }
      let place = result.kept.count
      if let entry = entry(row, found.a, found.b, place: place, file) {
        if let first = rows[key] {
          if isSame(entries[first].entry, entry) { continue }
          problems.contradict(row.line, entries[first].entry.row.line, file)
          entries[first].entry.isValid = false
        } else {
          rows[key] = entries.count
          entries.append((entry, file))
          kept.isObeyed = true
        }
      }
      result.kept.append(kept)
    }
    seen.formUnion(keys)
    addFacts(from: own)
  }

  private func isSame(_ a: Entry, _ b: Entry) -> Bool {
    a.verdict == b.verdict && a.other == b.other && (a.verdict != .other || a.a == b.a)
  }

  /// What a row says; `nil`, with a problem told, when it cannot be obeyed.
  private mutating func entry(
    _ row: CrosswalkRow, _ a: WrittenNames.Match, _ b: WrittenNames.Match, place: Int,
    _ file: CrosswalkFile
  ) -> Entry? {
    guard let verdict = NameDecision.Verdict(rawValue: row.decision.lowercased()) else {
      problems.unknownWord(row, file)
      return nil
    }
    for (match, written, isNeeded) in [(a, row.a, true), (b, row.b, verdict != .other)]
    where isNeeded && match.name == nil {
      problems.noSuchName(written, match, names, row.line, file)
      return nil
    }
    guard let first = a.name else { return nil }
    var entry = Entry(row: row, verdict: verdict, a: first, b: b.name, place: place)
    if verdict == .other {
      let match = names.find(row.otherName, beside: entry.a, entry.b)
      guard let other = match.name else {
        problems.noSuchName(
          WrittenName(system: "", path: "", name: row.otherName), match, names, row.line, file)
        return nil
      }
      entry.other = other
    }
    let second = entry.other ?? entry.b
    if let second, second.record == entry.a.record, verdict == .reject || second == entry.a {
      problems.oneRecord(entry.a.name, second.name, row.line, file)
      return nil
    }
    return entry
  }

  /// Takes what the rows say of pairs that no earlier file speaks of.
  private mutating func addFacts(from start: Int) {
    var byPair: [PairKey: [Fact]] = [:]
    for place in entries.indices[start...] where entries[place].entry.isValid {
      let entry = entries[place].entry
      func fact(_ x: Found, _ y: Found, isOne: Bool) {
        let pair = PairKey(x.record, y.record)
        guard x.record != y.record, !settled.contains(pair) else { return }
        byPair[pair, default: []].append(Fact(pair: pair, isOne: isOne, entry: place))
      }
      switch entry.verdict {
      case .confirm: if let b = entry.b { fact(entry.a, b, isOne: true) }
      case .reject: if let b = entry.b { fact(entry.a, b, isOne: false) }
      case .other:
        guard let other = entry.other else { continue }
        // The name that is kept may stand on the side of the one that was proposed.
        if let b = entry.b, b != other { fact(entry.a, b, isOne: false) }
        fact(names.partner(of: other, among: entry.a, entry.b), other, isOne: true)
      }
    }
    for pair in byPair.keys.sorted(by: { ($0.low, $0.high) < ($1.low, $1.high) }) {
      let all = byPair[pair] ?? []
      settled.insert(pair)
      guard let yes = all.first(where: \.isOne), let no = all.first(where: { !$0.isOne }) else {
        facts += all.prefix(1)
        continue
      }
      let lines = [yes, no].map { entries[$0.entry].entry.row.line }.sorted()
      problems.contradict(lines[1], lines[0], entries[yes.entry].file)
      for fact in all { entries[fact.entry].entry.isValid = false }
    }
  }

  mutating func finished() -> NameDecisions {
    facts.removeAll { !entries[$0.entry].entry.isValid }
    overrule()
    var own: [Int: [Fact]] = [:]
    for fact in facts { own[fact.entry, default: []].append(fact) }
    for (index, (entry, file)) in entries.enumerated() {
      guard entry.isValid, let second = entry.other ?? entry.b else {
        result.kept[entry.place].isObeyed = false
        continue
      }
      let first = entry.other.map { names.partner(of: $0, among: entry.a, entry.b) } ?? entry.a
      result.decisions.append(
        NameDecision(
          a: first.name, b: second.name, verdict: entry.verdict,
          instead: entry.verdict == .other && first == entry.a ? entry.b?.name : nil,
          location: SourceLocation(path: file.path, line: entry.row.line), file: file.words))
      let decision = result.decisions[result.decisions.count - 1]
      result.pairs += (own[index] ?? []).map {
        NameDecisions.Pair(
          a: $0.pair.low, b: $0.pair.high, isOne: $0.isOne, decision: decision)
      }
    }
    result.decisions.sort {
      ($0.a, $0.b, $0.file, $0.location.line) < ($1.a, $1.b, $1.file, $1.location.line)
    }
    result.pairs.sort { ($0.a, $0.b) < ($1.a, $1.b) }
    result.problems = problems.all
    return result
  }

  /// A pair that is kept apart and still one by way of what others confirm is one, and the contradiction is told.
  private mutating func overrule() {
    var ways = DecidedWays()
    for fact in facts where fact.isOne {
      ways.add(fact.pair.low, fact.pair.high, entries[fact.entry].entry.row.line)
    }
    for fact in facts where !fact.isOne {
      guard let lines = ways.lines(from: fact.pair.low, to: fact.pair.high) else { continue }
      problems.overruled(entries[fact.entry].entry.row.line, lines, entries[fact.entry].file)
      entries[fact.entry].entry.isValid = false
    }
    facts.removeAll { !entries[$0.entry].entry.isValid }
  }
}

extension WrittenName {
  fileprivate var withoutPath: WrittenName { WrittenName(system: system, path: "", name: name) }
}
