package import Vocabulary

/// A kind of signal that a use case needs on every asset.
package struct SignalNeed: Sendable {
  /// Any of these will do; the first names the need.
  package var kinds: [SignalKind]
  /// Longest effective interval that will do, seconds; `nil` when the rate does not matter.
  package var interval: Double?
  package var isMandatory: Bool

  package init(kinds: [SignalKind], interval: Double? = nil, isMandatory: Bool) {
    self.kinds = kinds
    self.interval = interval
    self.isMandatory = isMandatory
  }
}
