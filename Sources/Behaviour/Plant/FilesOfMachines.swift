import Recognition
import Vocabulary

/// The machines that the names of files tell apart, where their tags name none.
///
/// `press_A_20240603.csv` and `press_B_20240604.csv` hold the same tags of two presses; `oven3_part1.csv` and
/// `oven3_part2.csv` are parts of one export.
struct FilesOfMachines {
  private var names: [String: String] = [:]

  /// `tables` have the same columns, and none of their tags names a machine.
  init(_ tables: [RecognizedTable], _ equipment: EquipmentVocabulary) {
    let paths = Set(tables.map(\.path)).sorted()
    guard paths.count > 1 else { return }
    for path in paths { names[path] = FilesOfMachines.machine(path, equipment) }
    // What all files are called after tells none of them apart.
    if names.count < paths.count || Set(names.values).count < 2 { names = [:] }
  }

  subscript(path: String) -> String? { names[path] }

  /// The last part of a path that names a machine: a word for equipment, and what tells it from others.
  private static func machine(_ path: String, _ equipment: EquipmentVocabulary) -> String? {
    for part in path.split(separator: "/").reversed() {
      let stem = part.split(separator: ".").first.map(String.init) ?? String(part)
      let pieces = stem.split(whereSeparator: { "_ ".contains($0) }).map(String.init)
        .flatMap { isDate($0) ? [$0] : $0.split(separator: "-").map(String.init) }
      guard let first = pieces.firstIndex(where: { isEquipment($0, equipment) }) else { continue }
      let word = pieces[first]
      guard !word.contains(where: \.isNumber), let mark = pieces[(first + 1)...].first,
        !isDate(mark), tells(mark, equipment)
      else { return word }
      return word + "_" + mark
    }
    return nil
  }

  /// Whether what stands behind a word for equipment tells it from others, as `A`, `07`, `P12` and `north` do: `part1` is one of
  /// an export, and `temp` says what was measured.
  private static func tells(_ text: String, _ equipment: EquipmentVocabulary) -> Bool {
    let tokens = NameToken.split(text)
    return text.count(where: \.isLetter) <= 1
      || tokens.indices.contains {
        equipment.meaning(of: tokens, at: $0)?.0.qualifier != nil
      }
  }

  private static func isEquipment(_ text: String, _ equipment: EquipmentVocabulary) -> Bool {
    let tokens = NameToken.split(text)
    return tokens.indices.contains { index in
      guard let (meaning, _) = equipment.meaning(of: tokens, at: index) else { return false }
      return !meaning.classes.isEmpty && !meaning.isLetterCode && meaning.level == nil
    }
  }

  /// Digits enough for a year, and nothing of a name before them: `2024`, `20240503T0600`, `05-2024`.
  private static func isDate(_ text: String) -> Bool {
    text.first?.isNumber == true && text.count(where: \.isNumber) >= 4
  }
}
