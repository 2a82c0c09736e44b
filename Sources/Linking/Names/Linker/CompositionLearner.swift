import Vocabulary

/// Learns how two systems write the line and the unit of their assets, so that the names of one are those of the other.
///
/// All names are tried together: `HX1_DRY01`, `FB1-10-DRY-01` and `DRY 1-1` are one machine where each name has a partner
/// of its own in this reading and seldom one as it is written.
struct CompositionLearner {
  private let a: Population
  private let b: Population
  private let namesA: [Name]
  private let namesB: [Name]
  private let judgement = NumbersAreComposed.inForce

  init(a: Population, b: Population) {
    self.a = a
    self.b = b
    namesA = Self.names(a)
    namesB = Self.names(b)
  }

  /// A name of a thing, for all whose readings say the same: the plants of a company have a `Filler 1 Line 1` each.
  private struct Name {
    var record: LinkRecord
    var count: Int
  }

  private static let options: [Composition?] = [
    nil, .pair, .digits(100), .digits(10), .digits(1000), .scaled(10), .scaled(100),
    .scaled(1000), .swapped,
  ]

  /// A line and a unit, with a key of both and of a class or a word.
  private struct Code {
    var key: UInt64
    var line: Int
    var unit: Int

    init(identity: Int, line: Int, unit: Int) {
      key = Population.BlockKey(kind: identity, a: line, b: unit, c: 0).mixed
      (self.line, self.unit) = (line, unit)
    }
  }

  /// The codes of each name of a population, by one composition.
  private struct Coding {
    var composition: Composition?
    private(set) var codes: [Code] = []
    /// Where the codes of each name end, how many names there are of it, and whether it says its numbers as they are.
    private(set) var parts: [(end: Int, count: Int, isDirect: Bool)] = []
    /// All names, and those that have codes.
    private(set) var names = 0
    private(set) var coded = 0
    private(set) var keys: Set<UInt64> = []
    private(set) var lines: Set<Int> = []

    init(_ composition: Composition?) { self.composition = composition }

    mutating func add(_ name: Name, isKnown: Bool, isDirect: Bool) {
      let start = codes.count
      for view in name.record.views where composition == nil || view.source != .description {
        let parts: (line: Int, unit: Int)?
        if let composition {
          parts = view.composed(composition)
        } else if let line = view.mainPlace, let unit = view.unit {
          parts = (line, unit)
        } else {
          parts = nil
        }
        guard let parts else { continue }
        for identity in CompositionLearner.identities(view, isKnown) {
          codes.append(Code(identity: identity, line: parts.line, unit: parts.unit))
        }
      }
      names += name.count
      if codes.count > start { coded += name.count }
      parts.append((codes.count, name.count, isDirect))
    }

    mutating func fillKeys() {
      keys.reserveCapacity(codes.count)
      for code in codes {
        keys.insert(code.key)
        lines.insert(code.line)
      }
    }
  }

  /// What names say as they are written.
  private struct Plain {
    /// Whether it is what only one name of its system says, and only one of the other.
    var isDirect: [Bool] = []
    /// The same with the line.
    var isPlaced: [Bool] = []
  }

  /// The compositions of both systems; `nil` for numbers that are read as they are written.
  func learn() -> (Composition?, Composition?) {
    for names in Names.allCases {
      let found = best(names)
      if found.0 != nil || found.1 != nil { return found }
    }
    return (nil, nil)
  }

  /// Which names have to agree.
  private enum Names: CaseIterable {
    case all
    /// Those whose class or word the other system knows: what it does not know speaks neither for nor against.
    case known
    /// Those that say nothing to the other system but by their numbers.
    case unknown
  }

  private func best(_ which: Names) -> (Composition?, Composition?) {
    let isKnown = which != .unknown
    let (namesA, namesB) = (
      Self.some(of: namesA, beside: b, which), Self.some(of: namesB, beside: a, which)
    )
    func areEnough(_ names: [Name], of population: Population) -> Bool {
      judgement.areEnough(names.reduce(0) { $0 + $1.count }, of: population.records.count)
    }
    guard isKnown || areEnough(namesA, of: a) && areEnough(namesB, of: b) else { return (nil, nil) }
    let (saidA, saidB) = (counts(namesA, isKnown), counts(namesB, isKnown))
    let codingsA = codings(namesA, plain(namesA, saidA, saidB, isKnown), isKnown)
    let codingsB = codings(namesB, plain(namesB, saidB, saidA, isKnown), isKnown)
    var best: (a: Composition?, b: Composition?, share: Double) = (nil, nil, 0)
    var pairs: [(Coding, Coding)] = []
    for x in codingsA {
      for y in codingsB where x.composition != y.composition { pairs.append((x, y)) }
    }
    // One side alone is the simpler explanation.
    pairs.sort {
      ($0.0.composition == nil || $0.1.composition == nil) && $1.0.composition != nil
        && $1.1.composition != nil
    }
    for (x, y) in pairs {
      let isLeft = y.composition == nil || x.composition != nil && x.names <= y.names
      guard let share = share(isLeft ? x : y, isLeft ? y : x, which),
        share > best.share + (best.share > 0 ? judgement.lead : 0)
      else { continue }
      best = (x.composition, y.composition, share)
    }
    return (best.a, best.b)
  }

