import Behaviour
import Evidence
import Recognition
import Tabular
import Vocabulary
import Yams

extension Rule {
  /// Columns that a measure may return beside those that its message says.
  static let columns = [
    "subject", "measured", "weight", "numerator", "denominator", "path", "line", "use_case", "note",
    "subject_kind", "told_within",
  ]

  /// The rule in `text`, or the problems that keep it from being used.
  static func read(
    _ text: String, id: String, file name: String, checkedBy evidence: Evidence
  ) -> (rule: Rule?, problems: [Problem]) {
    var file = YAMLFile(path: name)
    guard let fields = file.root(of: text, keys: shape.keys) else { return (nil, file.problems) }
    let title = file.text(fields, "title", in: "the file")
    let dimension = file.text(fields, "dimension", in: "the file")
    let appliesTo = file.word(fields, "applies-to", of: SubjectKind.self, in: "the file")
    let measure = file.text(fields, "measure", in: "the file")
    let notAssessableWhen = file.optionalText(fields, "not-assessable-when")
    let unit = file.optionalText(fields, "unit")
    let counts = file.optionalText(fields, "counts")
    let items = file.optionalText(fields, "items")
    let warn = file.limit(fields, "warn")
    let fail = file.limit(fields, "fail")
    if fields["warn"] == nil && fields["fail"] == nil {
      file.complain("neither 'warn' nor 'fail' is given", help: "add 'warn: \"> 0\"'")
    }
    let basis = file.basis(fields["basis"])
    let why = file.text(fields, "why", in: "the file")
    let remedy = readRemedy(fields["remedy"], &file)
    let message = file.text(fields, "message", in: "the file")
      .flatMap { readMessage($0, at: fields["message"], &file) }
    let listed = fields["listed"].map { file.flag($0, "listed") ?? true } ?? true
    let needed = fields["needed-for-ready"].map { file.flag($0, "needed-for-ready") ?? false }
    let noneIsGood = fields["no-label-is-good"].map { file.flag($0, "no-label-is-good") ?? false }
    let question = fields["question"].flatMap {
      file.word($0.string ?? "", "question", of: Question.self, at: $0)
    }
    if let measure {
      let names = columns(of: measure, named: "measure", at: fields["measure"], evidence, &file)
      if let names { check(names, at: fields["measure"], message, at: fields["message"], &file) }
    }
    if let notAssessableWhen {
      _ = columns(
        of: notAssessableWhen, named: "not-assessable-when", at: fields["not-assessable-when"],
        evidence, &file)
    }
    let rows = file.optionalText(fields, "rows")
    if let rows {
      let names = columns(of: rows, named: "rows", at: fields["rows"], evidence, &file)
      if let names { checkRows(names, at: fields["rows"], &file) }
    }
    let whyNoRows = file.optionalText(fields, "no-rows")
    let examples = file.items(fields["examples"], "examples").compactMap { readExample($0, &file) }
    guard file.problems.isEmpty, let title, let dimension, let appliesTo, let measure, let basis,
      let why, let remedy, let message
    else { return (nil, file.problems) }
    let rule = Rule(
      id: id, file: name, title: title, dimension: dimension, appliesTo: appliesTo,
      measure: measure, notAssessableWhen: notAssessableWhen, rows: rows, unit: unit,
      counts: counts, items: items, warn: warn, fail: fail,
      basis: basis, why: why, remedy: remedy, message: message, isListed: listed,
      isNeededForReady: needed ?? false, isNoneGood: noneIsGood ?? false, question: question,
      examples: examples)
    return (rule, (rows == nil) == (whyNoRows == nil) ? [rowsAreOpen(name)] : [])
  }

  /// A rule shows the rows that it speaks of, or says why it cannot.
  private static func rowsAreOpen(_ name: String) -> Problem {
    Problem(
      severity: .warning, location: SourceLocation(path: name),
      message: "one of 'rows' and 'no-rows' has to be given",
      help: "write a SELECT that names the rows which show a finding, or why there are none")
  }

  /// Complains about columns of a measure that are missing, and about those that nothing reads.
  private static func check(
    _ names: [String], at node: Node?, _ message: Message?, at messageNode: Node?,
    _ file: inout YAMLFile
  ) {
    for needed in ["subject", "measured"] where !names.contains(needed) {
      file.complain(
        "'measure' returns no column '\(needed)'", help: "write '… AS \(needed)'", at: node)
    }
    guard let message else { return }
    for name in names where !columns.contains(name) && !message.columns.contains(name) {
      let hint = Wording.nearest(to: name, in: columns).map { "did you mean '\($0)'? " } ?? ""
      file.complain(
        "'measure' returns a column '\(name)' that nothing reads",
        help: hint + "write {\(name)} into the message, or return one of "
          + columns.joined(separator: ", "), at: node)
    }
    for name in message.columns where !names.contains(name) {
      let hint = Wording.nearest(to: name, in: names).map { "did you mean '{\($0)}'? " } ?? ""
      file.complain(
        "'message' says '{\(name)}', which 'measure' does not return",
        help: hint + "it returns \(names.joined(separator: ", "))", at: messageNode)
    }
  }

