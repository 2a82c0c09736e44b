import Profiling
import Vocabulary

/// Instruments that a list describes by the machine that they are on: `Motor winding` beside TE-131, TI-131 and TAH-131 makes
/// none of them a motor.
struct DescribedInstruments {
  private struct Loop: Hashable {
    var number: String
    /// Of the machine that the description names.
    var classIndex: Int
  }

  private let letters: InstrumentLetters
  /// Codes beside which words for several classes stand.
  private var codes: Set<String> = []
  private var loops: Set<Loop> = []

  init(
    _ letters: InstrumentLetters, _ records: [NameRecord], _ read: [LinkRecord?],
    _ vocabulary: EquipmentVocabulary
  ) {
    self.letters = letters
    var classes: [String: Set<Int>] = [:]
    var sharing: [Loop: Set<String>] = [:]
    for (record, read) in zip(records, read) {
      guard let described = DescribedInstruments.described(read),
        !vocabulary.controlled.contains(described), let code = letters.code(in: record.name)
      else { continue }
      classes[code.letters, default: []].insert(described)
      sharing[Loop(number: code.number, classIndex: described), default: []].insert(code.letters)
    }
    let judgement = LettersStandForClass.inForce
    codes = Set(classes.filter { judgement.areInstruments(classes: $0.value.count) }.keys)
    loops = Set(sharing.filter { judgement.isLoop(codes: $0.value.count) }.keys)
  }

  /// The one class that words of a description name.
  private static func described(_ read: LinkRecord?) -> Int? {
    let view = read?.views.first { $0.source == .description }
    guard let view, view.isClassSure, view.classes.count == 1 else { return nil }
    return view.classes[0]
  }

  /// Whether the description of a record says where it is, and not what.
  func isPlaced(_ record: NameRecord, _ read: LinkRecord?) -> Bool {
    guard !codes.isEmpty || !loops.isEmpty, let described = DescribedInstruments.described(read),
      let code = letters.code(in: record.name)
    else { return false }
    return codes.contains(code.letters)
      || loops.contains(Loop(number: code.number, classIndex: described))
  }
}