  /// The share of the names of `x` that have a partner in `y`; `nil` when that proves nothing.
  private func share(_ x: Coding, _ y: Coding, _ which: Names) -> Double? {
    var found = 0
    var direct = 0
    var lines: Set<Int> = []
    var units: Set<Int> = []
    var start = 0
    for (end, count, isDirect) in x.parts {
      if isDirect { direct += count }
      let code = x.codes[start..<end].first { y.keys.contains($0.key) }
      start = end
      guard let code else { continue }
      found += count
      lines.insert(code.line)
      units.insert(code.unit)
    }
    let names = x.names
    guard judgement.holds(names: names, composed: found, plain: direct),
      lines.count >= min(2, y.lines.count)
    else { return nil }
    if which == .known {
      guard lines.count >= 2, units.count >= 2,
        judgement.areEnough(found, lines: lines, units: units)
      else { return nil }
    }
    if which == .unknown {
      let most = max(names, y.names)
      guard judgement.holds(names: most, composed: found, plain: direct), lines.count >= 2,
        units.count >= 2, judgement.areEnough(found, lines: lines, units: units),
        x.keys.count == names, y.keys.count == y.names
      else { return nil }
    }
    return Double(found) / Double(names)
  }

  /// One name of each thing.
  private static func names(_ population: Population) -> [Name] {
    var seen: Set<Int> = []
    var places: [UInt64: Int] = [:]
    var names: [Name] = []
    for record in population.records
    where !record.isPlaceOnly && record.nameView?.unit != nil
      && seen.insert(record.group).inserted
    {
      let said = said(by: record)
      if let place = places[said] {
        names[place].count += 1
      } else {
        places[said] = names.count
        names.append(Name(record: record, count: 1))
      }
    }
    return names
  }

  /// A number for all that the readings of a name say of its class and its numbers.
  private static func said(by record: LinkRecord) -> UInt64 {
    var said: UInt64 = 0
    func add(_ a: Int, _ b: Int?, _ c: Int?) {
      let none = Population.missing
      said =
        Population.BlockKey(kind: Int(truncatingIfNeeded: said), a: a, b: b ?? none, c: c ?? none)
        .mixed
    }
    for view in record.views {
      add(view.source == .description ? 1 : 0, view.unit, view.subunit)
      add(view.head, view.mainPlace, view.place(EquipmentVocabulary.Level.line.rawValue))
      add(view.classes.count, view.place(NameView.Place.lead), nil)
      for number in view.classes { add(number, nil, nil) }
    }
    return said
  }

  /// The names that have to agree.
  private static func some(of names: [Name], beside other: Population, _ which: Names) -> [Name] {
    if which == .all { return names }
    return names.filter { name in
      let isKnown = name.record.views.contains { view in
        view.head >= 0 && other.heads.contains(view.head)
          || view.classes.contains(where: other.classes.contains)
      }
      return isKnown == (which == .known)
    }
  }

  private func codings(_ own: [Name], _ plain: Plain, _ isKnown: Bool) -> [Coding] {
    let hasLeads = own.contains { $0.record.nameView?.place(NameView.Place.lead) != nil }
    return Self.options.compactMap { composition in
      var coding = Coding(composition)
      // Lines that are written otherwise are no reason why the numbers of units should not agree.
      let isDirect = composition?.isOfLines == true ? plain.isPlaced : plain.isDirect
      for (own, isDirect) in zip(own, isDirect) {
        guard let name = own.record.nameView, name.head >= 0 || !name.classes.isEmpty else {
          continue
        }
        switch composition {
        case .pair: if name.subunit == nil { continue }
        case .digits:
          // Composed numbers make sense only where the name does not say the line.
          if name.place(EquipmentVocabulary.Level.line.rawValue) != nil { continue }
        case .scaled:
          // What stands on no line of its own, as meters do, is numbered through the plant.
          if hasLeads, name.place(NameView.Place.lead) == nil { continue }
        default: break
        }
        coding.add(own, isKnown: isKnown, isDirect: isDirect)
      }
      guard
        composition == nil
          || judgement.holds(names: coding.names, composed: coding.coded, plain: 0)
      else { return nil }
      coding.fillKeys()
      return coding
    }
  }

  private static func identities(_ view: NameView, _ isKnown: Bool) -> [Int] {
    isKnown ? view.identities : [-1]
  }

  /// How many names of a system say something as it is written: a class and a number, with the line where it has one.
  private func counts(_ names: [Name], _ isKnown: Bool) -> [UInt64: Int] {
    var counts: [UInt64: Int] = [:]
    var keys: [UInt64] = []
    for name in names {
      keys.removeAll(keepingCapacity: true)
      for view in name.record.views {
        for code in Self.plain(view, isKnown) where !keys.contains(code.key) {
          keys.append(code.key)
        }
      }
      for key in keys { counts[key, default: 0] += name.count }
    }
    return counts
  }

  private func plain(
    _ names: [Name], _ own: [UInt64: Int], _ other: [UInt64: Int], _ isKnown: Bool
  ) -> Plain {
    var plain = Plain()
    for name in names {
      var (isDirect, isPlaced) = (false, false)
      for view in name.record.views {
        for code in Self.plain(view, isKnown) where own[code.key] == 1 && other[code.key] == 1 {
          isDirect = true
          if code.line != Population.missing { isPlaced = true }
        }
      }
      plain.isDirect.append(isDirect)
      plain.isPlaced.append(isPlaced)
    }
    return plain
  }

  private static func plain(_ view: NameView, _ isKnown: Bool) -> [Code] {
    guard let unit = view.unit else { return [] }
    let line = view.mainPlace
    return identities(view, isKnown).flatMap { identity in
      let alone = Code(identity: identity, line: Population.missing, unit: unit)
      guard let line else { return [alone] }
      return [alone, Code(identity: identity, line: line, unit: unit)]
    }
  }
}
