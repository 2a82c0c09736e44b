import Foundation

extension Vocabulary {
  private static let symbols: Set<String> = [
    "%", "‰", "°", "V", "mV", "kV", "Hz", "kHz", "MHz", "N", "kN", "kg", "g", "mg", "t", "l", "L",
    "ml", "hl", "m", "cm", "mm", "µm", "km", "s", "sec", "ms", "min", "h", "d", "Ohm", "Ω", "m²",
    "m3", "m³", "VA", "K", "lb", "lbs", "ppm", "dB", "dBA", "pH", "Pa", "W", "J", "A", "C", "F",
    "m/s", "€", "EUR", "$", "USD",
  ]

  /// True for text that is known as a unit, and not only written as one might be.
  package func isUnit(_ text: String) -> Bool {
    if Vocabulary.symbols.contains(text) || unitKind(text) != nil { return true }
    return unitNames.contains(Words.folded(text)) || text.hasPrefix("°") || text.hasPrefix("%")
  }
}

extension Vocabulary {
  /// True for a unit that the vocabulary knows, and for text that is written as units are: `kg/h`, `°C`, `mm`.
  package func looksLikeUnit(_ text: String) -> Bool {
    if text.isEmpty || text.count > 30 { return false }
    let first = Words.folded(text).split(separator: "/").first.map(String.init)
    if let first, unitNames.contains(first) { return true }
    if text.count > 12 { return false }
    if unitKind(text) != nil || text.contains("%") || text.contains("°") { return true }
    if let slash = text.firstIndex(of: "/") {
      return text[..<slash].count <= 5 && text[slash...].count <= 6
    }
    let letters = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "²³µ".unicodeScalars.contains($0)
    }
    guard letters, let first = text.first else { return false }
    return ["V", "kV", "N", "kN", "Hz", "kHz", "Ohm", "Pa", "J", "W", "A", "K", "L", "VA"].contains(
      text)
      || (first.isLowercase && text.count <= 3)
  }

  /// The kind of quantity that a unit measures, when the unit belongs to just one kind here.
  package func unitKind(_ unit: String) -> SignalKind? {
    let key = Words.folded(unit).trimmingCharacters(in: .whitespaces)
    for (kind, units) in signalUnits where units.contains(key) { return kind }
    return nil
  }
}
