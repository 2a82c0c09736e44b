import Evidence
package import Vocabulary

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
  /// What was measured cannot be told apart from less: a limit below this can be broken for sure and never be met.
  var resolution: Double?
  /// Why it could not be measured, or what else there is to say.
  package var note: String?
  /// Of a share: how many of how many.
  package var numerator: Double?
  package var denominator: Double?
  /// What the message says besides `Message.kept`, in the order of its columns; empty for a pass.
  var said: [SQLValue] = []

  package init(
    subject: Subject, measured: Double? = nil, weight: Double, useCase: String? = nil,
    path: String? = nil, line: Int, note: String? = nil
  ) {
    self.subject = subject
    self.measured = measured
    self.weight = weight
    self.useCase = useCase
    self.path = path
    self.line = line
    self.note = note
  }

  /// As these limits see it: what breaks none of them and could not have been seen so small is not measured.
  package func told(warn: Limit?, fail: Limit?) -> Measurement {
    guard let measured, let resolution, let limit = warn ?? fail, resolution > limit.value,
      ![warn, fail].contains(where: { $0?.isBroken(by: measured) ?? false })
    else { return self }
    var untold = self
    untold.measured = nil
    return untold
  }
}
