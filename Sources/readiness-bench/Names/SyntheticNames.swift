import Linking
package import Profiling
package import Vocabulary

/// Made-up names of the machines of a plant in four systems, with what each of them is.
///
/// Eight ways to write a name, and four more for plants whose names have no words. Some machines have a sister that is told
/// by a letter, some are known to one system only, some names have a slip of the pen. The same seed gives the same names.
package struct SyntheticNames {
  struct Machine {
    /// 0 where names do not tell the site.
    var site: Int
    var line: Int
    var kind: Int
    var number: Int
    /// `A`, `B` or nothing.
    var letter: String
  }

  package struct Name: Sendable {
    package var system: SourceSystem
    package var text: String
    /// The machine that it means, counted over all.
    package var machine: Int
  }

  package static let systems: [SourceSystem] = [.historian, .mes, .cmms, .erp]

  private static let codes = [
    "FIL", "CAP", "LAB", "PAL", "CNV", "PMP", "TNK", "MIX", "OVN", "CMP",
  ]
  private static let words = [
    "Filler", "Capper", "Labeller", "Palletiser", "Conveyor", "Pump", "Tank", "Mixer", "Oven",
    "Compressor",
  ]
  private static let german = [
    "Füller", "Verschließer", "Etikettierer", "Palettierer", "Förderer", "Pumpe", "Tank", "Mischer",
    "Ofen", "Kompressor",
  ]
  private static let letters = ["F", "CP", "LB", "PL", "CV", "P", "T", "M", "OV", "K"]

  /// The eight ways to write a name.
  static let conventions: [@Sendable (Machine) -> String] = [
    { "\(site($0, "PLT", "/"))Line \($0.line)/\(words[$0.kind]) \(two($0.number))\($0.letter)" },
    { "\(site($0, "PLT", "."))L\(two($0.line)).\(codes[$0.kind])\(two($0.number))\($0.letter)" },
    { "\(words[$0.kind]) \($0.number)\($0.letter) Line \($0.line)\(behind($0, " Plant "))" },
    { "\(german[$0.kind]) \($0.number)\($0.letter) Linie \($0.line)\(behind($0, " Werk "))" },
    { "\(site($0, "W", "-"))\(codes[$0.kind])-\($0.line)\(two($0.number))\($0.letter)" },
    { "\(site($0, "PLT", "-"))L\($0.line)-\(codes[$0.kind])-\(two($0.number))\(apart($0, "-"))" },
    {
      "\(site($0, "plant", "_"))line\($0.line)_\(words[$0.kind].lowercased())_\($0.number)\(apart($0, "_").lowercased())"
    },
    { "\(site($0, "W", "-"))\(letters[$0.kind])-\($0.line)\(two($0.number))\($0.letter)" },
  ]

  /// Names of numbers.
  static let wordless: [@Sendable (Machine) -> String] = [
    { "\(site($0, "", "-"))\($0.line)-\(two($0.kind + 1))-\(two($0.number))\($0.letter)" },
    { "\(site($0, "", "."))\(two($0.line)).\(two($0.kind + 1)).\(two($0.number))\($0.letter)" },
    { "\(site($0, "", "/"))\($0.line)/\($0.kind + 1)/\($0.number)\($0.letter)" },
    {
      "\(site($0, "", " "))\(two($0.line)) \(two($0.kind + 1)) \(two($0.number))\(apart($0, "-"))"
    },
  ]

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func site(_ machine: Machine, _ word: String, _ mark: String) -> String {
    machine.site == 0 ? "" : "\(word)\(machine.site)\(mark)"
  }

  private static func behind(_ machine: Machine, _ word: String) -> String {
    machine.site == 0 ? "" : "\(word)\(machine.site)"
  }

  private static func apart(_ machine: Machine, _ mark: String) -> String {
    machine.letter.isEmpty ? "" : mark + machine.letter
  }

  package private(set) var names: [Name] = []
  private var machineCount = 0
  private var seen: Set<String> = []
  private var random: SplitMix64

  /// A plant of about 250 machines; the number tells which ways its systems write names.
  package static func plant(_ number: Int, seed: UInt64) -> SyntheticNames {
    var plant = SyntheticNames(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
    plant.addSite(0, ways: plant.ways(isWordless: number % 5 == 4), lines: 2...6, most: 4)
    return plant
  }

  /// About `count` names of many sites, which all write names in the same four ways.
  package static func company(_ count: Int, seed: UInt64) -> SyntheticNames {
    var company = SyntheticNames(seed: seed)
    let ways = [1, 6, 2, 5].map { conventions[$0] }
    var site = 1
    while company.names.count < count {
      company.addSite(site, ways: ways, lines: 8...12, most: 6)
      site += 1
    }
    company.names.removeSubrange(min(count, company.names.count)...)
    company.seen = []
    return company
  }

  private init(seed: UInt64) { random = SplitMix64(state: seed) }

  private mutating func ways(isWordless: Bool) -> [@Sendable (Machine) -> String] {
    var open = isWordless ? Self.wordless : Self.conventions
    return Self.systems.map { _ in open.remove(at: random.below(open.count)) }
  }

  private mutating func addSite(
    _ site: Int, ways: [@Sendable (Machine) -> String], lines: ClosedRange<Int>, most: Int
  ) {
    let lineCount = lines.lowerBound + random.below(lines.count)
    for line in 1...lineCount {
      for kind in Self.codes.indices where random.unit() < 0.8 {
        for number in 1...(1 + random.below(most)) {
          let hasSister = random.unit() < 0.15
          for letter in hasSister ? ["A", "B"] : [""] {
            add(
              Machine(site: site, line: line, kind: kind, number: number, letter: letter),
              ways: ways)
          }
        }
      }
    }
  }

  private mutating func add(_ machine: Machine, ways: [@Sendable (Machine) -> String]) {
    // Known to one system, or to most.
    let only = random.unit() < 0.1 ? random.below(ways.count) : nil
    for (place, way) in ways.enumerated() {
      guard only.map({ $0 == place }) ?? (random.unit() < 0.95) else { continue }
      var text = way(machine)
      if random.unit() < 0.03 { text = slipped(text) }
      let system = Self.systems[place]
      guard seen.insert("\(system.rawValue)|\(text)").inserted else { continue }
      names.append(Name(system: system, text: text, machine: machineCount))
    }
    machineCount += 1
  }

  /// The name with two letters swapped, one lost or one doubled, in its longest word if that has five letters.
  private mutating func slipped(_ text: String) -> String {
    var signs = Array(text)
    var longest = 0..<0
    var start = 0
    while start < signs.count {
      var end = start
      while end < signs.count, signs[end].isLetter { end += 1 }
      if end - start > longest.count { longest = start..<end }
      start = max(end, start + 1)
    }
    guard longest.count >= 5 else { return text }
    let place = longest.lowerBound + 1 + random.below(longest.count - 2)
    switch random.below(3) {
    case 0: signs.swapAt(place, place + 1)
    case 1: signs.remove(at: place)
    default: signs.insert(signs[place], at: place)
    }
    return String(signs)
  }

  package var records: [NameRecord] {
    var lines: [SourceSystem: Int] = [:]
    return names.map { name in
      lines[name.system, default: 1] += 1
      let isTag = name.system == .historian
      return NameRecord(
        system: name.system, origin: isTag ? .tags : name.system == .erp ? .register : .reference,
        location: SourceLocation(
          path: "\(name.system.rawValue).csv", line: lines[name.system] ?? 0),
        name: name.text)
    }
  }
}

extension SplitMix64 {
  /// 0 ..< limit.
  mutating func below(_ limit: Int) -> Int { Int((next() >> 33) % UInt64(limit)) }
}
