import Rules
import Testing
import Vocabulary

@Suite struct RuleExampleTests {
  static let rules = RuleSet.builtIn()

  @Test func `every built-in rule and use case can be used`() {
    let useCases = UseCaseSet.builtIn(rules: Self.rules)
    #expect(Self.rules.problems == [])
    #expect(useCases.problems == [])
    #expect(Self.rules.rules.count >= 30)
    #expect(useCases.useCases.count >= 7)
  }

  @Test(arguments: rules.rules.map(\.id))
  func `a rule explains itself and shows what it finds and what it leaves alone`(id: String) throws
  {
    let rule = try #require(Self.rules[id])
    #expect(!rule.title.isEmpty && !rule.why.isEmpty && !rule.remedy.text.isEmpty)
    #expect(!rule.basis.source.isEmpty && !rule.dimension.isEmpty)
    #expect(rule.examples.contains { !$0.finds.isEmpty }, "no example that finds something")
    #expect(
      rule.examples.contains {
        $0.finds.isEmpty || $0.finds.allSatisfy { $0.outcome == .notAssessable }
      })
    for sentence in [rule.why, rule.remedy.text] {
      #expect(sentence.hasSuffix("."), "\(sentence)")
    }
  }

  @Test(arguments: rules.rules.map(\.id))
  func `a rule finds in its examples what they say`(id: String) throws {
    let rule = try #require(Self.rules[id])
    for example in rule.examples {
      let found = try rule.finds(in: example)
      #expect(found == example.finds, "\(example.about)")
    }
  }
}
