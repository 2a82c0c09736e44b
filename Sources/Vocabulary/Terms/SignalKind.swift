/// What a signal measures. The kinds, and what is known of each, are those of `signals.yml`, in its order.
package struct SignalKind: RawRepresentable, CaseIterable, Hashable, Sendable,
  CustomStringConvertible
{
  /// What holds for all signals of a kind; see the head of the file.
  package enum Trait: String, Sendable, CaseIterable {
    case measured, cumulative, told, set
    case lively, levelled, stepless
    case currentLoop = "current-loop"
    case followsRunning = "follows-running"
    case load, seasonless
    case heldAtEnds = "held-at-ends"
  }

  private let place: UInt8

  private struct Entry {
    var name: String
    var traits: Set<Trait>
    var showsRunning: Int?
  }

  private static let entries: [Entry] = loadedOnce {
    try VocabularyFile.signals.builtIn()["kinds"].entries.map { name, node in
      Entry(
        name: name, traits: Set(node["traits"].words.compactMap(Trait.init)),
        showsRunning: node["shows-running"].number.map { Int($0) })
    }
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: entries.enumerated().map { ($1.name, UInt8($0)) })

  package static let allCases: [SignalKind] = entries.indices.map { SignalKind(place: UInt8($0)) }

  /// Kinds of signals that show whether their machine runs, the surest first.
  package static let showingRunning: [SignalKind] =
    allCases
    .filter { $0.entry.showsRunning != nil }
    .sorted { ($0.entry.showsRunning ?? 0) < ($1.entry.showsRunning ?? 0) }

  private init(place: UInt8) { self.place = place }

  package init?(rawValue: String) {
    guard let place = SignalKind.places[rawValue] else { return nil }
    self.place = place
  }

  private var entry: Entry { SignalKind.entries[Int(place)] }

  package var rawValue: String { entry.name }

  package var description: String { rawValue }

  package func has(_ trait: Trait) -> Bool { entry.traits.contains(trait) }

  /// Kinds by a letter that stands for them.
  static func letters(_ key: String, of kinds: WordFile) -> [Character: SignalKind] {
    let pairs = allCases.compactMap { kind in
      kinds[kind.rawValue][key].text.first.map { ($0, kind) }
    }
    return Dictionary(pairs) { $1 }
  }

  package static func == (a: SignalKind, b: SignalKind) -> Bool { a.place == b.place }

  package func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

/// The kinds that some code asks for by name.
extension SignalKind {
  private static func named(_ name: String) -> SignalKind {
    SignalKind(rawValue: name)
      ?? loadedOnce {
        throw VocabularyError(
          message: "signals.yml has no kind '\(name)'", help: "install the program again")
      }
  }

  package static let temperature = named("temperature")
  package static let pressure = named("pressure")
  package static let vibration = named("vibration")
  package static let current = named("current")
  package static let speed = named("speed")
  package static let flow = named("flow")
  package static let level = named("level")
  package static let power = named("power")
  package static let energy = named("energy")
  package static let torque = named("torque")
  package static let position = named("position")
  package static let count = named("count")
  package static let state = named("state")
  package static let setpoint = named("setpoint")
  package static let other = named("other")
}

extension VocabularyFile {
  static let signals = VocabularyFile(
    name: "signals.yml",
    shape: .fields([
      FileField(
        "kinds",
        .named(
          .fields([
            FileField("words", .list(.text), "What it is called."),
            FileField("isa", .text, "Its letter in ISA-5.1."),
            FileField("kks", .text, "Its letter in KKS."),
            FileField("leading", .text, "Its letter before the name of an object."),
            FileField("traits", .list(.words(of: SignalKind.Trait.self)), "What holds for all."),
            FileField("shows-running", .number, "Rank of what shows that a machine runs."),
          ])), required: true, "Kinds of signals."),
      FileField(
        "running",
        .fields([
          words("words", "In names of states that tell whether a machine runs."),
          words("on", "Texts of a machine that runs."), words("off", "Texts of one that rests."),
          words("switched-on", "Texts of what is on."),
          words("switched-off", "Texts of what is off."),
          words("negations", "Words before what is not."),
          words("negating-prefixes", "Letters before a word for what is not."),
          words("but-not", "In names of other states."),
        ]), required: true, "States of running."),
      FileField(
        "aggregates",
        .fields([
          words("averaged", "Means."), words("interpolated", "Values between samples."),
          words("other", "Other statistics."),
        ]), required: true, "What an export made of samples."),
      words("attributes", "Ends of tags that name the value of a point."),
      words("blocks", "Function blocks of controllers between a tag and its value."),
      words("set-words", "Words beside a quantity that say that it is set."),
      words("sets", "Words before `set` that make it a machine."),
      words("controller-outputs", "Ends of tags of a controller that name what it gives out."),
      words("fields", "Ends of tags that name a field of a block."),
      words("isa-functions", "Functions of instruments."),
      words("isa-modifiers", "Letters that change the first one of an instrument."),
      words("qualifiers", "What says more about a point."),
      words("wind", "What makes a speed that of the wind."),
      words("carriers", "What a point is on, in one word with its kind."),
      words("compound-ends", "Short words for a kind that end a compound."),
      words("places", "What makes a number that of a place."),
    ]))
}
