import Foundation
package import Yams

/// One YAML file while it is read, of a rule, a use case or the configuration: every key must be known, every problem has its line.
package struct YAMLFile {
  /// As the user sees it, for locations.
  let path: String
  package private(set) var problems: [Problem] = []

  package init(path: String) { self.path = path }

  package mutating func complain(_ message: String, help: String, at node: Node? = nil) {
    problems.append(
      Problem(
        severity: .error, location: SourceLocation(path: path, line: node?.mark?.line ?? 0),
        message: message, help: help))
  }

  /// The mapping of the whole file, or `nil` when the text is not YAML or not a mapping.
  package mutating func root(
    of text: String, keys: [String], mayBeEmpty: Bool = false
  ) -> [String: Node]? {
    guard let node = node(of: text, mayBeEmpty: mayBeEmpty) else {
      return mayBeEmpty && problems.isEmpty ? [:] : nil
    }
    return mapping(node, keys: keys, in: "the file")
  }

  /// What the text holds, or `nil` when it is not YAML or empty.
  mutating func node(of text: String, mayBeEmpty: Bool = false) -> Node? {
    do {
      // All values are read as text first, so no scalar has to be taken for a number or a date on the way.
      if let node = try Yams.compose(yaml: text, .basic), !YAMLFile.isEmpty(node) { return node }
      if !mayBeEmpty { complain("the file is empty", help: "begin with 'title:'") }
    } catch let error as YamlError {
      complain(
        "not valid YAML: \(YAMLFile.summary(of: error))", help: "check indentation and quotes")
    } catch {
      complain("not valid YAML", help: "check indentation and quotes")
    }
    return nil
  }

  private static func summary(of error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "\(problem) at line \(mark.line)"
    default: "the text cannot be read"
    }
  }

  package mutating func mapping(_ node: Node, keys: [String], in place: String) -> [String: Node]? {
    guard case .mapping(let pairs) = node else {
      complain("\(place) is not a mapping of keys", help: "write 'key: value' lines", at: node)
      return nil
    }
    var found: [String: Node] = [:]
    for (key, value) in pairs {
      guard let name = key.string else { continue }
      guard keys.contains(name) else {
        let hint = Wording.nearest(to: name, in: keys).map { "did you mean '\($0)'? " } ?? ""
        complain(
          "unknown key '\(name)' in \(place)",
          help: hint + "known keys: \(keys.joined(separator: ", "))", at: key)
        continue
      }
      if found[name] != nil {
        complain("the key '\(name)' stands twice in \(place)", help: "keep one of them", at: key)
      }
      found[name] = value
    }
    return found
  }

  package mutating func text(_ fields: [String: Node], _ key: String, in place: String) -> String? {
    guard let node = fields[key] else {
      complain("'\(key)' is missing in \(place)", help: "add '\(key): …'")
      return nil
    }
    guard let text = node.string?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty
    else {
      complain("'\(key)' is not a text", help: "write '\(key): …' on one line", at: node)
      return nil
    }
    return text
  }

  package mutating func optionalText(_ fields: [String: Node], _ key: String) -> String? {
    guard fields[key] != nil else { return nil }
    return text(fields, key, in: "the file")
  }

  package mutating func number(_ node: Node, _ key: String) -> Double? {
    guard let text = node.scalar?.string, let value = Double(text), value.isFinite else {
      complain("'\(key)' is not a number", help: "write a number such as 0.95", at: node)
      return nil
    }
    return value
  }

  package mutating func share(_ node: Node, _ key: String) -> Double? {
    guard let value = number(node, key) else { return nil }
    guard (0...1).contains(value) else {
      complain("'\(key)' is not a share", help: "write a number from 0 to 1", at: node)
      return nil
    }
    return value
  }

  package mutating func flag(_ node: Node, _ key: String) -> Bool? {
    switch node.scalar?.string.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      complain("'\(key)' is neither true nor false", help: "write true or false", at: node)
      return nil
    }
  }

  package mutating func word<Word: RawRepresentable & CaseIterable>(
    _ fields: [String: Node], _ key: String, of type: Word.Type, in place: String
  ) -> Word? where Word.RawValue == String {
    guard let text = text(fields, key, in: place) else { return nil }
    return word(text, key, of: type, at: fields[key])
  }

  package mutating func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, _ key: String, of type: Word.Type, at node: Node?
  ) -> Word? where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue)
    complain(
      "'\(text)' is not a known '\(key)'", help: "write one of \(known.joined(separator: ", "))",
      at: node)
    return nil
  }

  package mutating func items(_ node: Node?, _ key: String) -> [Node] {
    guard let node else { return [] }
    guard let sequence = node.sequence else {
      complain(
        "'\(key)' is not a list", help: "write '\(key): [a, b]' or lines with '- '", at: node)
      return []
    }
    return Array(sequence)
  }

  package mutating func words(_ node: Node?, _ key: String) -> [String] {
    items(node, key).compactMap { item in
      if let text = item.string { return text }
      complain("an entry of '\(key)' is not a text", help: "write '\(key): [a, b]'", at: item)
      return nil
    }
  }

  package mutating func limit(_ fields: [String: Node], _ key: String) -> Limit? {
    guard let node = fields[key] else { return nil }
    if let text = node.string, let limit = Limit(text) { return limit }
    complain(
      "'\(key)' is not a limit",
      help: "write '\(key): \"< 95\"' with one of < <= > >= and a number",
      at: node)
    return nil
  }
}

extension YAMLFile {
  package struct Place {
    /// The name without extension.
    package var id: String
    /// Path below the folder.
    package var name: String
    package var path: String
  }

  /// Files `*.yml` and `*.yaml` below `folder`, sorted by name.
  package static func all(below folder: String, without skipped: [String] = []) -> [Place] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
    var found: [Place] = []
    for case let name as String in walk {
      guard let dot = name.lastIndex(of: ".") else { continue }
      guard ["yml", "yaml"].contains(String(name[name.index(after: dot)...])) else { continue }
      guard !skipped.contains(where: { name.hasPrefix($0 + "/") }) else { continue }
      found.append(Place(id: String(name[..<dot]), name: name, path: folder + "/" + name))
    }
    return found.sorted { $0.name < $1.name }
  }

  /// The text of a file of less than 16 MiB, `nil` when it cannot be read as UTF-8.
  package static func contents(_ path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path), data.count < 16 << 20 else {
      return nil
    }
    return String(data: data, encoding: .utf8)
  }

  package static func unreadable(_ name: String) -> Problem {
    Problem(
      severity: .error, location: SourceLocation(path: name), message: "the file cannot be read",
      help: "save it as UTF-8 text of less than 16 MiB and make it readable")
  }
}
