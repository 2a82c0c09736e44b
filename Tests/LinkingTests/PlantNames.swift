import Linking
import Profiling
import Recognition
import Tabular
import TestSupport
import Testing
import Vocabulary

/// A plant whose assets are known, written the way several systems would write them.
struct PlantNames: Sendable, CustomTestStringConvertible {
  struct Style: Sendable {
    var system: SourceSystem
    var origin: NameRecord.Origin
    var write: @Sendable (Unit) -> Written
  }

  struct Unit: Sendable {
    var kind: Int
    var line: Int
    var number: Int
  }

  struct Written: Sendable {
    var name: String
    var description: String?
    var areas: [String] = []
    var aliases: [String] = []
  }

  var testDescription: String
  var units: [Unit]
  var styles: [Style]
  /// Whether the vocabulary knows the classes; else they must be learned from numbers alone.
  var hasKnownWords = true

  /// The records of all systems and, by "system|name", the unit that each stands for.
  ///
  /// - Parameters:
  ///   - missing: Share of names left out.
  ///   - shortest: Letters of the shortest word that is misspelt; 3 spoils codes too.
  ///   - misspelt: Share of names in which one word has two letters swapped.
  func records(missing: Double, misspelt: Double, shortest: Int = 5, seed: UInt64) -> (
    records: [NameRecord], truth: [String: Int]
  ) {
    var random = SeededGenerator(state: seed)
    var records: [NameRecord] = []
    var truth: [String: Int] = [:]
    for style in styles {
      for (index, unit) in units.enumerated() {
        var written = style.write(unit)
        if random.unit() < missing { continue }
        if random.unit() < misspelt { written.name = swapped(written.name, shortest, &random) }
        let key = "\(style.system.rawValue)|\(written.name)"
        guard truth[key] == nil else { continue }
        truth[key] = index
        records.append(
          NameRecord(
            system: style.system, origin: style.origin,
            location: SourceLocation(path: "\(style.system.rawValue).csv", line: index + 2),
            name: written.name, aliases: written.aliases, description: written.description,
            areas: written.areas))
      }
    }
    return (records, truth)
  }

  /// Swaps two neighbouring letters in the longest word.
  private func swapped(_ name: String, _ shortest: Int, _ random: inout SeededGenerator) -> String {
    var letters = Array(name)
    var runs: [Range<Int>] = []
    var start = 0
    while start < letters.count {
      var end = start
      while end < letters.count, letters[end].isLetter { end += 1 }
      if end > start { runs.append(start..<end) }
      start = max(end, start + 1)
    }
    guard let longest = runs.max(by: { $0.count < $1.count }), longest.count >= shortest else {
      return name
    }
    let first = longest.count > 4 ? 1 : 0
    let at = longest.lowerBound + first + Int(random.next() % UInt64(longest.count - 1 - first))
    letters.swapAt(at, at + 1)
    return String(letters)
  }
}

