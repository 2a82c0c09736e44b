/// What the source says of its own samples.
package struct QualityFacts: Sendable {
  package var bad = 0
  package var uncertain = 0
  /// False when the export has no quality for this tag.
  package var isKnown = false

  package init() {}
}
