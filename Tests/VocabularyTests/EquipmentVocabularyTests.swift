import Testing
import Vocabulary

@Suite struct EquipmentVocabularyTests {
  @Test(
    arguments: [
      ("Füller 1 Linie 2", "filler"), ("FUELLER", "filler"), ("Kreiselpumpe", "pump"),
      ("PLT1.L01.FIL01", "filler"), ("Pompe à vide 2", "vacuum-pump"), ("P-101A", "pump"),
      ("Heat Exchanger", "heat-exchanger"), ("Sprężarka nr 3", "compressor"),
      ("VMC-101", "milling-machine"),
      ("Filler motor 2", "motor"), ("pompe de la remplisseuse 1", "pump"), ("Line 1", nil),
      ("Xyzzy", nil), ("", nil), ("Warmtewisselaar", "heat-exchanger"), ("Étiqueteuse", "labeller"),
    ] as [(String, String?)])
  func `a text tells its class`(text: String, name: String?) throws {
    #expect(try EquipmentVocabulary.builtIn().className(of: text) == name)
  }

  @Test(
    arguments: [
      ("dryer fan 2", "fan"), ("Ventilator Trockner 2", "fan"), ("Pompa compressore", "pump"),
      ("PUMP, BOILER FEED", "pump"), ("Boiler house, feed pump", "pump"),
      ("Füller 2 Antrieb", "drive"), ("pompe de la chaudière", "pump"),
      ("Temperaturfühler Ofen 1", "sensor"), ("Kesselpumpe", "pump"),
      ("MOTOR, CONVEYOR DRIVE", "motor"),
    ] as [(String, String?)])
  func `of several words for machines one is the head`(text: String, name: String?) throws {
    #expect(try EquipmentVocabulary.builtIn().className(of: text) == name)
  }

  @Test func `an unknown key is an error that names the nearest`() {
    let error = #expect(throws: VocabularyError.self) {
      try EquipmentVocabulary(
        yaml: "classes:\n  pump: {words: [pump], cods: [PMP]}\n", path: "equipment.yml")
    }
    #expect(
      error
        == VocabularyError(
          message: "equipment.yml:2: unknown key 'cods' in 'pump'",
          help: "did you mean 'codes'? known keys: words, codes, letters, like"))
  }

  @Test(arguments: ["classes: [a", "- a", "classes: {pump: 3}", "of: {a: b}", ""])
  func `text of another shape is an error`(yaml: String) {
    #expect(throws: VocabularyError.self) {
      try EquipmentVocabulary(yaml: yaml, path: "equipment.yml")
    }
  }
}
