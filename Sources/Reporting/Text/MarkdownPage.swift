/// Builds GitHub-flavoured Markdown. Everything but `paragraph` escapes what it is given.
struct MarkdownPage {
  private(set) var output = ""

  mutating func heading(_ level: Int, _ text: String) {
    if !output.isEmpty, !output.hasSuffix("\n\n") { output += "\n" }
    output += String(repeating: "#", count: level) + " " + Self.escaped(text) + "\n\n"
  }

  mutating func text(_ text: String) { paragraph(Self.escaped(text)) }

  /// Markdown as it is.
  mutating func paragraph(_ markdown: String) { output += markdown + "\n\n" }

  mutating func item(_ text: String) { output += "- " + Self.escaped(text, limit: 400) + "\n" }

  mutating func endList() { if !output.hasSuffix("\n\n") { output += "\n" } }

  mutating func table(_ head: [String], _ rows: [[String]], limit: Int = .max) {
    output += line(head) + line(head.map { _ in "---" })
    for row in rows.prefix(limit) { output += line(row.map { Self.escaped($0) }) }
    output += "\n"
    if rows.count > limit {
      text("\(Display.count(rows.count - limit)) more in report.json")
    }
  }

  private func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// The text with everything that Markdown or HTML would read as a sign made plain, on one line.
  static func escaped(_ text: String, limit: Int = 200) -> String {
    var result = ""
    var previous: Unicode.Scalar = " "
    for scalar in Display.clipped(text, limit).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // A mention or an issue number would notify people and link elsewhere.
      case "@": result += "&#64;"
      case "#" where !previous.properties.isAlphabetic: result += "&#35;"
      case "\\", "`", "*", "[", "]", "|", "~": result += "\\" + String(scalar)
      // Inside a word an underscore is plain text.
      case "_" where !isWord(previous): result += "\\_"
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}": result += " "
      case _ where Markup.isDirectional(scalar): result += "\u{FFFD}"
      // A bare address would become a link.
      case ":" where result.hasSuffix("http") || result.hasSuffix("https"): result += "&#58;"
      default: result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return result
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
