import Assessment
import Behaviour
import Linking

extension ReportFormat {
  package static let html = ReportFormat(name: "html", fileName: "index.html") {
    HTMLPage(assessment: $0, run: $1).bytes
  }
}

/// `index.html`: one file that needs nothing else, readable without its script.
struct HTMLPage {
  var assessment: Assessment
  var run: RunInfo
  var plant: Plant { assessment.plant }

  /// Rows of one table. The rest is in `report.json`, and the page says so.
  static let rowLimit = 300

  private typealias Section = (id: String, title: String, body: Markup)

  var bytes: [UInt8] {
    let overviews = UseCaseOverview.all(of: assessment.useCases)
    let sections: [Section] = [
      ("questions", "Five questions", questions),
      ("use-cases", "Use cases in detail", useCaseDetails(overviews)),
      ("sources", "Data map: sources as understood", dataMap),
      ("coverage", "Coverage over time", coverage),
      ("intervals", "Sampling against what is needed", intervals),
      ("names", "Names across systems", names),
      ("clocks", "Clocks", clocks),
      ("batches", "Batches, orders and materials", batches),
      ("findings", "Findings with evidence", findings),
      ("method", "Method and thresholds", method),
      ("not-checked", "What was not checked", notChecked),
    ]
    var page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Data readiness: \(Display.clipped(run.title))</title>

      """
    page += "<style>\(Stylesheet.markup)</style>\n</head>\n<body>\n"
    page += "<a class=\"skip\" href=\"#verdicts\">Skip to the verdicts</a>\n"
    page += header(overviews)
    page += "<main>\n"
    page += notRead
    page += firstScreen(overviews)
    page += "<nav aria-label=\"Contents\"><ul>"
    for section in sections {
      page += "<li><a href=\"#\(section.id)\">\(section.title)</a></li>"
    }
    page += "</ul></nav>\n"
    for section in sections {
      page += """
        <section id="\(section.id)" aria-labelledby="\(section.id)-title">
        <h2 id="\(section.id)-title">\(section.title)</h2>
        \(section.body)</section>

        """
    }
    page += "</main>\n<footer><p>\(run.tool) \(run.version) · started \(run.started) · "
    page += "\(Display.duration(run.seconds)) for \(Display.bytes(run.bytes)) and "
    page += "\(Display.count(run.rows, "row")) · machine-readable: report.json</p></footer>\n"
    page += "<script>\(Script.markup)</script>\n</body>\n</html>\n"
    return Array(page.html.utf8)
  }

  /// Nothing may be loaded, and only the style and the script of this file may run.
  private static let policy =
    "default-src 'none'; style-src '\(SHA256.source(Stylesheet.text))'; "
    + "script-src '\(SHA256.source(Script.text))'; base-uri 'none'; form-action 'none'"

  private func header(_ overviews: [UseCaseOverview]) -> Markup {
    let samples = plant.signals.reduce(0) { $0 &+ $1.samples }
    var facts: [String] = [
      Display.count(plant.sources.count, "file"),
      Display.count(plant.identity.assets.count, "asset"),
      Display.count(plant.signals.count, "signal"), Display.count(samples, "sample"),
    ]
    if plant.first != nil { facts.append(Display.span(of: plant)) }
    if let now = plant.asOf { facts.append("as of \(Display.instant(now)) UTC") }
    return """
      <header>
      <p class="kicker">Data readiness of \(Markup.name(run.title, limit: 80))</p>
      <h1>\(UseCaseOverview.headline(overviews))</h1>
      <p class="facts">\(facts.joined(separator: " · "))</p>
      </header>

      """
  }

  /// A text as a link target: letters, digits and hyphens.
  func anchor(_ text: String) -> String {
    var result = ""
    for byte in text.utf8.prefix(100) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "-"), UInt8(ascii: "/"): result += "-"
      default: result += "." + String(byte, radix: 16)
      }
    }
    return result
  }
}
