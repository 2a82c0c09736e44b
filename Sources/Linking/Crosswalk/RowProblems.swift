import Vocabulary

/// What is wrong with rows of a crosswalk, each with its line and a cure.
struct RowProblems {
  /// A crosswalk of another plant would be all problems.
  private static let limit = 20
  private var told: [Problem] = []
  private var left: [String: Int] = [:]

  private mutating func tell(
    _ message: String, help: String, _ line: Int, _ file: CrosswalkFile
  ) {
    guard told.count < Self.limit else {
      left[file.path, default: 0] += 1
      return
    }
    told.append(
      Problem(
        severity: .warning, location: SourceLocation(path: file.path, line: line),
        message: message, help: help))
  }

  mutating func unknownWord(_ row: CrosswalkRow, _ file: CrosswalkFile) {
    let words = NameDecision.Verdict.allCases.map(\.rawValue)
    let hint =
      Wording.nearest(to: row.decision.lowercased(), in: words).map { "did you mean '\($0)'? " }
      ?? ""
    tell(
      "'\(String(row.decision.prefix(40)))' is no decision",
      help: hint + "write confirm, reject or other", row.line, file)
  }

  mutating func noSuchName(
    _ name: WrittenName, _ match: WrittenNames.Match, _ names: WrittenNames, _ line: Int,
    _ file: CrosswalkFile
  ) {
    guard !name.name.isEmpty else {
      return tell(
        "a name is missing, so nothing is decided",
        help:
          "confirm and reject need both names, other needs the name that it is in the column other_name",
        line, file)
    }
    let shown =
      "‘\(String(name.name.prefix(80)))’"
      + (name.system.isEmpty ? "" : " of \(name.system.prefix(40))")
    if match == .several {
      return tell(
        "\(shown) is the name of several assets, so nothing is decided",
        help: "give the path of the one that is meant, or write a row with both of its names", line,
        file)
    }
    let hint = names.nearest(to: name).map { "did you mean ‘\($0)’? " } ?? ""
    tell(
      "no export has the name \(shown) now, so the decision changes nothing",
      help: hint
        + "write the name as the export does (spreadsheets change numbers and what looks like a date), or remove the row",
      line, file)
  }

  mutating func contradict(_ line: Int, _ other: Int, _ file: CrosswalkFile) {
    tell(
      "it contradicts line \(other), so neither of the two counts", help: "keep one of them", line,
      file)
  }

  mutating func oneRecord(_ a: AssetName, _ b: AssetName, _ line: Int, _ file: CrosswalkFile) {
    tell(
      a == b
        ? "both names are ‘\(a.name)’, so nothing is decided"
        : "one row of an export gives both ‘\(a.name)’ and ‘\(b.name)’ to one asset, so they stay one",
      help: a == b ? "write two names" : "correct that row, or remove this one", line, file)
  }

  mutating func overruled(_ line: Int, _ lines: [Int], _ file: CrosswalkFile) {
    let others = Wording.list(lines.map(String.init))
    tell(
      "it keeps two names apart that \(lines.count == 1 ? "line" : "lines") \(others) \(lines.count == 1 ? "makes" : "make") one, so they are one",
      help: "change the row that is wrong", line, file)
  }

  var all: [Problem] {
    let rest = left.keys.sorted().map { path in
      Problem(
        severity: .warning, location: SourceLocation(path: path),
        message: "\(left[path] ?? 0) more rows cannot be obeyed",
        help: "look at those above first: the file may be of another plant")
    }
    return told.sorted { $0.location < $1.location } + rest
  }
}
