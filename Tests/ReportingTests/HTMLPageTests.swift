import Assessment
import Behaviour
import Foundation
import Reporting
import Rules
import Testing

@Suite struct HTMLPageTests {
  private func page(_ assessment: Assessment) -> String {
    String(decoding: ReportFormat.html.bytes(assessment, Fixture.run), as: UTF8.self)
  }

  /// Every tag of the page, with its attributes.
  private func tags(_ html: String) -> [Substring] {
    html.matches(of: /<[^>]*>/).map(\.output)
  }

  @Test func `names cannot become elements or attributes`() throws {
    let html = page(Hostile.assessment)
    let allowed: Set<Substring> = [
      "html", "head", "meta", "title", "style", "body", "a", "header", "main", "section", "nav",
      "footer", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "bdi",
      "b", "i", "br", "small", "strong", "code", "table", "caption", "thead", "tbody", "tr", "th",
      "td", "details", "summary", "svg", "rect", "path", "line", "text", "label", "input",
      "select", "option", "button", "output", "script", "!DOCTYPE",
    ]
    // The style and the script are ours; the rest is where names stand.
    let body = html.replacing(/<script>.*?<\/script>/.dotMatchesNewlines(), with: "")
    for tag in tags(body) {
      let name = tag.dropFirst().drop { $0 == "/" }
        .prefix { $0.isLetter || $0.isNumber || $0 == "!" }
      #expect(allowed.contains(name), "unexpected element \(tag.prefix(60))")
      let bare = tag.replacing(/"[^"]*"/, with: "")
      #expect(!bare.contains("onerror") && !bare.contains("'"), "broken out: \(tag.prefix(60))")
    }
    #expect(html.components(separatedBy: "<script>").count == 2)
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func `no name can turn the text around it`() throws {
    let html = page(Hostile.assessment)
    let marks = html.unicodeScalars.filter { (0x202A...0x202E).contains($0.value) }
    #expect(marks.isEmpty)
    #expect(!html.unicodeScalars.contains("\0") && !html.unicodeScalars.contains("\u{1B}"))
  }

  @Test(arguments: [false, true])
  func `the page refers to nothing outside itself`(isHostile: Bool) throws {
    let html = page(isHostile ? Hostile.assessment : Fixture.assessment)
    for tag in tags(html) {
      let bare = tag.replacing(/(title|aria-label|content)="[^"]*"/, with: "")
      #expect(!bare.contains("src=") && !bare.contains("http:") && !bare.contains("https:"))
      #expect(!bare.contains(/href="[^#]/), "\(tag)")
      #expect(!bare.contains("style="), "the policy forbids \(tag.prefix(80))")
    }
    if !isHostile {
      for word in ["http:", "https:", "src=", "@import", "url("] { #expect(!html.contains(word)) }
    }
  }

  @Test func `markup is never shown as text`() throws {
    let html = page(Fixture.assessment)
    #expect(!html.contains("&lt;") && !html.contains("Markup("))
  }

  @Test func `every link inside the page has a target`() throws {
    let html = page(Fixture.assessment)
    let ids = Set(html.matches(of: /\sid="([^"]*)"/).map(\.output.1))
    let targets = Set(html.matches(of: /href="#([^"]*)"/).map(\.output.1))
    #expect(targets.subtracting(ids).sorted() == [])
    #expect(targets.count > 12)
  }

  @Test func `elements are closed in order`() throws {
    for assessment in [Fixture.assessment, Hostile.assessment] {
      let html = page(assessment)
        .replacing(/<script>.*?<\/script>/.dotMatchesNewlines(), with: "")
      let void: Set<Substring> = ["meta", "br", "input", "!DOCTYPE"]
      var open: [Substring] = []
      for tag in tags(html) where !tag.hasSuffix("/>") {
        let name = tag.dropFirst().drop { $0 == "/" }
          .prefix { $0.isLetter || $0.isNumber || $0 == "!" }
        if void.contains(name) { continue }
        if tag.hasPrefix("</") {
          #expect(open.popLast() == name)
        } else {
          open.append(name)
        }
      }
      #expect(open.isEmpty)
    }
  }

  @Test func `every verdict is said in words`() throws {
    let html = page(Fixture.assessment)
    for words in [
      "Ready", "Limited pilot", "Fix the foundation first", "A dashboard is enough", "Cannot tell",
    ] {
      #expect(html.contains("</span> \(words)</span>"))
    }
  }

  @Test func `a large plant gives a small page that says what it leaves out`() throws {
    var assessment = Fixture.assessment
    let signals = assessment.plant.signals
    assessment.plant.signals = (0..<20_000).map { number in
      var signal = signals[number % signals.count]
      signal.tag += "-\(number)"
      return signal
    }
    let finding = try #require(assessment.findings.first)
    assessment.findings = (0..<20_000).map { number in
      var copy = finding
      copy.subject.id = "tag-\(number)"
      return copy
    }
    let html = page(assessment)
    #expect(html.utf8.count < 1_000_000)
    #expect(html.contains("The 150 worst of 20\u{A0}000\u{A0}signals"))
    #expect(html.contains("19\u{A0}900\u{A0}more findings in report.json"))
  }

  @Test func `an empty assessment is a whole page`() throws {
    let html = page(
      Assessment(plant: Plant(), findings: [], useCases: [], pilots: [], checks: Checks()))
    #expect(html.contains("No use case was assessed."))
    #expect(html.hasSuffix("</html>\n"))
  }
}
