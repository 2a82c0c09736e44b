import Behaviour
import Evidence
import Recognition
import Tabular
import Vocabulary
import Yams

extension UseCase {
  enum Presence: String, CaseIterable { case mandatory, optional }

  /// The use case in `text`, or the problems that keep it from being used.
  static func read(
    _ text: String, id: String, file name: String, rules known: [String], refused: [String]
  ) -> (useCase: UseCase?, problems: [Problem]) {
    var file = YAMLFile(path: name)
    guard let fields = file.root(of: text, keys: shape.keys) else { return (nil, file.problems) }
    let title = file.text(fields, "title", in: "the file")
    let family = file.text(fields, "family", in: "the file")
    let decision = file.text(fields, "decision", in: "the file")
    let scope = file.word(fields, "scope", of: Breadth.self, in: "the file")
    let classes = file.words(fields["classes"], "classes")
    let withSignals = file.kinds(fields["classes-with-signals"], "classes-with-signals")
    let takesWind = fields["with-wind"].flatMap { file.flag($0, "with-wind") } ?? false
    let assetsWith = file.kinds(fields["assets-with-signals"], "assets-with-signals")
    let signals = file.items(fields["signals"], "signals").compactMap { readSignal($0, &file) }
    let sources = file.items(fields["sources"], "sources").compactMap { readSource($0, &file) }
    let beyond = file.words(fields["beyond-exports"], "beyond-exports")
    let days = fields["history-days"].flatMap { file.number($0, "history-days") } ?? 0
    var dimensions: [(name: String, weight: Double)] = []
    if case .mapping(let pairs)? = fields["dimensions"] {
      for (key, value) in pairs {
        guard let name = key.string, let weight = file.share(value, name) else { continue }
        dimensions.append((name, weight))
      }
    }
    if dimensions.isEmpty {
      file.complain(
        "'dimensions' is missing in the file", help: "add 'dimensions: {history: 0.3, …}'")
    }
    let names = dimensions.map(\.name)
    let rules = file.items(fields["rules"], "rules").compactMap {
      readRule($0, dimensions: names, known: known, refused: refused, &file)
    }
    let metric = fields["success-metric"].flatMap {
      file.word(
        $0.string ?? "", "success-metric", of: SuccessMetric.self, at: $0)
    }
    guard file.problems.isEmpty, let title, let family, let decision, let scope else {
      return (nil, file.problems)
    }
    let useCase = UseCase(
      id: id, file: name, title: title, family: family, decision: decision, scope: scope,
      classes: classes, classesWithSignals: withSignals, takesWind: takesWind,
      assetsWithSignals: assetsWith, signals: signals,
      sources: sources, beyondExports: beyond, historyDays: days, dimensions: dimensions,
      rules: rules,
      metric: metric)
    return (useCase, [])
  }

  private static func readSignal(_ node: Node, _ file: inout YAMLFile) -> SignalNeed? {
    guard let fields = file.mapping(node, shape["signals"], in: "'signals'") else { return nil }
    let kinds = file.kinds(fields["any-of"], "any-of")
    if kinds.isEmpty {
      file.complain("'any-of' names no kind", help: "write 'any-of: [vibration]'", at: node)
    }
    let need = file.word(fields, "need", of: Presence.self, in: "'signals'")
    let interval = fields["interval"].flatMap { file.number($0, "interval") }
    guard let need, !kinds.isEmpty else { return nil }
    return SignalNeed(kinds: kinds, interval: interval, isMandatory: need == .mandatory)
  }

  private static func readSource(_ node: Node, _ file: inout YAMLFile) -> SourceNeed? {
    guard let fields = file.mapping(node, shape["sources"], in: "'sources'") else { return nil }
    let name = file.text(fields, "name", in: "'sources'")
    let anyOf = file.words(fields["any-of"], "any-of")
    for word in anyOf where !sourceWords.contains(word) {
      file.complain(
        "'\(word)' is neither a system nor a kind of table",
        help: "write some of \(sourceWords.joined(separator: ", "))", at: fields["any-of"])
    }
    let tables = file.words(fields["tables"], "tables").compactMap {
      file.word($0, "kind of table", of: TableKind.self, at: fields["tables"])
    }
    let columns = file.words(fields["columns"], "columns").compactMap {
      file.word($0, "role", of: ColumnRole.self, at: fields["columns"])
    }
    let orSignals = file.kinds(fields["or-signals"], "or-signals")
    let need = file.word(fields, "need", of: Presence.self, in: "'sources'")
    guard let name, let need, !anyOf.isEmpty else { return nil }
    return SourceNeed(
      name: name, anyOf: anyOf, tables: tables, columns: columns, orSignals: orSignals,
      isMandatory: need == .mandatory)
  }

  private static func readRule(
    _ node: Node, dimensions: [String], known: [String], refused: [String],
    _ file: inout YAMLFile
  ) -> RuleNeed? {
    guard let fields = file.mapping(node, shape["rules"], in: "'rules'") else { return nil }
    let rule = file.text(fields, "rule", in: "'rules'")
    if let rule, !known.contains(rule), !refused.contains(rule) {
      let hint = Wording.nearest(to: rule, in: known).map { "did you mean '\($0)'? " } ?? ""
      file.complain(
        "there is no rule '\(rule)'", help: hint + "see 'readiness rules list'", at: node)
    }
    let need = file.word(fields, "need", of: Need.self, in: "'rules'")
    let dimension = file.text(fields, "dimension", in: "'rules'")
    if let dimension, !dimensions.isEmpty, !dimensions.contains(dimension) {
      file.complain(
        "the dimension '\(dimension)' has no weight",
        help: "add it to 'dimensions', or write one of \(dimensions.joined(separator: ", "))",
        at: node)
    }
    let usual = ShareThatMeets.inForce
    let pass = fields["pass"].flatMap { file.share($0, "pass") } ?? usual.pass
    let fail = fields["fail"].flatMap { file.share($0, "fail") } ?? usual.fail
    if fail >= pass {
      file.complain(
        "'fail' is not below 'pass'", help: "write 'pass: 0.9' and 'fail: 0.6'", at: node)
    }
    let warnLimit = file.limit(fields, "warn-limit")
    let failLimit = file.limit(fields, "fail-limit")
    let isNeeded = fields["needed-for-ready"].flatMap { file.flag($0, "needed-for-ready") }
    guard let rule, let need, let dimension else { return nil }
    return RuleNeed(
      rule: rule, need: need, dimension: dimension, pass: pass, fail: fail, warnLimit: warnLimit,
      failLimit: failLimit, isNeededForReady: isNeeded ?? false)
  }
}

extension YAMLFile {
  /// The kinds of signals in a list.
  fileprivate mutating func kinds(_ node: Node?, _ name: String) -> [SignalKind] {
    words(node, name).compactMap { word($0, "kind", of: SignalKind.self, at: node) }
  }
}
