import Behaviour
import TestPlants
import Testing

/// From when to when a table tells of the plant.
@Suite struct TableSpanTests {
  private static func table(_ path: String, _ text: String) throws -> TableFacts {
    let plant = PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(try ExportedPlant.read([path: text]))
    return try #require(plant.sources.first?.tables.first)
  }

  private static func days(_ row: (_ day: String, _ i: Int) -> String) -> String {
    (10..<28).map { row("2019-04-\($0)", $0) }.joined()
  }

  @Test func `the edits of a document are no history`() throws {
    let text =
      "Recipe,Element,Modified Date,Author\n"
      + Self.days { "JAM_BASE,OP-\($1),\($0) 09:15:00,M. Lindqvist \($1 % 3)\n" }
    let table = try Self.table("SAP ERP/recipe edits.csv", text)
    #expect(table.first == nil && table.last == nil)
  }

  @Test func `stops are history`() throws {
    let text =
      "Machine,Stop Start,Stop End,Stop Reason\n"
      + Self.days { "Kettle \($1 % 3),\($0) 09:15:00,\($0) 09:40:00,Valve stuck \($1 % 4)\n" }
    let table = try Self.table("stops.csv", text)
    #expect(table.first != nil && table.last != nil)
  }
}