private func padded(_ value: Int, _ width: Int) -> String {
  let text = String(value)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

extension PlantNames {
  static let all: [PlantNames] = [
    bottling, machining, powerPlant, loops, french, spanish, sisters, polishDutch, unknownWords,
    italian,
  ]

  private static func grid(kinds: Int, lines: Int, perLine: (Int, Int) -> Int) -> [Unit] {
    (1...lines).flatMap { line in
      (0..<kinds).flatMap { kind in
        (0..<perLine(kind, line)).map { Unit(kind: kind, line: line, number: $0 + 1) }
      }
    }
  }

  static let bottling: PlantNames = {
    let codes = ["FIL", "CAP", "LAB", "PAL", "DEP", "INS", "PAS", "CNV"]
    let german = [
      "Füller", "Verschließer", "Etikettierer", "Palettierer", "Entpalettierer", "Inspektor",
      "Pasteur", "Förderer",
    ]
    return PlantNames(
      testDescription: "German bottling",
      units: grid(kinds: 8, lines: 4) { kind, _ in kind == 7 ? 6 : kind == 2 ? 2 : 1 },
      styles: [
        Style(system: .historian, origin: .tags) {
          Written(name: "PLT1.L\(padded($0.line, 2)).\(codes[$0.kind])\(padded($0.number, 2))")
        },
        Style(system: .mes, origin: .reference) {
          Written(name: "L\($0.line)-\(codes[$0.kind])-\($0.number)")
        },
        Style(system: .erp, origin: .register) {
          Written(
            name: "1000-PKG-L\(padded($0.line, 2))-\(codes[$0.kind])\(padded($0.number, 2))",
            description: "\(german[$0.kind]) \($0.number) L\($0.line)")
        },
        Style(system: .cmms, origin: .register) {
          Written(name: "\(german[$0.kind]) \($0.number) Linie \($0.line)")
        },
      ])
  }()

  static let machining: PlantNames = {
    let codes = ["VMC", "LTH", "GRD", "WSH"]
    let words = ["MILL", "LATHE", "GRINDER", "WASHER"]
    return PlantNames(
      testDescription: "American machining",
      units: grid(kinds: 4, lines: 5) { kind, line in kind == 3 ? 1 : 2 + (kind + line) % 3 },
      styles: [
        Style(system: .historian, origin: .tags) {
          Written(name: "CELL\($0.line)_\(codes[$0.kind])\($0.number)")
        },
        Style(system: .mes, origin: .reference) {
          Written(name: "\(codes[$0.kind])-\($0.line)\(padded($0.number, 2))")
        },
        Style(system: .erp, origin: .register) {
          Written(
            name: "\(codes[$0.kind])\($0.line)\(padded($0.number, 2))",
            description: "\(words[$0.kind]) \($0.number)", areas: ["CELL\($0.line)"])
        },
        Style(system: .cmms, origin: .register) {
          Written(name: "\(words[$0.kind]) #\($0.number) CELL \($0.line)")
        },
      ])
  }()

  static let powerPlant: PlantNames = {
    let functions = ["LAB", "LAC", "PAC", "EGD"]
    let parts = ["AP", "AA", "AN"]
    return PlantNames(
      testDescription: "KKS",
      units: grid(kinds: 12, lines: 2) { _, _ in 3 },
      styles: [
        Style(system: .historian, origin: .tags) {
          Written(
            name:
              "\($0.line)0\(functions[$0.kind / 3])2\($0.kind % 3)\(parts[$0.kind % 3])\(padded($0.number, 3))"
          )
        },
        Style(system: .erp, origin: .register) {
          Written(
            name:
              "\($0.line)0 \(functions[$0.kind / 3])2\($0.kind % 3) \(parts[$0.kind % 3])\(padded($0.number, 3))"
          )
        },
        Style(system: .cmms, origin: .register) {
          Written(
            name:
              "=\($0.line)0-\(functions[$0.kind / 3])2\($0.kind % 3)-\(parts[$0.kind % 3])-\(padded($0.number, 3))"
          )
        },
      ])
  }()

  static let loops: PlantNames = {
    let letters = ["PT", "TT", "FIC", "LIC", "PDT"]
    return PlantNames(
      testDescription: "ISA loops",
      units: grid(kinds: 5, lines: 3) { _, _ in 8 },
      styles: [
        Style(system: .historian, origin: .tags) {
          Written(name: "VAL_\($0.line + 20)-\(letters[$0.kind])-925\(padded($0.number, 2))")
        },
        Style(system: .assetModel, origin: .register) {
          Written(name: "\($0.line + 20)-\(letters[$0.kind])-925\(padded($0.number, 2))")
        },
        Style(system: .cmms, origin: .register) {
          Written(name: "\($0.line + 20)\(letters[$0.kind])925\(padded($0.number, 2))")
        },
      ])
  }()

  static let french: PlantNames = {
    let words = ["Remplisseuse", "Étiqueteuse", "Pompe", "Convoyeur", "Compresseur"]
    let english = ["Filler", "Labeller", "Pump", "Conveyor", "Compressor"]
    return PlantNames(
      testDescription: "French and English",
      units: grid(kinds: 5, lines: 3) { kind, _ in kind + 1 },
      styles: [
        Style(system: .cmms, origin: .register) {
          Written(name: "\(words[$0.kind]) n° \($0.number) - Ligne \($0.line)")
        },
        Style(system: .mes, origin: .reference) {
          Written(name: "Line\($0.line)/\(english[$0.kind])\(padded($0.number, 2))")
        },
        Style(system: .erp, origin: .register) {
          Written(
            name: "10\(padded($0.kind * 100 + $0.line * 10 + $0.number, 6))",
            description: "\(words[$0.kind].uppercased()) \($0.number)",
            areas: ["LIGNE \($0.line)"])
        },
      ])
  }()

  static let spanish: PlantNames = {
    let words = ["Bomba", "Llenadora", "Tanque", "Caldera"]
    let codes = ["P", "FIL", "TK", "BLR"]
    return PlantNames(
      testDescription: "Spanish",
      units: grid(kinds: 4, lines: 3) { kind, _ in 2 + kind },
      styles: [
        Style(system: .cmms, origin: .register) {
          Written(name: "\(words[$0.kind]) \($0.number) Línea \($0.line)")
        },
        Style(system: .historian, origin: .tags) {
          Written(name: "LINEA\($0.line)_\(codes[$0.kind])_\(padded($0.number, 2))")
        },
      ])
  }()

  static let italian: PlantNames = {
    let words = ["Riempitrice", "Etichettatrice", "Pompa", "Nastro"]
    let codes = ["RIE", "ETI", "PMP", "CNV"]
    return PlantNames(
      testDescription: "Italian",
      units: grid(kinds: 4, lines: 4) { kind, _ in 1 + kind },
      styles: [
        Style(system: .cmms, origin: .register) {
          Written(name: "\(words[$0.kind]) \($0.number) della linea \($0.line)")
        },
        Style(system: .erp, origin: .register) {
          Written(name: "IT01.L\($0.line).\(codes[$0.kind]).\(padded($0.number, 3))")
        },
        Style(system: .historian, origin: .tags) {
          Written(name: "Linea\($0.line).\(words[$0.kind])\($0.number)")
        },
      ])
  }()

  static let sisters: PlantNames = {
    let letters = ["P", "K", "E"]
    let words = ["Pump", "Compressor", "Heat Exchanger"]
    return PlantNames(
      testDescription: "sister units A and B",
      units: grid(kinds: 3, lines: 4) { _, _ in 6 },
      styles: [
        Style(system: .historian, origin: .tags) {
          Written(
            name:
              "\(letters[$0.kind])-\($0.line)0\(($0.number + 1) / 2)\($0.number % 2 == 1 ? "A" : "B")"
          )
        },
        Style(system: .erp, origin: .register) {
          Written(
            name:
              "\(letters[$0.kind])\($0.line)0\(($0.number + 1) / 2)\($0.number % 2 == 1 ? "A" : "B")"
          )
        },
        Style(system: .cmms, origin: .register) {
          Written(
            name:
              "\(words[$0.kind]) \($0.line)0\(($0.number + 1) / 2) \($0.number % 2 == 1 ? "A" : "B")"
          )
        },
      ])
  }()

  static let polishDutch: PlantNames = {
    let polish = ["Pompa", "Sprężarka", "Przenośnik", "Wentylator"]
    let dutch = ["Pomp", "Compressor", "Transportband", "Ventilator"]
    return PlantNames(
      testDescription: "Polish and Dutch",
      units: grid(kinds: 4, lines: 3) { kind, _ in 2 + kind },
      styles: [
        Style(system: .cmms, origin: .register) {
          Written(name: "\(polish[$0.kind]) nr \($0.number), linia \($0.line)")
        },
        Style(system: .mes, origin: .reference) {
          Written(name: "\(dutch[$0.kind]) \($0.number) Lijn \($0.line)")
        },
      ])
  }()

  static let unknownWords: PlantNames = {
    let left = ["XYZ", "QUU", "WOK"]
    let right = ["Foobar", "Snark", "Jabberwock"]
    return PlantNames(
      testDescription: "words that no vocabulary has",
      units: grid(kinds: 3, lines: 3) { kind, _ in 2 + 2 * kind },
      styles: [
        Style(system: .mes, origin: .reference) {
          Written(name: "L\($0.line)-\(left[$0.kind])-\(padded($0.number, 2))")
        },
        Style(system: .cmms, origin: .register) {
          Written(name: "\(right[$0.kind]) \($0.number) Line \($0.line)")
        },
      ], hasKnownWords: false)
  }()
}
