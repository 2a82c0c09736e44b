import Testing
import Vocabulary

/// What words of states and of work say, beside the ones that are listed.
@Suite struct StateTextTests {
  private static func vocabulary() throws -> Vocabulary { try Vocabulary.builtIn() }

  @Test(
    arguments: [
      ("1-RUN", true), ("0 = STOP", false), ("3", nil), ("not running", false),
      ("nicht in Betrieb", false), ("Inactive", false), ("inactivo", false), ("neběží", false),
      ("Käynnissä", true), ("Seis", false), ("Recipe 7", nil), ("Auto", nil), ("Ligado", nil),
      ("indoor", nil),
    ] as [(String, Bool?)])
  func `words say whether a machine runs`(text: String, expected: Bool?) throws {
    #expect(try Self.vocabulary().isRunning(state: text) == expected)
  }

  @Test(
    arguments: [
      ("Ligado", true), ("Desligado", false), ("Ein", true), ("Aus", false), ("Stopp", false),
      ("Manual", nil),
    ] as [(String, Bool?)])
  func `switches are on or off`(text: String, expected: Bool?) throws {
    #expect(try Self.vocabulary().isRunning(switch: text) == expected)
  }

  @Test(
    arguments: [
      ("Störungsbeseitigung", true), ("Instandsetzung", true), ("Jahreswartung", false),
      ("PM - Meter reading", false), ("CM: pump", true),
      ("PM - Corrective", true), ("programada", false), ("planowy", false),
      ("oplanerat", true), ("nie planowana", true), ("Modification", nil), ("PMC upgrade", nil),
    ] as [(String, Bool?)])
  func `types of work repair or prevent`(text: String, expected: Bool?) throws {
    #expect(try Self.vocabulary().isCorrective(text) == expected)
  }

  @Test(arguments: [
    ("31.12.9999", true), ("9999-12-31 00:00:00", true), ("99991231", true), ("31.12.2024", false),
    ("2024-01-01 09:59:99", false),
  ])
  func `an end may not have come`(text: String, expected: Bool) throws {
    #expect(try Self.vocabulary().isOpenEnd(text) == expected)
  }

  @Test(arguments: [
    ("Programada", true), ("Planificada", true), ("Ej påbörjad", true), ("Cerrada", false),
    ("Completed", false),
  ])
  func `states say that nobody has begun`(text: String, expected: Bool) throws {
    #expect(try Self.vocabulary().isAhead(state: text) == expected)
  }
}
