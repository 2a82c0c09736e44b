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

  // MARK: Many use cases

  private static func report(_ format: String, _ useCases: [UseCaseResult]) throws -> String {
    let assessment = Assessment(
      plant: Plant(), findings: [], useCases: useCases, pilots: [], checks: Checks())
    if format == "terminal" {
      let summary = TerminalSummary(assessment, Fixture.run, place: nil, usesColor: false)
      return summary.lines.joined(separator: "\n")
    }
    return String(
      decoding: try #require(ReportFormat.named(format)).bytes(assessment, Fixture.run),
      as: UTF8.self)
  }

  private static func untold(_ count: Int) -> [UseCaseResult] {
    (0..<count).map { number in
      UseCaseResult(
        id: "twin-\(number)", title: "Twin \(number)", family: "twins", decision: "",
        scope: "site", score: nil, low: 0, high: 100, verdict: .notAssessable,
        reason: "it needs list \(number), which the export does not have", stability: nil,
        gates: [], dimensions: [], requirements: [], plans: [], assets: [], neededIntervals: [])
    }
  }

  @Test(arguments: ["html", "markdown", "terminal"])
  func `many use cases of which nothing can be told stand in one place, each with what it takes`(
    format: String
  ) throws {
    let many = try Self.report(format, Self.untold(9))
    #expect(many.contains("use cases cannot be told from this export"))
    for number in 0..<9 {
      #expect(many.contains("Twin \(number)"))
      #expect(format == "terminal" || many.contains("it needs list \(number)"))
    }
    let few = try Self.report(format, Self.untold(3))
    #expect(!few.contains("cannot be told from this export"))
    #expect(few.contains("it needs list 2"))
  }

  @Test func `a long list of titles says how many more there are`() throws {
    func short(_ count: Int) throws -> String {
      let gate = Requirement(
        rule: "history/r", title: "R", need: .gate, outcome: .fail, measured: 0, required: 0.9,
        facts: Requirement.Facts("as told"), question: .history)
      let results = Self.untold(count).map { untold in
        var result = untold
        (result.verdict, result.score, result.gates) = (.fixFoundation, 20, [gate])
        return result
      }
      return try Self.report("markdown", results)
    }
    #expect(try short(9).contains("twin 5 and 3 more."))
    #expect(try short(7).contains("twin 5 and twin 6."))
  }
}
