import Profiling
import Vocabulary

/// From when on a signal reports in another unit.
package struct UnitChange: Sendable, Equatable {
  /// UTC seconds, to the bin of the timeline.
  package var time: Double
  /// What the values are to those before.
  package var scale: String
}

extension SignalBehaviour {
  /// A relation of two units of one quantity.
  fileprivate struct Relation {
    var factor: Double
    var shift = 0.0
    var name: String

    func of(_ value: Double) -> Double { value * factor + shift }
    /// Decimal relations are what a process may do as well.
    var isDecimal: Bool { shift == 0 && UnitRelation.inForce.isDecimal(factor) }
  }

  private static func relations(of kind: SignalKind) -> [Relation] {
    if kind == .temperature {
      let scales = UnitTable.inForce.temperatures
      return scales.dropFirst().flatMap { unit in
        [
          Relation(
            factor: unit.perBase, shift: unit.atZero, name: "\(unit.symbol) for \(scales[0].symbol)"
          ),
          Relation(
            factor: 1 / unit.perBase, shift: -unit.atZero / unit.perBase,
            name: "\(scales[0].symbol) for \(unit.symbol)"),
        ]
      }
    }
    let factors = UnitTable.inForce.factors(inTime: kind)
    return factors.flatMap { factor in
      let name = Wording.number((factor * 100).rounded() / 100)
      return [
        Relation(factor: factor, name: "values \(name) times those before"),
        Relation(factor: 1 / factor, name: "values 1/\(name) of those before"),
      ]
    }
  }

  /// What the upper values of some bins are: their level and how much they move within a bin.
  private struct Level {
    var middle: Double
    var high: Double
    var width: Double

    /// `nil` for too few bins.
    init?(_ bins: some Collection<Timeline.Bin>) {
      guard bins.count >= UnitRelation.inForce.fewestBins else { return nil }
      var maxima = bins.map(\.maximum)
      var widths = bins.map { $0.maximum - $0.minimum }
      middle = Double(maxima.ranked(maxima.count * 3 / 4))
      high = Double(maxima.ranked(maxima.count * 9 / 10))
      width = Double(widths.takeMedian())
    }

    /// Whether this is what `before` is in the other unit, its noise included.
    func follows(_ before: Level, by relation: Relation) -> Bool {
      let judgement = UnitRelation.inForce
      func fits(_ after: Double, _ before: Double) -> Bool {
        judgement.fits(
          after, expected: relation.of(before), size: max(abs(after), abs(after - relation.shift)))
      }
      return fits(high, before.high) && fits(middle, before.middle) && before.width > 0
        && judgement.fitsNoise(width, expected: before.width * relation.factor)
    }
  }

  fileprivate var unitChange: (UnitChange, Relation)? {
    let judgement = UnitRelation.inForce
    let relations = SignalBehaviour.relations(of: facts.kind)
    let bins = valueBins
    guard !relations.isEmpty, bins.count >= judgement.fewestInAll,
      profile.distinct == nil, !isCounter,
      let first = Level(bins.prefix(bins.count / judgement.parts)),
      let last = Level(bins.suffix(bins.count / judgement.parts)),
      let relation = relations.first(where: { last.follows(first, by: $0) })
    else { return nil }
    // Between the two levels, which may be far apart or, of temperatures, near.
    let limit = Float(
      first.high > 0 && last.high > 0 && relation.shift == 0
        ? (first.high * last.high).squareRoot() : (first.high + last.high) / 2)
    let rises = last.high > first.high
    let place =
      rises
      ? bins.firstIndex { $0.maximum > limit }
      : bins.lastIndex { $0.maximum > limit }.map { $0 + 1 }
    guard let place, judgement.isWithin(place, of: bins.count),
      let before = Level(bins[..<place]), let after = Level(bins[place...]),
      after.follows(before, by: relation)
    else { return nil }
    let time = utc(profile.timeline.start(of: bins[place]))
    return (UnitChange(time: time, scale: relation.name), relation)
  }

  /// Whether the signal's level changes at an instant; `nil` where it cannot tell.
  fileprivate func isShifted(at time: Double) -> Bool? {
    guard !facts.kind.has(.cumulative), !facts.kind.has(.told), !isCounter else { return nil }
    let bins = valueBins
    let place = bins.firstIndex { utc(profile.timeline.start(of: $0)) >= time } ?? bins.count
    guard let before = Level(bins[..<place]), let after = Level(bins[place...]) else { return nil }
    let size = max(abs(before.high), abs(after.high))
    return UnitRelation.inForce.isShift(after.high - before.high, of: size)
      || UnitRelation.inForce.isShift(after.middle - before.middle, of: size)
  }

  private var valueBins: [Timeline.Bin] {
    profile.timeline.bins.filter { $0.minimum <= $0.maximum }
  }
}

/// Finds the signals of one source whose level changes at one date by what lies between two units, while no other signal
/// of their asset changes with them: another product, or another load, shows in more than one.
extension UnitChange: SourcePass {
  package static let reads: Set<FactGroup> = []
  package static let writes: Set<FactGroup> = [.values]

  package static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let companions = Dictionary(grouping: members) { plant.behaviours[$0].facts.asset }
    for i in members {
      guard let (change, relation) = plant.behaviours[i].unitChange else { continue }
      let others =
        plant.behaviours[i].facts.asset.flatMap { companions[$0] }?.filter { $0 != i } ?? []
      let shifts = others.compactMap { plant.behaviours[$0].isShifted(at: change.time) }
      if shifts.contains(true) || relation.isDecimal && shifts.isEmpty { continue }
      plant.behaviours[i].facts.values.unitChange = change
    }
  }
}
