/// How much of what was measured meets a requirement, as parts of the whole, 0…1.
package struct Share: Sendable, Equatable {
  /// Meets it.
  package var passed: Double
  /// Warns: misses it, and does not fail.
  package var nearly: Double

  package init(passed: Double, nearly: Double = 0) {
    self.passed = min(1, max(0, passed))
    self.nearly = min(1 - self.passed, max(0, nearly))
  }

  static let all = Share(passed: 1)
  static let none = Share(passed: 0)

  /// What would meet it if every warning were mended.
  var withNearly: Double { passed + nearly }
}
