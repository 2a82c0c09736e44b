import Behaviour
import Linking
import TestPlants
import Testing

/// What letters in names, numbers of models and streets say of the class of an asset, and what they do not.
@Suite struct AssetClassTests {
  private static let rows: [(name: String, model: String, description: String, expected: String?)] =
    [
      ("P-4", "", "", "pump"), ("KP12B", "", "Kreiselpumpe", "pump"), ("FIL-A", "", "", "filler"),
      ("PAL-03", "", "", "palletizer"),
      ("PAL-3307", "", "seal oil, alarm at low pressure", nil),
      ("South Dam", "S2NX310CC", "", nil), ("Mill Street", "", "", nil),
      ("z418p7701", "", "", nil), ("S", "", "", nil), ("WX-9", "4PX77", "", nil),
      ("East Weir", "", "lift station", nil), ("Hall Rd", "", "Schneckenpumpe 2", "pump"),
      ("712", "", "FD fan 3 (air heater)", "fan"), ("713", "", "Pump 4 [cooler house]", "pump"),
      ("714", "", "Raw mill 2", "mill"), ("715", "", "Boya kazanı 6", "vessel"),
      ("716", "", "Buhar kazanı 6", "boiler"), ("UPS-MZR-QTR05", "", "", nil),
      ("717", "", "(Dosierpumpe)", "pump"),
      ("PRESS-11B", "", "pressure transmitter", "sensor"), ("PRESS-12", "", "press", "press"),
      ("Kiln Street", "FAN65-160", "measuring chamber", nil), ("718", "Fan 2", "", "fan"),
    ]

  @Test func `letters count where they stand as codes`() throws {
    let text =
      "asset,model,description\n"
      + Self.rows.map { "\($0.name),\($0.model),\"\($0.description)\"\n" }.joined()
    let plant = PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(try ExportedPlant.read(["register.csv": text]))
    for row in Self.rows {
      let asset = try #require(
        plant.identity.assets.first { $0.names.contains { $0.name == row.name } }, "\(row.name)")
      #expect(asset.className == row.expected, "\(row.name)")
    }
  }
}
