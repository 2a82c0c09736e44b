/// How tags are built, as a person writes it: `{area}.{asset}.{signal}`.
///
/// A part in braces takes characters up to the text that follows it, with a number up to its so manieth return:
/// `{asset:2}.{signal}` of `L1.M7.TT1.PV` is `L1.M7` and `TT1.PV`. The last part takes the rest. The parts `{asset}` and
/// `{signal}` say what they are called, all others are passed over.
package struct TagPattern: Sendable, Equatable {
  package let text: String
  private enum Piece: Equatable {
    case literal([Character])
    case part(String, pieces: Int)
  }
  private let pieces: [Piece]

  /// `nil` without `{asset}` and `{signal}`, each once, with something between all parts.
  package init?(_ text: String) {
    self.text = text
    var pieces: [Piece] = []
    var rest = Array(text)[...]
    while let first = rest.first {
      if first == "{" {
        guard let end = rest.firstIndex(of: "}") else { return nil }
        if case .part? = pieces.last { return nil }
        let words = String(rest[(rest.startIndex + 1)..<end]).split(
          separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let count = words.count == 1 ? 1 : Int(words[1]), count >= 1 else { return nil }
        pieces.append(.part(String(words[0]), pieces: count))
        rest = rest[(end + 1)...]
      } else {
        let literal = rest.prefix { $0 != "{" }
        guard !literal.contains("}") else { return nil }
        pieces.append(.literal(Array(literal)))
        rest = rest[literal.endIndex...]
      }
    }
    let names = pieces.compactMap { if case .part(let name, _) = $0 { name } else { nil } }
    for name in ["asset", "signal"] where names.count(where: { $0 == name }) != 1 { return nil }
    self.pieces = pieces
  }

  /// The asset and the signal that the tag names; `nil` when the tag is built in another way.
  package func split(_ tag: String) -> (asset: String, signal: String)? {
    let tag = Array(tag)
    var found: [String: Substring] = [:]
    var i = 0
    for (p, piece) in pieces.enumerated() {
      switch piece {
      case .literal(let text):
        guard tag[i...].starts(with: text) else { return nil }
        i += text.count
      case .part(let name, let pieceCount):
        var end = tag.count
        if p + 1 < pieces.count, case .literal(let text) = pieces[p + 1] {
          let ends = (i..<tag.count).lazy.filter { tag[$0...].starts(with: text) }
          guard let next = ends.dropFirst(pieceCount - 1).first else { return nil }
          end = next
        }
        guard end > i else { return nil }
        found[name] = Substring(String(tag[i..<end]))
        i = end
      }
    }
    guard i == tag.count, let asset = found["asset"], let signal = found["signal"] else {
      return nil
    }
    return (String(asset), String(signal))
  }
}
