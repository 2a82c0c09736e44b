import Behaviour
import Foundation
import TestPlants
import Testing
import Vocabulary

/// What a log of stops says of which were planned.
@Suite struct PlannedStopTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var header: String
    var rows: [String]
    var planned: [Bool?]
    var testDescription: String { header }
  }

  static let cases = [
    Case(
      header: "Reason;Planned", rows: ["leak;No", "cleaning;Yes", "jam;No"],
      planned: [false, true, false]),
    Case(
      header: "Årsak;Planlagt", rows: ["Lekkasje;Nei", "Rengjøring;Ja", "Kø;Nei"],
      planned: [false, true, false]),
    Case(
      header: "Causale;Programmato", rows: ["Guasto;NO", "Pulizia;SI", "Guasto;NO"],
      planned: [false, true, false]),
    Case(
      header: "Reason;Unplanned", rows: ["leak;1", "cleaning;0", "jam;1"],
      planned: [false, true, false]),
    Case(
      header: "原因;停机类型", rows: ["泄漏;非计划停机", "清洗;计划停机", "堵塞;非计划停机"],
      planned: [false, true, false]),
    Case(
      header: "原因;計画", rows: ["漏れ;×", "清掃;○", "詰まり;×"], planned: [false, true, false]),
    Case(
      header: "Neden;Tür", rows: ["Kaçak;Plansız", "Temizlik;Planlı", "Sıkışma;Plansız"],
      planned: [false, true, false]),
    Case(
      header: "Reason;Shift", rows: ["leak;A", "scheduled maintenance;B", "jam;A"],
      planned: [nil, true, nil]),
  ]

  @Test(arguments: cases)
  func `a stop was planned where its log says so`(each: Case) throws {
    let rows = (0..<24).map { i in
      let (day, row) = (1 + i / 3, each.rows[i % 3])
      return
        "MX-\(i % 4);2025-05-0\(day) 0\(i % 3 * 2):00:00;2025-05-0\(day) 0\(i % 3 * 2 + 1):00:00;\(row)\n"
    }
    let sources = try ExportedPlant.read([
      "mes/stops.csv": "Machine;Start;End;\(each.header)\n" + rows.joined()
    ])
    let plant = PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(sources)
    #expect(plant.downtimes.count == 24)
    #expect(plant.downtimes.prefix(3).map(\.isPlanned) == each.planned)
  }
}
