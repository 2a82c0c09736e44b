import Vocabulary

/// What a document holds that no column takes: elements, attributes and texts that came too late to become columns, and values
/// that are too long.
struct XMLLosses {
  private struct Loss {
    var place: Int
    /// The address of the name; 0 for the text of the place itself.
    var address: UInt
    /// Said of the table: what is lost.
    var subject: String
    var line: Int
    var count = 1
  }

  private var losses: [Loss] = []
  private(set) var count = 0

  mutating func add(_ name: XMLName?, in place: Int, of shape: XMLShape, line: Int) {
    let address = name?.address ?? 0
    add(place, address, line: line) {
      let parent = String(decoding: shape.nodes[place].name, as: UTF8.self)
      let own = name.map { "/" + String(decoding: $0.bytes.prefix(120), as: UTF8.self) } ?? ""
      return "'\(parent)\(own)' comes too late in the file to become a column"
    }
  }

  mutating func addCut(line: Int) {
    add(-1, 0, line: line) {
      "holds a value of more than \(XMLRows.maximumValueCount >> 10) KB, which is cut"
    }
  }

  mutating func addDropped(line: Int) {
    add(-2, 0, line: line) { "holds more values in one place than are kept" }
  }

  private mutating func add(_ place: Int, _ address: UInt, line: Int, _ subject: () -> String) {
    count += 1
    if let i = losses.firstIndex(where: { $0.place == place && $0.address == address }) {
      losses[i].count += 1
    } else if losses.count < Reject.kept {
      losses.append(Loss(place: place, address: address, subject: subject(), line: line))
    }
  }

  /// Each thing that is lost, where it is first and how often.
  func rejects(path: String) -> [Reject] {
    losses.map { loss in
      let times = loss.count == 1 ? "" : " (\(loss.count) times)"
      return Reject(
        location: SourceLocation(path: path, line: loss.line), reason: loss.subject + times,
        excerpt: "")
    }
  }
}