  private static func checkRows(_ names: [String], at node: Node?, _ file: inout YAMLFile) {
    if names.first != "subject" || !names.contains("path") {
      file.complain(
        "'rows' does not return 'subject' first, and 'path'",
        help: "begin with 'SELECT … AS subject, path, …'", at: node)
    }
    for name in names where !rowColumns.contains(name) {
      let hint = Wording.nearest(to: name, in: rowColumns).map { "did you mean '\($0)'? " } ?? ""
      file.complain(
        "'rows' returns a column '\(name)' that nothing reads",
        help: hint + "known columns: \(rowColumns.joined(separator: ", "))", at: node)
    }
  }

  /// The columns that a statement returns, or `nil` when it cannot be used.
  private static func columns(
    of sql: String, named key: String, at node: Node?, _ evidence: Evidence, _ file: inout YAMLFile
  ) -> [String]? {
    do {
      return try evidence.columns(of: sql)
    } catch {
      var help = "the tables and columns are in the table 'documentation' of evidence.sqlite"
      if let word = error.message.split(separator: ":").last, error.message.hasPrefix("no such") {
        let name = word.trimmingPrefix { $0 == " " }.split(separator: ".").last.map(String.init)
        let known =
          error.message.hasPrefix("no such table")
          ? Evidence.schema.map(\.name) : Evidence.schema.flatMap { $0.columns.map(\.name) }
        if let name, let near = Wording.nearest(to: name, in: known) {
          help = "did you mean '\(near)'? " + help
        }
      }
      if error.message.hasPrefix("not authorized") || error.message.hasSuffix("is prohibited") {
        file.complain(
          "'\(key)' is not allowed: only SELECT on the facts is",
          help: "remove ATTACH, PRAGMA, changes and extensions", at: node)
      } else {
        file.complain("'\(key)' cannot be used: \(error.message)", help: help, at: node)
      }
      return nil
    }
  }

  private static func readMessage(
    _ text: String, at node: Node?, _ file: inout YAMLFile
  ) -> Message? {
    do {
      return try Message(text)
    } catch {
      file.complain(
        "'message' has a '\(error.bracket)' without its other half",
        help: "write {column}, {column:unit} and [what is said|else]", at: node)
      return nil
    }
  }

  private static func readRemedy(_ node: Node?, _ file: inout YAMLFile) -> Remedy? {
    guard let node else {
      file.complain(
        "'remedy' is missing in the file",
        help: "add 'remedy: {text: …, effort-days: [1, 3], retroactive: false}'")
      return nil
    }
    guard let fields = file.mapping(node, shape["remedy"], in: "'remedy'") else { return nil }
    let text = file.text(fields, "text", in: "'remedy'")
    let days = file.items(fields["effort-days"], "effort-days")
      .compactMap { file.number($0, "effort-days") }
    guard days.count == 2, days[0] >= 0, days[0] <= days[1] else {
      file.complain(
        "'effort-days' is not a range", help: "write 'effort-days: [1, 3]', the smaller first",
        at: fields["effort-days"] ?? node)
      return nil
    }
    let retroactive = fields["retroactive"].map { file.flag($0, "retroactive") ?? false }
    if retroactive == nil {
      file.complain(
        "'retroactive' is missing in 'remedy'",
        help: "write true when it also mends the data that exist", at: node)
    }
    let wait = fields["waits-for"].flatMap {
      file.word($0.string ?? "", "waits-for", of: Remedy.Wait.self, at: $0)
    }
    guard let text, let retroactive else { return nil }
    return Remedy(
      text: text, effortDays: days[0]...days[1], isRetroactive: retroactive,
      wait: wait ?? .history)
  }

  private static func readExample(_ node: Node, _ file: inout YAMLFile) -> RuleExample? {
    let shape = shape["examples"]
    guard let fields = file.mapping(node, shape, in: "an example") else { return nil }
    let about = file.text(fields, "about", in: "an example")
    var facts: [(table: String, rows: [[(column: String, value: SQLValue)]])] = []
    if let node = fields["facts"] {
      let tables = shape["facts"]
      for (name, rows) in file.mapping(node, tables, in: "'facts'")?
        .sorted(by: { $0.key < $1.key }) ?? []
      {
        var read: [[(column: String, value: SQLValue)]] = []
        for row in file.items(rows, name) {
          guard let cells = file.mapping(row, tables[name], in: "a row of '\(name)'") else {
            continue
          }
          read.append(cells.keys.sorted().map { ($0, value(of: cells[$0])) })
        }
        facts.append((name, read))
      }
    }
    var finds: [RuleExample.Find] = []
    for item in file.items(fields["finds"], "finds") {
      guard let find = file.mapping(item, shape["finds"], in: "'finds'") else {
        continue
      }
      let outcome = file.word(find, "outcome", of: Outcome.self, in: "'finds'")
      let subject = file.text(find, "subject", in: "'finds'")
      if let outcome, let subject { finds.append(.init(outcome: outcome, subject: subject)) }
    }
    guard let about else { return nil }
    return RuleExample(about: about, facts: facts, finds: finds)
  }

  private static func value(of node: Node?) -> SQLValue {
    guard let scalar = node?.scalar else { return .null }
    guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
    if scalar.string.isEmpty || scalar.string == "null" || scalar.string == "~" { return .null }
    if let whole = Int(scalar.string) { return .integer(whole) }
    if let number = Double(scalar.string) { return .real(number) }
    return .text(scalar.string)
  }
}
