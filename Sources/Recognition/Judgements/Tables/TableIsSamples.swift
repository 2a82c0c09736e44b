package import Vocabulary

/// Whether a table is of samples of signals, by the roles of its columns and by its layout.
package struct TableIsSamples: KindJudgement {
  package static let id = "kinds/table-is-samples"
  package static let inForce = loaded()
  static let kind = TableKind.samples

  let weights: RoleWeights
  let leastTimed: Double
  let long: Double
  let keyed: Double
  let keyedNumber: Double
  let mostKeyedNumbers: Double
  let keyedText: Double
  let wide: Double
  let wideNumber: Double
  let mostWideNumbers: Double
  let wideOther: Double
  let freeColumns: Int
  let inOrder: Double
  let leastSorted: Double
  let states: Double
  let mostStates: Int
  let mostRecorded: Int
  let leastOthers: Int
  let leastAssetRepeats: Int
  let mostSteps: Int
  let surely: Double

  /// Whether nearly all rows have a time.
  func areTimed(_ timed: Int, of rows: Int) -> Bool { Double(timed) > Double(rows) * leastTimed }

  func isSorted(_ share: Double) -> Bool { share > leastSorted }

  /// Whether texts come again as states do.
  func areStates(distinct: Int, values: Int) -> Bool { distinct < values && distinct <= mostStates }

  /// Whether so few numbers are what is recorded of each order or batch.
  func areRecorded(_ numbers: Int) -> Bool { numbers <= mostRecorded }

  /// Whether the names of machines come again as they do beside their measurements.
  func areAssets(distinct: Int, values: Int) -> Bool {
    distinct * leastAssetRepeats <= max(values, leastAssetRepeats)
  }

  /// Whether whole numbers of few steps, such as priorities, stand beside a state in words, as they do in a list of alarms.
  func areAlarms(steps: Int, _ guess: KindGuess) -> Bool {
    steps <= mostSteps && guess.has(.state, atLeast: surely)
  }

  /// What an asset column says beside so many columns of numbers and of texts.
  func keyed(numbers: Int, texts: Int) -> Double {
    keyed + min(mostKeyedNumbers, Double(numbers) * keyedNumber)
      - keyedText * Double(max(0, texts - freeColumns))
  }

  /// What a time column says beside so many columns of numbers and of others.
  func wide(numbers: Int, others: Int) -> Double {
    wide + min(mostWideNumbers, Double(numbers) * wideNumber)
      - wideOther * Double(max(0, others - freeColumns))
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    var guess = try KindGuess(given, by: self)
    let numbers = Int(given.optionalNumber("numbers") ?? 0)
    let others = Int(given.optionalNumber("others") ?? 0)
    switch given.text("layout").flatMap(SampleLayout.init) {
    case .long:
      if given.has("steps"), areAlarms(steps: try given.count("steps"), guess) { return false }
      guess.score += long
    case .keyed:
      if given.has("assets"),
        !areAssets(distinct: try given.count("assets"), values: try given.count("rows"))
      {
        return false
      }
      guess.score += keyed(numbers: numbers, texts: others)
    case .wide:
      guess.score += wide(numbers: numbers, others: others)
      if isSorted(given.optionalNumber("sorted") ?? 0) { guess.score += inOrder }
    case nil:
      guard areStates(distinct: try given.count("states"), values: try given.count("rows")) else {
        return false
      }
      guess.score += states
    }
    if let timed = given.optionalNumber("timed"),
      !areTimed(Int(timed), of: try given.count("rows"))
    {
      return false
    }
    if given.flag("has-order"), areRecorded(numbers) { return false }
    if given.has("measurements"), try given.count("measurements") >= leastOthers { return false }
    return guess.isLikely
  }
}
