import Behaviour
import Foundation
import TestPlants
import Testing

/// The rows at the ends of an outage are known from the one reading.
@Suite struct OutageRowsTests {
  @Test func `the last row before and the first after have their lines`() throws {
    let begin = 1_709_251_200
    var lines = ["Tag,Timestamp,Value"]
    for minute in 0..<2000 where !(700..<820).contains(minute) {
      for (place, tag) in ["QX-1.Flow", "QX-2.Flow", "QX-3.Temp", "QX-4.Temp"].enumerated() {
        let time = Date(timeIntervalSince1970: Double(begin + 60 * minute + 7 * place))
          .ISO8601Format()
        lines.append("\(tag),\(time),\(20 + Double(minute * (place + 3) % 31) / 10)")
      }
    }
    let plant = PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(try ExportedPlant.read(["history.csv": lines.joined(separator: "\n") + "\n"]))
    let outages = plant.signals.flatMap(\.coverage.gaps).filter { $0.cause == .outage }
    #expect(outages.count == 4)
    for outage in outages {
      let dark = try #require(outage.dark)
      #expect(dark.lastTag == "QX-4.Temp" && dark.nextTag == "QX-1.Flow")
      #expect(lines[dark.lastLine - 1].hasPrefix("QX-4.Temp,2024-03-01T11:39:21Z"))
      #expect(lines[dark.nextLine - 1].hasPrefix("QX-1.Flow,2024-03-01T13:40:00Z"))
    }
  }
}
