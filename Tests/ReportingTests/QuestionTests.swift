import Assessment
import Behaviour
import Evidence
import Reporting
import Rules
import Testing

/// What the five questions may say.
@Suite struct QuestionTests {
  private static let history = "Does the history support training, or only monitoring?"

  /// The answer on the history when a use case asks for these.
  private static func answer(_ verdict: Verdict, _ needs: [(Need, Outcome)]) throws -> String {
    let requirements = needs.enumerated().map { number, need in
      Requirement(
        rule: "history/r\(number)", title: "R\(number)", need: need.0, outcome: need.1,
        measured: need.1 == .pass ? 1 : nil, required: 0.9, facts: Requirement.Facts("as told"),
        question: .history)
    }
    let result = UseCaseResult(
      id: "pumps", title: "Pumps that wear", family: "pumps", decision: "", scope: "site",
      score: verdict == .notAssessable ? nil : 80, low: 0, high: 100, verdict: verdict, reason: "",
      stability: 1, gates: requirements.filter { $0.need == .gate }, dimensions: [],
      requirements: requirements.filter { $0.need != .gate }, plans: [], assets: [],
      neededIntervals: [])
    let assessment = Assessment(
      plant: Plant(), findings: [], useCases: [result], pilots: [], checks: Checks())
    let format = try #require(ReportFormat.named("markdown"))
    let text = String(decoding: format.bytes(assessment, Fixture.run), as: UTF8.self)
    return try #require(text.split(separator: "\n").first { $0.contains(history) }.map(String.init))
  }

  @Test(
    arguments: [
      [(.gate, .pass)], [(.gate, .pass), (.high, .pass), (.low, .notApplicable)],
    ] as [[(Need, Outcome)]])
  func `what was judged and passed is enough to train on`(needs: [(Need, Outcome)]) throws {
    #expect(
      try Self.answer(.ready, needs).contains("It is enough to train on for pumps that wear."))
  }

  @Test(
    arguments: [
      (.notAssessable, [(.gate, .pass)]), (.ready, [(.gate, .notApplicable)]),
      (.ready, [(.medium, .notApplicable)]), (.ready, [(.gate, .pass), (.high, .notApplicable)]),
      (.limitedPilot, [(.gate, .pass), (.low, .notAssessable)]),
    ] as [(Verdict, [(Need, Outcome)])])
  func `what nobody judged is not told to be enough`(
    verdict: Verdict, needs: [(Need, Outcome)]
  ) throws {
    let answer = try Self.answer(verdict, needs)
    #expect(!answer.contains("enough to train on"))
    #expect(answer.contains("It cannot be told whether it suffices for pumps that wear."))
  }

  @Test func `what falls short is told by its title`() throws {
    let answer = try Self.answer(.fixFoundation, [(.gate, .fail), (.low, .notAssessable)])
    #expect(!answer.contains("enough to train on"))
    #expect(answer.contains("It is too little for pumps that wear."))
  }
}
