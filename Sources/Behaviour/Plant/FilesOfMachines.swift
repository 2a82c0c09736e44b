import Recognition
import Vocabulary

/// The machines that the names of files tell apart, where their tags name none.
///
/// `press_A_20240603.csv` and `press_B_20240604.csv` hold the same tags of two presses; `line3_part1.csv` and
/// `line3_part2.csv` are parts of one export.
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

  /// The last part of a path that names a machine, without dates: a word for equipment, and what tells it from others.
  private static func machine(_ path: String, _ equipment: EquipmentVocabulary) -> String? {
    for part in path.split(separator: "/").reversed() {
      let stem = part.split(separator: ".").first.map(String.init) ?? String(part)
      let pieces = stem.split(whereSeparator: { "_- ".contains($0) }).map(String.init)
      let named = pieces.filter { !isDate($0) }
      guard let first = named.firstIndex(where: { isEquipment($0, equipment) }) else { continue }
      let rest = named[first...].prefix(2)
      return rest.joined(separator: "_")
    }
    return nil
  }

  private static func isEquipment(_ text: String, _ equipment: EquipmentVocabulary) -> Bool {
    let tokens = NameToken.split(text)
    return tokens.indices.contains { index in
      guard let (meaning, _) = equipment.meaning(of: tokens, at: index) else { return false }
      return !meaning.classes.isEmpty && !meaning.isLetterCode && meaning.level == nil
    }
  }

  /// Digits as long as a year or a day.
  private static func isDate(_ text: String) -> Bool {
    text.utf8.count >= 4 && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
  }
}
