import Vocabulary

/// A part of an answer that a system gives in pages, as the root says.
struct XMLPage {
  var count: Int
  var total: Int

  /// `nil` when the document is no page, or the only one.
  init?(_ root: XMLStart) {
    let names = XMLDialects.inForce.page
    func number(_ name: String) -> Int? {
      (0..<root.count).first { root.name($0)?.bytes.elementsEqual(name.utf8) ?? false }
        .flatMap { unsafe Int(String(decoding: root.value($0), as: UTF8.self)) }
    }
    guard let count = number(names.count), let total = number(names.total), count < total
    else { return nil }
    self.count = count
    self.total = total
  }

  func problem(path: String) -> Problem {
    Problem(
      severity: .warning, location: SourceLocation(path: path, line: 1),
      message: "holds \(count) of \(total) records: it is one page of a longer answer",
      help: "export the other pages into the folder too, or ask for all records at once")
  }
}
