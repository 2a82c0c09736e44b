/// What a column of times that says `EST` in its first rows may say in later ones: `EDT`, once its clocks changed. Only then
/// it is known whose `EST` it is.
package struct OtherZone: Sendable {
  let partners: [TimestampLetters]

  /// `nil` when the abbreviations need no others beside them.
  init?(beside zones: [TimestampLetters]) {
    partners = zones.isEmpty ? [] : TimeWords.inForce.partners(of: zones)
    if partners.isEmpty { return nil }
  }

  /// Whether a time says one of them.
  package func isSaid(_ time: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let parts = unsafe TimestampParts(time), let zone = parts.plainZone ?? parts.ambiguousZone
    else { return false }
    return partners.contains(zone)
  }
}
