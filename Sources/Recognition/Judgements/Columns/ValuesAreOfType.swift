import Foundation
package import Vocabulary

/// Whether the values of a column are numbers, or may be times because its header says so.
package struct ValuesAreOfType: Judgement {
  package static let id = "columns/values-are-of-type"
  package static let inForce = loaded()

  let leastNumbers: Double
  let leastTime: Double
  let leastTimeOfDay: Double
  let mostRounded: Double
  let mostDigits: Int

  func areNumbers(_ numbers: Int, of values: Int) -> Bool {
    values > 0 && Double(numbers) / Double(values) >= leastNumbers
  }

  /// How strongly a header says that its column is a time.
  func mayBeTimes(_ word: Double) -> Bool { word >= leastTime }

  func mayBeTimesOfDay(_ word: Double) -> Bool { word >= leastTimeOfDay }

  /// Whether a spreadsheet rounded so many numbers that the times in them are lost.
  func areRounded(_ rounded: Int, of values: Int) -> Bool {
    Double(rounded) > mostRounded * Double(values)
  }

  /// Whether whole numbers, of which the smallest is `least`, are too long for what is counted or measured.
  func areIdentifiers(_ least: Double) -> Bool {
    least.isFinite && least >= pow(10, Double(mostDigits))
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("digits") {
      return try !areIdentifiers(pow(10, given.number("digits") - 1))
    }
    if let word = given.optionalNumber("time-word") { return mayBeTimes(word) }
    if let word = given.optionalNumber("time-of-day-word") { return mayBeTimesOfDay(word) }
    let values = try given.count("values")
    if given.has("rounded") { return try !areRounded(given.count("rounded"), of: values) }
    return try areNumbers(given.count("numbers"), of: values)
  }
}
