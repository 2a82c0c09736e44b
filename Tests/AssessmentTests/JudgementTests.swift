import Assessment
import Behaviour
import Testing
import Vocabulary

@Suite struct JudgementTests {
  @Test(arguments: EveryJudgement.all.map { "\($0)" })
  func `a judgement says of its examples what its file says`(name: String) throws {
    let type = try #require(EveryJudgement.all.first { "\($0)" == name })
    #expect(try type.failures() == [])
  }

  @Test func `each file has a type and each type a file`() throws {
    #expect(try Judgements.builtIn().map(\.id) == EveryJudgement.all.map { $0.id }.sorted())
  }

  @Test(
    arguments: [
      ("title: x", "'constants' is missing"),
      ("title: x\nconstant: {}", "unknown key 'constant'"),
      (
        "title: x\nwhy: y\nbasis: {mark: U, source: z}\nconstants: {a: {value: many, about: b}}\n"
          + "guilty: [{about: g, given: {a: 1}}]\ninnocent: [{about: i, given: {a: 1}}]",
        "'a' is not a number"
      ),
      (
        "title: x\nwhy: y\nbasis: {mark: U, source: z}\nconstants: {a: {value: 1, about: b}}\n"
          + "guilty: [{about: g, given: {a: 1}}]", "'innocent' is missing"
      ),
    ])
  func `a judgement that is not whole is refused`(text: String, message: String) {
    let (judgement, problems) = JudgementText.read(text, id: "a/b", file: "a/b.yml")
    #expect(judgement == nil)
    #expect(problems.contains { $0.message.contains(message) }, "\(problems.map(\.message))")
  }

  @Test func `a constant that is missing, or that nothing reads, is told`() throws {
    var text = try Judgements.text(CountsUp.id)
    let name = text.constants[0].name
    text.constants[0].name = "other"
    #expect(throws: VocabularyError.self) { try CountsUp.read(text) }
    text.constants[0].name = name
    text.constants.append(text.constants[0])
    text.constants[0].name = "other"
    #expect(throws: VocabularyError.self) { try CountsUp.read(text) }
  }
}
