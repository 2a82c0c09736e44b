import Behaviour
import Evidence
import Foundation
import Testing

/// What statements on the evidence may do, and what is in its file.
@Suite struct EvidenceTests {
  @Test func `a second statement is refused`() throws {
    let evidence = try Evidence.empty()
    #expect(throws: DatabaseError("more than one statement")) {
      try evidence.select("SELECT 1; SELECT 2")
    }
    #expect(throws: DatabaseError("more than one statement")) {
      try evidence.columns(of: "SELECT 1; DROP TABLE signal")
    }
    #expect(throws: DatabaseError("the statement is empty")) { try evidence.select(" -- \n") }
  }

  @Test func `a flood of rows or of text is stopped`() throws {
    let endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) "
    let evidence = try Evidence.empty()
    // Few steps, each of which takes long.
    #expect(throws: DatabaseError("it takes too many steps")) {
      try evidence.select(
        endless + "SELECT group_concat(n || hex(zeroblob(900000))) FROM r", seconds: 0.3)
    }
    #expect(throws: DatabaseError("it takes too many steps")) {
      try evidence.select(endless + "SELECT n FROM r", steps: 1_000_000)
    }
    #expect(try evidence.select("SELECT 1") == [[.integer(1)]])
  }

  @Test func `identical facts give identical bytes`() throws {
    var plant = Plant()
    var signal = SignalFacts(tag: "T1", path: "h.csv")
    signal.coverage.gaps = [Gap(start: 1, end: 9, cause: .tag)]
    signal.values.minimum = -0.1
    plant.signals = [signal, SignalFacts(tag: "Ü2'; DROP TABLE signal", path: "h.csv")]
    let folder = FileManager.default.temporaryDirectory.path + "/evidence-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var bytes: [Data] = []
    for name in ["a.sqlite", "b.sqlite", "a.sqlite"] {
      let path = folder + "/" + name
      try Evidence(plant, useCases: [.pumps]).write(to: path)
      bytes.append(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
    #expect(bytes[0].starts(with: Data("SQLite format 3".utf8)))
    #expect(bytes[0] == bytes[1] && bytes[1] == bytes[2])
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.sorted() == ["a.sqlite", "b.sqlite"])
  }
}
