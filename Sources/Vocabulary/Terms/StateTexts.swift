/// What the texts of states say of whether a machine runs.
struct StateTexts: Sendable {
  private let running: Set<String>
  private let resting: Set<String>
  private let on: Set<String>
  private let off: Set<String>
  private let negations: Set<String>
  private let prefixes: [String]

  init(_ entry: WordFile) {
    running = entry["on"].folded
    resting = entry["off"].folded
    on = entry["switched-on"].folded
    off = entry["switched-off"].folded
    negations = entry["negations"].folded
    prefixes = entry["negating-prefixes"].folded.sorted()
  }

  /// Whether a text says that a machine runs, or that it does not; `nil` when it says neither.
  func isRunning(_ text: String) -> Bool? { meaning(text, running, resting) }

  /// The same, where `on` and `off` are those of the machine.
  func isOn(_ text: String) -> Bool? { isRunning(text) ?? meaning(text, on, off) }

  private func meaning(_ text: String, _ yes: Set<String>, _ no: Set<String>) -> Bool? {
    guard text.utf8.count <= 32 else { return nil }
    // `1-RUN`, `0 = STOP`: the number of a state before its word.
    var words = Words.split(text)[...].drop { $0.allSatisfy(\.isNumber) }
    func known(_ phrase: String) -> Bool? {
      yes.contains(phrase) ? true : no.contains(phrase) ? false : nil
    }
    if let meaning = known(words.joined(separator: " ")) { return meaning }
    // `not running`, `nicht in Betrieb`
    if words.count > 1, let first = words.first, negations.contains(first) {
      words.removeFirst()
      return known(words.joined(separator: " ")).map { !$0 }
    }
    // `inactive`, `desligado`: only of what runs, for what rests is rarely negated.
    guard words.count == 1, let word = words.first else { return nil }
    let isNegated = prefixes.contains {
      word.hasPrefix($0) && yes.contains(String(word.dropFirst($0.count)))
    }
    return isNegated ? false : nil
  }
}
