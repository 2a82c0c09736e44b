import Yams

/// The file of one judgement, as `Rules/judgements` has it: what decides something about a plant that no rule asks.
package struct JudgementText: Sendable {
  /// One number, or a few, that the judgement takes for granted.
  package struct Constant: Sendable, Equatable {
    /// Words between hyphens; what stands before a dot is shared with the constants that go with it.
    package var name: String
    package var values: [Double]
    /// Whether the file gives a list, be it of one.
    var isList: Bool
    /// What the number counts; `nil` for a share or a factor that the name explains.
    package var unit: String?
    package var about: String

    /// The property that reads it: `leastShare` for `least-share`.
    var property: String {
      let words = (name.split(separator: ".").first ?? "").split(separator: "-")
      return words.dropFirst().reduce(String(words.first ?? "")) {
        $0 + $1.prefix(1).uppercased() + $1.dropFirst()
      }
    }

    /// `least-share` for `leastShare`.
    static func name(ofProperty property: String) -> String {
      property.reduce(into: "") { name, letter in
        if letter.isUppercase { name.append("-") }
        name += letter.lowercased()
      }
    }

    fileprivate var node: Node {
      // A whole number may be a count, which no fraction can be.
      let nodes = values.map { Node(Int(exactly: $0).map { "\($0)" } ?? "\($0)") }
      return isList ? Node(nodes) : nodes.first ?? Node("")
    }
  }

  /// What is given, and what the judgement has to say of it.
  package struct Example: Sendable {
    package var about: String
    /// Whether the judgement holds.
    package var isGuilty: Bool
    package var given: JudgementInput
  }

  /// Path of the file under `judgements`, without extension: `values/missing-code`.
  package var id: String
  package var title: String
  package var constants: [Constant]
  package var basis: Basis
  package var why: String
  package var examples: [Example]

  package static let shape = FileShape.fields([
    FileField(
      "title", .text, required: true, "What holds when the judgement holds, in a few words."),
    FileField(
      "constants",
      .named(
        .fields([
          FileField("value", .anything, required: true, "A number, or a list of numbers."),
          FileField("unit", .text, "What the number counts."),
          FileField("about", .text, required: true, "What it decides, in a sentence."),
        ])), required: true, "What is taken for granted."),
    FileField("basis", Basis.shape, required: true, "The authority behind the constants."),
    FileField("why", .text, required: true, "Why it is judged so, for people."),
    FileField("guilty", .list(example), required: true, "Cases in which it holds."),
    FileField(
      "innocent", .list(example), required: true, "Cases that look alike, in which it does not."),
  ])

  private static let example = FileShape.fields([
    FileField("about", .text, required: true, "What the case is, in the words of a plant."),
    FileField("given", .named(.anything), required: true, "What is known of it."),
  ])

  /// The judgement in `text`, or the problems that keep it from being used.
  package static func read(
    _ text: String, id: String, file name: String
  ) -> (judgement: JudgementText?, problems: [Problem]) {
    var file = YAMLFile(path: name)
    guard let fields = file.root(of: text, keys: shape.keys) else { return (nil, file.problems) }
    if case .fields(let known) = shape {
      for field in known {
        if let node = fields[field.key] {
          file.check(node, field.shape, in: field.key)
        } else {
          file.complain("'\(field.key)' is missing in the file", help: "add '\(field.key): …'")
        }
      }
    }
    guard file.problems.isEmpty else { return (nil, file.problems) }
    let title = file.text(fields, "title", in: "the file")
    let why = file.text(fields, "why", in: "the file")
    let basis = file.basis(fields["basis"])
    let constants = readConstants(fields["constants"], &file)
    let guilty = readExamples(fields["guilty"], isGuilty: true, &file)
    let innocent = readExamples(fields["innocent"], isGuilty: false, &file)
    for (key, list) in [("guilty", guilty), ("innocent", innocent)] where list.isEmpty {
      file.complain("'\(key)' has no example", help: "add '- about: …' with 'given: {…}'")
    }
    guard file.problems.isEmpty, let title, let why, let basis else { return (nil, file.problems) }
    let judgement = JudgementText(
      id: id, title: title, constants: constants, basis: basis, why: why,
      examples: guilty + innocent)
    return (judgement, [])
  }

  /// The constants by the properties that read them.
  var properties: Node {
    var groups: [String: [(Node, Node)]] = [:]
    var pairs: [(Node, Node)] = []
    for constant in constants {
      let parts = constant.name.split(separator: ".", maxSplits: 1)
      if parts.count == 2 {
        groups[constant.property, default: []].append((Node(String(parts[1])), constant.node))
      } else {
        pairs.append((Node(constant.property), constant.node))
      }
    }
    pairs += groups.sorted { $0.key < $1.key }.map { (Node($0.key), Node($0.value)) }
    return Node(pairs)
  }

  private static func readConstants(_ node: Node?, _ file: inout YAMLFile) -> [Constant] {
    guard case .mapping(let pairs)? = node else { return [] }
    return pairs.compactMap { key, value in
      guard let name = key.string, case .mapping(let fields) = value,
        let number = fields["value"], let about = fields["about"]?.string
      else { return nil }
      let nodes = number.sequence.map(Array.init) ?? [number]
      let values = nodes.compactMap { file.number($0, name) }
      guard values.count == nodes.count else { return nil }
      return Constant(
        name: name, values: values, isList: number.sequence != nil, unit: fields["unit"]?.string,
        about: about)
    }
  }

  private static func readExamples(
    _ node: Node?, isGuilty: Bool, _ file: inout YAMLFile
  ) -> [Example] {
    file.items(node, isGuilty ? "guilty" : "innocent").compactMap { item in
      guard case .mapping(let fields) = item, let about = fields["about"]?.string,
        let given = fields["given"]
      else { return nil }
      return Example(about: about, isGuilty: isGuilty, given: JudgementInput(given))
    }
  }
}
