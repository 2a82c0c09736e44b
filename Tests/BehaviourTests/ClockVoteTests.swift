import Behaviour
import Foundation
import Linking
import TestPlants
import TestSupport
import Testing
import Vocabulary

/// Which clock is wrong, where only one system writes its zone.
@Suite struct ClockVoteTests {
  /// A historian and a maintenance system on local time, and an MES that writes its offset, in June in Italy; each clock is
  /// ahead by its own seconds.
  private static func plant(mes: Int, maintenance: Int) throws -> Plant {
    var random = SeededGenerator(state: 7)
    // 5 June 2025, 06:00 in Italy.
    let begin = 1_749_096_000
    let length = 5 * 86_400
    var stops: [(machine: Int, start: Int, end: Int)] = []
    for machine in 1...4 {
      var time = begin + random.next(3600)
      while time < begin + length - 20_000 {
        time += 4000 + random.next(9000)
        let end = time + 1200 + random.next(5000)
        stops.append((machine, time, end))
        time = end
      }
    }
    stops.sort { $0.start < $1.start }
    func local(_ time: Int) -> String {
      Date(timeIntervalSince1970: Double(time + 7200)).ISO8601Format()
        .replacing("T", with: " ").replacing("Z", with: "")
    }
    let samples = stride(from: begin, to: begin + length, by: 60).flatMap { time in
      (1...4).map { machine in
        let isStill = stops.contains { $0.machine == machine && $0.start <= time && time < $0.end }
        let value = isStill ? "0.0" : "\(1480 + time / 60 * 7 % 11).5"
        return "P\(machine).Velocita;\(local(time));\(value)\n"
      }
    }
    let booked = stops.map { stop in
      let times = [stop.start, stop.end].map {
        local($0 + mes).replacing(" ", with: "T") + "+02:00"
      }
      return "P\(stop.machine);\(times[0]);\(times[1]);\(["Guasto", "Attesa"][stop.start % 2])\n"
    }
    let work = stops.enumerated().map { i, stop in
      "\(4000 + i);P\(stop.machine);Correttiva;\(local(stop.start + maintenance));\(local(stop.end + maintenance))\n"
    }
    return PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(
      try ExportedPlant.read([
        "storico.csv": "Tag;Data e ora;Valore\n" + samples.joined(),
        "mes/fermi.csv": "Macchina;Inizio fermo;Fine fermo;Causale\n" + booked.joined(),
        "manutenzione/ordini.csv":
          "Ordine di lavoro;Macchina;Tipo;Inizio;Fine\n" + work.joined(),
      ]))
  }

  @Test func `clocks of two systems that agree outvote the one that writes its zone`() throws {
    let plant = try Self.plant(mes: 660, maintenance: 0)
    let readings = Dictionary(uniqueKeysWithValues: plant.clocks.map { ($0.path, $0) })
    let mes = try #require(readings["mes/fermi.csv"])
    #expect(mes.verdict == .offset)
    #expect(abs((mes.offset ?? 0) - 660) < 60)
    for path in ["storico.csv", "manutenzione/ordini.csv"] {
      let reading = try #require(readings[path])
      #expect(reading.verdict != .offset)
      #expect(abs(reading.offset ?? 999) < 60)
    }
    #expect(plant.clockPairs.contains { $0.path == "mes/fermi.csv" })
  }

  @Test func `two clocks that differ say nothing of a third`() throws {
    let plant = try Self.plant(mes: 0, maintenance: 1800)
    let readings = Dictionary(uniqueKeysWithValues: plant.clocks.map { ($0.path, $0) })
    #expect(readings["mes/fermi.csv"]?.verdict != .offset)
    #expect(abs((readings["manutenzione/ordini.csv"]?.offset ?? 0) - 1800) < 60)
  }
}
