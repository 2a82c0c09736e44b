import Vocabulary

/// Learns how two systems write the line and the unit of their assets, so that the names of one are those of the other.
///
/// All names are tried together: `HX1_DRY01`, `FB1-10-DRY-01` and `DRY 1-1` are one machine where each name has a partner
/// of its own in this reading and seldom one as it is written.
struct CompositionLearner {
  let a: Population
  let b: Population
  private let judgement = NumbersAreComposed.inForce

  init(a: Population, b: Population) {
    self.a = a
    self.b = b
  }

  private static let options: [Composition?] = [
    nil, .pair, .digits(100), .digits(10), .digits(1000), .scaled(10), .scaled(100),
    .scaled(1000), .swapped,
  ]

  /// A line and a unit of a class or a word.
  private struct Code: Hashable {
    var identity: Int
    var line: Int
    var unit: Int
  }

  /// The codes of each name of a population, by one composition.
  private struct Coding {
    var composition: Composition?
    var names: [[Code]] = []
    /// Whether the name says its numbers as they are.
    var isDirect: [Bool] = []
    var all: Set<Code> = []
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
    let (namesA, namesB) = (names(a, beside: b, which), names(b, beside: a, which))
    guard isKnown || judgement.areEnough(namesA, of: a.records.count),
      isKnown || judgement.areEnough(namesB, of: b.records.count)
    else { return (nil, nil) }
    let codingsA = codings(namesA, beside: namesB, isKnown)
    let codingsB = codings(namesB, beside: namesA, isKnown)
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
      let isLeft = y.composition == nil || x.composition != nil && x.names.count <= y.names.count
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
    for (codes, isDirect) in zip(x.names, x.isDirect) {
      if isDirect { direct += 1 }
      guard let code = codes.first(where: y.all.contains) else { continue }
      found += 1
      lines.insert(code.line)
      units.insert(code.unit)
    }
    guard judgement.holds(names: x.names.count, composed: found, plain: direct),
      lines.count >= min(2, Set(y.all.map(\.line)).count)
    else { return nil }
    if which == .known {
      guard lines.count >= 2, units.count >= 2,
        judgement.areEnough(found, lines: lines, units: units)
      else { return nil }
    }
    if which == .unknown {
      let names = max(x.names.count, y.names.count)
      guard judgement.holds(names: names, composed: found, plain: direct), lines.count >= 2,
        units.count >= 2, judgement.areEnough(found, lines: lines, units: units),
        x.all.count == x.names.count, y.all.count == y.names.count
      else { return nil }
    }
    return Double(found) / Double(x.names.count)
  }

  /// The names that have to agree, one of each thing.
  private func names(_ own: Population, beside other: Population, _ which: Names) -> [LinkRecord] {
    var seen: Set<Int> = []
    let records = own.records.filter { record in
      !record.isPlaceOnly && record.nameView?.unit != nil && seen.insert(record.group).inserted
    }
    if which == .all { return records }
    var known: Set<Int> = []
    for view in other.records.lazy.flatMap(\.views) { known.formUnion(Self.identities(view)) }
    return records.filter { record in
      let isKnown = record.views.contains { Self.identities($0).contains(where: known.contains) }
      return isKnown == (which == .known)
    }
  }

  private static func identities(_ view: NameView) -> [Int] {
    view.classes + (view.head >= 0 ? [1_000_000 + view.head] : [])
  }

  private func codings(_ own: [LinkRecord], beside other: [LinkRecord], _ isKnown: Bool)
    -> [Coding]
  {
    let plainOwn = direct(own, isKnown)
    let plainOther = direct(other, isKnown)
    let hasLeads = own.contains { $0.nameView?.place(NameView.Place.lead) != nil }
    return Self.options.compactMap { composition in
      var coding = Coding(composition: composition)
      var eligible = 0
      for record in own {
        guard let name = record.nameView, !Self.identities(name).isEmpty else { continue }
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
        eligible += 1
        let views =
          composition == nil ? record.views : record.views.filter { $0.source != .description }
        var codes: [Code] = []
        for view in views {
          let parts: (line: Int, unit: Int)?
          if let composition {
            parts = view.composed(composition)
          } else if let line = view.mainPlace, let unit = view.unit {
            parts = (line, unit)
          } else {
            parts = nil
          }
          guard let parts else { continue }
          for identity in isKnown ? Self.identities(view) : [-1] {
            codes.append(Code(identity: identity, line: parts.line, unit: parts.unit))
          }
        }
        coding.names.append(codes)
        coding.all.formUnion(codes)
        // Lines that are written otherwise are no reason why the numbers of units should not agree.
        let isRewritten = composition.map(\.isOfLines) ?? false
        let isDirect = Self.plain(record, isKnown).contains { code in
          (!isRewritten || code.line != Population.missing) && plainOther.contains(code)
            && plainOwn.contains(code)
        }
        coding.isDirect.append(isDirect)
      }
      let coded = coding.names.count { !$0.isEmpty }
      guard composition == nil || judgement.holds(names: eligible, composed: coded, plain: 0)
      else { return nil }
      return coding
    }
  }

  /// What only one name of a system says as it is written: its class and number, with the line where it has one.
  private func direct(_ records: [LinkRecord], _ isKnown: Bool) -> Set<Code> {
    var counts: [Code: Int] = [:]
    for record in records {
      for code in Set(Self.plain(record, isKnown)) { counts[code, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value == 1 }.keys)
  }

  private static func plain(_ record: LinkRecord, _ isKnown: Bool) -> [Code] {
    record.views.flatMap { view -> [Code] in
      guard let unit = view.unit else { return [] }
      return (isKnown ? identities(view) : [-1]).flatMap { identity in
        let alone = Code(identity: identity, line: Population.missing, unit: unit)
        guard let line = view.mainPlace else { return [alone] }
        return [alone, Code(identity: identity, line: line, unit: unit)]
      }
    }
  }
}
