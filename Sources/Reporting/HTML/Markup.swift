import Assessment
import Rules
import Vocabulary

// Escaping is the rule and not a duty of the caller: in `"<td>\(name)</td>"` as `Markup`, what stands in the source is
// HTML and what is put in is text. Only another `Markup` goes in as it is.

/// A piece of HTML or XML.
struct Markup: ExpressibleByStringInterpolation {
  private(set) var html: String

  init(stringLiteral value: String) { html = value }
  init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: String) { html += literal }
    mutating func appendInterpolation(_ text: String) { Markup.escape(text, into: &html) }
    mutating func appendInterpolation(_ number: Int) { html += String(number) }
    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    mutating func appendInterpolation(_ markups: [Markup]) {
      for markup in markups { html += markup.html }
    }
  }

  static func += (a: inout Markup, b: Markup) { a.html += b.html }
  static func + (a: Markup, b: Markup) -> Markup { "\(a)\(b)" }

  /// Text for an element or a quoted attribute.
  private static func escape(_ text: String, into html: inout String) {
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 && $0 != 0x27
    }
    guard !isPlain else {
      html += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      case "\n", "\t": html.unicodeScalars.append(" ")
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}": html += "\u{FFFD}"
      case "\u{FFFE}", "\u{FFFF}": html += "\u{FFFD}"
      case _ where isDirectional(scalar): html += "\u{FFFD}"
      default: html.unicodeScalars.append(scalar)
      }
    }
  }

  /// True for the marks that change the direction of the text around them, which can make a name read as another.
  static func isDirectional(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension Markup {
  /// A name from the export: kept apart from the direction of its neighbours, cut when long, whole in its title.
  static func name(_ text: String, limit: Int = 60) -> Markup {
    let short = Display.clipped(text, limit)
    return short == text
      ? "<bdi>\(text)</bdi>" : "<bdi title=\"\(Display.clipped(text, 5_000))\">\(short)</bdi>"
  }

  /// The same in the type of code.
  static func code(_ text: String, limit: Int = 60) -> Markup {
    "<code>\(name(text, limit: limit))</code>"
  }

  /// A box in which a wide table scrolls by itself; reachable with the keyboard.
  ///
  /// - Parameter isStacked: on a narrow screen each row becomes a block of its own instead.
  static func table(
    _ caption: String, head: [String], numeric: Set<Int> = [], rows: [[Markup]],
    isSortable: Bool = true, isStacked: Bool = false
  ) -> Markup {
    var html: Markup =
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(caption)\"><table"
    if isSortable, rows.count > 2 { html += " data-sort" }
    if isStacked { html += " class=\"stack\"" }
    // A page that is printed is not left half empty for a table of tall rows.
    html += rows.count <= 8 && !isStacked ? " data-short" : ""
    html += "><caption><span>\(caption)</span></caption><thead><tr>"
    for (index, title) in head.enumerated() {
      html += numeric.contains(index) ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">"
      html += "\(title)</th>"
    }
    html += "</tr></thead><tbody>\n"
    for row in rows {
      html += "<tr>"
      for (index, cell) in row.enumerated() {
        html += numeric.contains(index) ? "<td class=\"n\">\(cell)</td>" : "<td>\(cell)</td>"
      }
      html += "</tr>\n"
    }
    html += "</tbody></table></div>\n"
    return html
  }

  /// Says how many rows the report left out.
  static func more(_ count: Int, _ noun: String) -> Markup {
    count > 0
      ? "<p class=\"more\">\(Display.count(count, "more " + noun)) in report.json.</p>\n"
      : ""
  }

  static func outcome(_ outcome: Outcome) -> Markup {
    "<span class=\"o o-\(outcome.rawValue)\"><span aria-hidden=\"true\">\(outcome.sign)</span> \(outcome.words)</span>"
  }

  static func verdict(_ verdict: Verdict) -> Markup {
    "<span class=\"v v-\(verdict.rawValue)\"><span aria-hidden=\"true\">\(verdict.sign)</span> \(verdict.words)</span>"
  }

  static func severity(_ severity: Severity) -> Markup {
    "<span class=\"s s-\(severity.rawValue)\"><span aria-hidden=\"true\">\(severity.sign)</span> \(severity.rawValue)</span>"
  }
}

extension Array where Element == Markup {
  func joined(_ separator: Markup) -> Markup {
    var html: Markup = ""
    for (index, element) in enumerated() {
      if index > 0 { html += separator }
      html += element
    }
    return html
  }
}
