import Foundation
import Linking
import Profiling
import Testing
import Vocabulary

/// How names of two lists are read, where each list has its own habits.
@Suite struct ReadNamesTests {
  struct Lists: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// Names, or a number with a description behind a colon and an area behind a stroke.
    var a: [String]
    var b: [String]
    /// Places of the same machine in both lists.
    var same: [(Int, Int)]
    var apart: [(Int, Int)] = []
  }

  private static func record(_ system: SourceSystem, _ text: String, line: Int) -> NameRecord {
    let parts = text.split(separator: ":", maxSplits: 1).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let said = parts.count > 1 ? parts[1].components(separatedBy: " | ") : []
    return AssetLinkerTests.record(
      system, parts[0], line: line, description: said.first, areas: said.count > 1 ? [said[1]] : [])
  }

  static let all = [
    Lists(
      testDescription: "Roman numerals beside signs of numbers",
      a: ["Calciner I", "Calciner II", "Calciner IV", "Stacker V", "Stacker II"],
      b: ["#1 Calciner", "No. 2 calciner", "#4 Calciner", "#5 Stacker", "N° 2 Stacker"],
      same: [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)], apart: [(0, 1), (2, 0)]),
    Lists(
      testDescription: "the letter I of a sister is no numeral",
      a: ["Pump G", "Pump H", "Pump I"], b: ["Pump 7", "Pump 8", "Pump 9", "Pump 1"],
      same: [], apart: [(2, 3)]),
    Lists(
      testDescription: "ordinals before their words",
      a: ["4. sor 40. állomás", "4. sor 10. állomás", "1. sor 40. állomás"],
      b: ["L4-ST040", "L4-ST010", "L1-ST040"],
      same: [(0, 0), (1, 1), (2, 2)], apart: [(1, 2)]),
    Lists(
      testDescription: "a sign before the number and the model before the sign",
      a: ["40711: Blenderix tumbling VX 3800 n. 2", "40712: Blenderix tumbling VX 2950 n. 1"],
      b: ["Blenderix 2", "Blenderix 1", "Blenderix 3"],
      same: [(0, 0), (1, 1)], apart: [(0, 1), (1, 2)]),
    Lists(
      testDescription: "a type that all rows of a kind have",
      a: ["711: QUANDEL ROTOR 1 GH 4800", "712: QUANDEL ROTOR 2 GH 4800"],
      b: ["Quandel 1", "Quandel 2"], same: [(0, 0), (1, 1)], apart: [(0, 1)]),
    Lists(
      testDescription: "a number in brackets after a model",
      a: ["CU1: CORTADORA KOMAX ALPHA 550 (1)", "CU3: CORTADORA KOMAX ALPHA 433 (3)"],
      b: ["Cortadora 1", "Cortadora 3", "Cortadora 550"], same: [(0, 0), (1, 1)], apart: [(0, 2)]),
    Lists(
      testDescription: "letters of rows behind codes that mean nothing here",
      a: ["CD-A1", "CD-A2", "CD-B1", "MC-A1", "MC-B1", "MC-B2"],
      b: ["CD.A01", "CD.A02", "CD.B01", "MC.A01", "MC.B01", "MC.B02"],
      same: [(0, 0), (2, 2), (3, 3), (5, 5)], apart: [(0, 3), (0, 2)]),
    Lists(
      testDescription: "words that one list leaves out",
      a: ["Drum quibbler 1", "Drum quibbler 2", "Zorvik de malta 3"],
      b: ["Quibbler 1", "Quibbler 2", "Zorvik 3"],
      same: [(0, 0), (1, 1), (2, 2)], apart: [(0, 1)]),
    Lists(
      testDescription: "a word that two machines leave out",
      a: ["Hot press 1", "Cold press 1"], b: ["Press 1"], same: [], apart: [(0, 0), (1, 0)]),
    Lists(
      testDescription: "two words of one class that both lists have",
      a: ["Cartoner Line 1", "Case packer Line 1"], b: ["L1_Cartoner", "L1_CasePacker"],
      same: [(0, 0), (1, 1)], apart: [(0, 1), (1, 0)]),
    Lists(
      testDescription: "the same words in another order",
      a: ["91: FAN - RAW MILL", "92: ELEVATOR - CEMENT MILL NO.1"],
      b: ["Raw mill fan", "Cement mill 1 elevator"], same: [(0, 0), (1, 1)], apart: [(0, 1)]),
    Lists(
      testDescription: "beginnings of words, and a size that is the only number",
      a: ["SM.Debark1", "SM.Quorger"], b: ["11: DEBARKER, NICHOLSON", "12: QUORGER, 6 FT WASTE"],
      same: [(0, 0), (1, 1)], apart: [(0, 1)]),
    Lists(
      testDescription: "a makers' name that is nearly a class",
      a: ["71: COMPRESSOR KAESER"], b: ["Laser 1"], same: [], apart: [(0, 0)]),
    Lists(
      testDescription: "a press replaced by another of its number",
      a: ["81: Press 7", "82: Press 7 (retired)"], b: ["Press 7"], same: [(0, 0)], apart: [(1, 0)]),
    Lists(
      testDescription: "codes that count the line into the number",
      a: [
        "QIB-11", "QIB-12", "QIB-21", "ZOR-11", "ZOR-21", "VEX-11", "VEX-21", "TRA-11",
      ],
      b: [
        "501: Quibbler Diosna nr 1 | Line 1", "502: Quibbler Diosna nr 2 | Line 1",
        "503: Quibbler Kemper | Line 2", "504: Zorvik | Line 1", "505: Zorvik | Line 2",
        "506: Vexator | Line 1", "507: Vexator | Line 2", "508: Trandel | Line 1",
      ],
      same: [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (7, 7)], apart: [(1, 2), (3, 4)]),
    Lists(
      testDescription: "codes of which half are short for nothing",
      a: ["QIB-11", "QIB-12", "XQT-11", "WWB-21", "VVN-11", "YLL-21"],
      b: [
        "501: Quibbler | Line 1", "502: Zorvik | Line 2", "503: Vexator | Line 1",
        "504: Trandel | Line 1",
      ],
      same: [], apart: [(0, 0), (2, 0)]),
    Lists(
      testDescription: "fans that two letters tell apart",
      a: ["FD fan 1", "FD fan 2"], b: ["ID fan 1", "ID fan 2"], same: [], apart: [(0, 0), (1, 1)]),
    Lists(
      testDescription: "classes whose words share a word",
      a: ["Heat pump 1", "Filter press 1", "Stacker crane 1"], b: ["Pump 1", "Press 1", "Crane 1"],
      same: [], apart: [(0, 0), (1, 1), (2, 2)]),
    Lists(
      testDescription: "the tank of a pump and the pump of a tank",
      a: ["Pump tank 1", "Fan 3"], b: ["Tank pump 1", "Fan 3"], same: [(1, 1)], apart: [(0, 0)]),
    Lists(
      testDescription: "other lines, all of one number",
      a: ["Filler 1 line 20", "Filler 2 line 20"], b: ["Filler 1 line 10", "Filler 2 line 10"],
      same: [], apart: [(0, 0), (1, 1)]),
    Lists(
      testDescription: "a name in quotes behind a line",
      a: ["Linie 1 \"Presse 2\"", "Linie 1 \"Presse 3\""], b: ["Linie 1 Presse 1"], same: [],
      apart: [(0, 0), (1, 0)]),
    Lists(
      testDescription: "halls of the one and lines of the other do not contradict",
      a: ["31: Winder #4 | Hall 2", "32: Winder #5 | Hall 2"],
      b: ["L3-10: Winder 4 | Line 3", "L3-20: Winder 5 | Line 3"], same: [(0, 0), (1, 1)],
      apart: [(0, 1)]),
  ]

  @Test(arguments: all)
  func `names of two lists meet where they are one machine`(lists: Lists) throws {
    let identity = try AssetLinkerTests.linker().link(
      lists.a.enumerated().map { Self.record(.erp, $0.element, line: $0.offset + 2) }
        + lists.b.enumerated().map { Self.record(.mes, $0.element, line: $0.offset + 2) })
    func areOne(_ x: Int, _ y: Int) -> Bool {
      identity.assets.contains { asset in
        asset.names.contains { $0.system == .erp && $0.location.line == x + 2 }
          && asset.names.contains { $0.system == .mes && $0.location.line == y + 2 }
      }
    }
    for (x, y) in lists.same { #expect(areOne(x, y), "\(lists.a[x]) = \(lists.b[y])") }
    for (x, y) in lists.apart { #expect(!areOne(x, y), "\(lists.a[x]) ≠ \(lists.b[y])") }
  }
}
