enum Plot {
  /// A coordinate with at most two decimals.
  static func coordinate(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e6 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    if hundredths % 100 == 0 { return String(hundredths / 100) }
    return String(Double(hundredths) / 100)
  }
}
