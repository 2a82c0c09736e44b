import Profiling
import Vocabulary

/// The lowest or the highest number of a signal, and what speaks for or against its standing for missing.
struct EdgeNumber {
  var value: Double
  var count: Int
  /// Numbers of the signal in all.
  var samples: Int
  /// What the signal reaches otherwise.
  var others: ClosedRange<Double>
  /// How many other numbers there are; `nil` for more than are counted.
  var otherLevels: Int?
  var kind: SignalKind
  var isCounter: Bool
  var unit: String?
  /// What the tag list says that the instrument can have.
  var declared: ClosedRange<Double>?
  /// At how many signals of the source it stands at an end, and how many kinds, units and sizes these are of.
  var signals = 1
  var dresses = 1
  /// The values right before it, of the separate times that it comes, so far as they are kept.
  var cameFrom: [Double] = []

  var share: Double { Double(count) / Double(samples) }
  var isWhole: Bool { value == value.rounded() }
  var rest: Double { others.upperBound - others.lowerBound }
  var distance: Double {
    value < others.lowerBound ? others.lowerBound - value : value - others.upperBound
  }
  /// Whether what the signal reaches otherwise lies clear of zero: near zero it is at rest, and the number is its work.
  func isAboveZero(by share: Double) -> Bool { others.lowerBound > share * rest }
}

extension EdgeNumber {
  /// From the words of an example.
  init(_ given: JudgementInput) throws {
    let others = try given.numbers("others")
    guard others.count == 2, others[0] <= others[1] else {
      throw VocabularyError(
        message: "'others' is no range", help: "give the lowest and the highest other value")
    }
    value = try given.number("value")
    count = try given.count("count")
    samples = try given.count("samples")
    self.others = others[0]...others[1]
    otherLevels = given.optionalNumber("other-levels").map { Int($0) }
    kind = given.text("kind").flatMap(SignalKind.init) ?? .other
    isCounter = kind == .count
    unit = given.text("unit")
    if given.has("declared") {
      let range = try given.numbers("declared")
      declared = (range.min() ?? 0)...(range.max() ?? 0)
    }
    signals = given.optionalNumber("signals").map { Int($0) } ?? 1
    dresses = given.optionalNumber("dresses").map { Int($0) } ?? 1
    if given.has("came-from") { cameFrom = try given.numbers("came-from") }
  }
}
