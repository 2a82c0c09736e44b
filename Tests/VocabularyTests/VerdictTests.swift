import Testing
import Vocabulary

/// What texts of results say, by a list of words, a not and the bounds in which something lies.
@Suite struct VerdictTests {
  @Test(arguments: [
    ("bestanden", true), ("nicht bestanden", false), ("Godkendt", true), ("Ikke godkendt", false),
    ("Godkänd", true), ("Underkänd", false), ("Hyväksytty", true), ("Hylätty", false),
    ("Megfelelt", true), ("Nem felelt meg", nil), ("uygun değil", false), ("not rejected", true),
    ("In spec", true), ("Out of spec", false), ("within limits", true),
    ("outside the limits", false), ("hors spécification", false), ("w normie", true),
    ("IN_SPEC", true), ("unacceptable", false), ("not released", nil), ("not tested", nil),
    ("geprüft", nil), ("nicht geprüft", nil), ("in", nil), ("limit", nil), ("unknown", nil),
    ("offline", nil),
  ])
  func `a text says whether a result is in order`(text: String, verdict: Bool?) throws {
    #expect(try Vocabulary.builtIn().isConforming(text) == verdict)
  }

  @Test(arguments: [
    ("Out Of Range", false), ("In spec", true), ("Rejected", false), ("Defective", false),
    ("Conforme", true), ("No", nil), ("T", nil), ("Active", nil), ("Released", nil),
  ])
  func `a header says what its yes is about`(header: String, verdict: Bool?) throws {
    #expect(try Vocabulary.builtIn().isConforming(header: header) == verdict)
  }

  @Test(arguments: [("kg/h", true), ("1/min", true), ("MX 1/2", false), ("SPR 2/1", false)])
  func `a name of a machine with two numbers is no unit`(text: String, isUnit: Bool) throws {
    #expect(try Vocabulary.builtIn().looksLikeUnit(text) == isUnit)
  }

  @Test(arguments: [("PM - Condition", false), ("CM - Breakdown", true), ("XY - Condition", nil)])
  func `a type of work is told by the code before its dash`(text: String, isCorrective: Bool?)
    throws
  {
    #expect(try Vocabulary.builtIn().isCorrective(text) == isCorrective)
  }
}
