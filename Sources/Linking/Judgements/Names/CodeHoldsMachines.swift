import Foundation
package import Vocabulary

/// Whether a code with a number says what several kinds of machines are in: `CH1` of `CH1-BRU` and of `Burner CH1`.
package struct CodeHoldsMachines: Judgement {
  package static let id = "linking/code-holds-machines"
  package static let inForce = loaded()

  let leastNumbers: Int
  let leastMachines: Int
  let leastLetters: Int
  let mostDigits: Int

  /// A code or a word of a name that may hold machines.
  struct Candidate {
    /// Folded.
    var code: String
    var number: String
    /// A mark of the other words.
    var machine: Int
  }

  /// The candidate of a name: what it begins with, or what it ends with.
  func candidate(in tokens: [NameToken], of name: String) -> Candidate? {
    guard tokens.count > 2 else { return nil }
    func isShort(_ token: NameToken) -> Bool {
      token.isNumber && token.written.utf8.count <= mostDigits
    }
    func mark(_ others: some Sequence<NameToken>) -> Int? {
      let words = others.filter { !$0.isNumber }.map(\.text)
      return words.isEmpty ? nil : WordTable.mark(of: words.joined(separator: " "))
    }
    let (first, second) = (tokens[0], tokens[1])
    if !first.isNumber, first.text.utf8.count >= leastLetters, isShort(second), second.isGlued,
      let machine = mark(tokens[2...])
    {
      return Candidate(code: first.text, number: second.text, machine: machine)
    }
    let (code, number) = (tokens[tokens.count - 2], tokens[tokens.count - 1])
    guard !code.isNumber, !code.isGlued, code.text.utf8.count >= leastLetters, isShort(number),
      let machine = mark(tokens.dropLast(2)), isApart(code, number, in: name)
    else { return nil }
    return Candidate(code: code.text, number: number.text, machine: machine)
  }

  /// Whether a code stands behind words, or a word behind a sign that parts where a thing is from what it is.
  private func isApart(_ code: NameToken, _ number: NameToken, in name: String) -> Bool {
    if number.isGlued { return name.utf8.contains(0x20) }
    let sign = [" - ", ", "].compactMap { name.range(of: $0, options: .backwards)?.upperBound }
      .max()
    return sign.map { name[$0...].hasPrefix(code.written) } ?? false
  }

  /// The codes that hold machines, folded.
  func codes(of candidates: some Sequence<Candidate>) -> Set<String> {
    var machines: [String: [String: Set<Int>]] = [:]
    for candidate in candidates
    where machines[candidate.code]?[candidate.number].map({ $0.count <= leastMachines }) ?? true {
      machines[candidate.code, default: [:]][candidate.number, default: []]
        .insert(candidate.machine)
    }
    return Set(
      machines.filter { _, numbers in
        let held = numbers.values.filter { $0.count >= leastMachines }
        guard held.count >= leastNumbers else { return false }
        return Set(held.joined()).count < held.reduce(0) { $0 + $1.count }
      }.keys)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    !codes(
      of: given.words("names").compactMap { candidate(in: NameToken.split($0), of: $0) }
    ).isEmpty
  }
}
