/// What one rule said about one subject.
package struct Measurement: Sendable {
  package var subject: Subject
  /// `nil` when it could not be measured.
  package var measured: Double?
  package var weight: Double
  /// The use case that it was measured for, `nil` for all.
  package var useCase: String?
  package var path: String?
  var line: Int
  package var note: String?
  var numerator: Double?
  var denominator: Double?

  package init(
    subject: Subject, measured: Double? = nil, weight: Double, useCase: String? = nil,
    path: String? = nil, line: Int, note: String? = nil, numerator: Double? = nil,
    denominator: Double? = nil
  ) {
    self.subject = subject
    self.measured = measured
    self.weight = weight
    self.useCase = useCase
    self.path = path
    self.line = line
    self.note = note
    self.numerator = numerator
    self.denominator = denominator
  }
}
