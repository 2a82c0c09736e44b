package import Vocabulary

/// Rows that a program put between the records of a table, left out by a reader and counted.
package struct Omission: Sendable, Equatable {
  package enum Kind: Int, Sendable, CaseIterable {
    /// The names of the columns once more, at the top of a page or of a second export.
    case repeatedHeader
    /// Lines of text: titles, page numbers, headings of groups, notes at the end.
    case text
    /// Sums, means and extremes of the rows above.
    case summary
    /// Rows in which a recorder writes when it ran and how many rows it holds.
    case control
    /// Cells whose formula was never calculated; the row is kept without them.
    case formula
  }

  package var kind: Kind
  package var count: Int
  /// The 1-based line or row of the first.
  package var firstLine: Int

  package init(kind: Kind, count: Int, firstLine: Int) {
    self.kind = kind
    self.count = count
    self.firstLine = firstLine
  }

  /// What was left out of which table; `nil` where the place says it.
  func message(table: String?) -> String {
    let (be, have) = count == 1 ? ("is", "has") : ("are", "have")
    func several(_ one: String, _ many: String) -> String {
      count == 1 ? "1 \(one)" : "\(count) \(many)"
    }
    let place = table.map { " in '\($0)'" } ?? ""
    switch kind {
    case .repeatedHeader:
      return several("row repeats", "rows repeat") + " the header\(place) and \(be) left out"
    case .text:
      return several("line of text stands", "lines of text stand")
        + " between the records\(place) and \(be) left out"
    case .summary:
      return several("row sums up", "rows sum up") + " others\(place) and \(be) left out"
    case .control:
      return several("row is a mark", "rows are marks")
        + " of the recorder, not of a signal\(place) and \(be) left out"
    case .formula:
      return several("formula", "formulas")
        + "\(place) \(have) no stored value and \(be) read as empty"
    }
  }

  /// The omission as a problem of its source.
  package func problem(path: String, table: String) -> Problem {
    let help =
      switch kind {
      case .repeatedHeader: "nothing to do"
      case .text: "nothing to do; if one is a record, fill its other columns"
      case .summary: "nothing to do; if one is a record, its first cell must be no word for a total"
      case .control: "nothing to do"
      case .formula:
        "open the workbook in a spreadsheet program, let it calculate, and save it"
      }
    return Problem(
      severity: kind == .formula ? .warning : .note,
      location: SourceLocation(path: path, line: firstLine), message: message(table: table),
      help: help)
  }
}

/// Omissions of one table, one entry a kind, in the order of the kinds.
struct Omissions {
  private(set) var all: [Omission] = []

  mutating func add(_ kind: Omission.Kind, line: Int) {
    if let i = all.firstIndex(where: { $0.kind == kind }) {
      all[i].count += 1
      return
    }
    let place = all.firstIndex { $0.kind.rawValue > kind.rawValue } ?? all.count
    all.insert(Omission(kind: kind, count: 1, firstLine: line), at: place)
  }

  func rejects(path: String) -> [Reject] {
    all.map { omission in
      Reject(
        location: SourceLocation(path: path, line: omission.firstLine),
        reason: omission.message(table: nil), excerpt: "", omission: omission)
    }
  }
}
