import Tabular

/// Where the rows of a table lie in its file, and when their samples are: what a search for some of them reads again.
///
/// As many are kept, however long the file is.
struct FilePieces: Sendable {
  struct Piece: Sendable {
    var place: RowPlace
    var span: PartSpan
  }
  static let most = 4096

  /// In the order of the file; each ends where the next begins, the last with the file.
  private(set) var all: [Piece] = []
  /// Blocks that were read for each, and for the last.
  private var blocks = 1
  private var lastBlocks = 0
  /// Whether it is known where all rows lie.
  private var isKnown = true

  var places: [RowPlace] { all.map(\.place) }

  /// The bytes of a piece.
  func bytes(_ i: Int) -> Range<Int> {
    all[i].place.byte..<(i + 1 < all.count ? all[i + 1].place.byte : Int.max)
  }

  /// Adds the rows of a block, which begin at a place; without one they belong to those before.
  mutating func add(_ place: RowPlace?, _ span: PartSpan) {
    if all.isEmpty, place == nil { isKnown = false }
    guard isKnown else { return }
    guard let place, lastBlocks >= blocks || all.isEmpty else {
      all[all.count - 1].span.extend(by: span)
      lastBlocks += 1
      return
    }
    if all.count == FilePieces.most { halve() }
    all.append(Piece(place: place, span: span))
    lastBlocks = 1
  }

  private mutating func halve() {
    for i in 0..<all.count / 2 {
      all[i] = all[2 * i]
      all[i].span.extend(by: all[2 * i + 1].span)
    }
    all.removeLast(all.count / 2)
    blocks *= 2
  }
}
