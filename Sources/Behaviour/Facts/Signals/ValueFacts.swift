/// What the samples of a signal say.
package struct ValueFacts: Sendable {
  package var nonNumeric = 0
  /// The most frequent texts among the values, at most 5.
  package var texts: [String] = []
  package var sentinels = 0
  package var sentinelValues: [Double] = []
  /// Single samples far from all others, and readings of a counter that the next takes back; `nil` when the signal is not judged.
  package var spikes: [Spike]?
  package var minimum: Double?
  package var maximum: Double?
  package var mean: Double?
  package var standardDeviation: Double?
  /// Exact up to 32, then nil.
  package var distinctValues: Int?
  package var flatlines: [Flatline] = []
  /// Unit in which siblings of this kind report, and this signal's factor to it, when they disagree.
  package var unitMismatch: String?
  /// From when on its values are in another unit than before.
  package var unitChange: UnitChange?
  /// Samples outside what is physically possible for the kind and unit.
  package var outOfRange = 0
  /// Their values.
  package var impossible: [Double] = []
  /// The values that the tag list says its instrument can have, and at least how many samples lie well outside.
  package var declaredRange: ClosedRange<Double>?
  package var outsideDeclared = 0
  /// A resolution that is too coarse for the quantity; `nil` where it is fine, or cannot be told.
  package var quantisation: Quantisation?
  /// Values that pile up at an end of the signal's range.
  package var saturation: Saturation?
  /// A file that has other values of it at the same time.
  package var disagreement: Disagreement?
  /// How a counter begins anew; `nil` for what counts nothing.
  package var counter: CounterHealth?

  package init() {}
}
