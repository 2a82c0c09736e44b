import Foundation
import Vocabulary

/// What a row of figures on the rows above it calls itself.
struct TotalsWords: Sendable {
  /// What a figure is of the numbers above it.
  enum Figure: String, Sendable, CaseIterable {
    case sum, mean, minimum, maximum
    /// A result that may be any of them, or a count or deviation that none of them is.
    case other
  }

  /// By first byte, longer words before those that they start with; letters of ASCII in lower case.
  private var words: [UInt8: [(text: [UInt8], figure: Figure)]] = [:]
  private let marks: Set<UInt8>
  /// Bytes with which such a row may begin.
  private(set) var starts: Set<UInt8>

  init(_ file: WordFile) {
    marks = Set(file["total-marks"].words.compactMap(\.utf8.first))
    starts = marks
    var known: Set<[UInt8]> = []
    for figure in Figure.allCases {
      for word in file["totals"][figure.rawValue].entries.flatMap(\.value.words) {
        for spelling in [word, word.capitalized, word.uppercased()] {
          let text = spelling.utf8.map(Self.lowercase)
          if let first = spelling.utf8.first { starts.insert(first) }
          guard let first = text.first, known.insert(text).inserted else { continue }
          words[first, default: []].append((text, figure))
        }
      }
    }
    for byte in words.keys { words[byte]?.sort { $0.text.count > $1.text.count } }
  }

  /// The figure that a first cell names: `Total`, `Summe:`, `Gesamt 2023`, `**`; `nil` for any other text.
  func figure(_ cell: ArraySlice<UInt8>) -> Figure? {
    guard let first = cell.first else { return nil }
    if marks.contains(first), cell.count <= 9, cell.allSatisfy({ $0 == first }) { return .sum }
    return words[Self.lowercase(first)]?.first { word, figure in
      guard cell.count >= word.count, zip(cell, word).allSatisfy({ Self.lowercase($0) == $1 })
      else { return false }
      guard let next = String(decoding: cell.dropFirst(word.count).prefix(4), as: UTF8.self).first
      else { return true }
      if next.isLetter || next.isNumber || next == "-" || next == "_" { return false }
      // `Total of line 2` is a sum, but `Max temperature` what a laboratory measures.
      return figure == .sum
        || !String(decoding: cell.dropFirst(word.count), as: UTF8.self).contains(where: \.isLetter)
    }?.figure
  }

  @inline(__always)
  private static func lowercase(_ byte: UInt8) -> UInt8 {
    0x41...0x5A ~= byte ? byte | 0x20 : byte
  }

  static let shape = FileShape.fields(
    Figure.allCases.map {
      FileField($0.rawValue, .named(.list(.text)), required: true, "Words by language.")
    })
}
