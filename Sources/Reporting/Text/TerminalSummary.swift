package import Assessment
import Behaviour
import Rules
import Vocabulary

/// The page in short, for a terminal: what was not read, the verdict of each use case in its best scope, the counts.
///
/// Lines are at most 80 columns wide, unless a name in them is wider.
package struct TerminalSummary {
  package static let width = 80

  private let usesColor: Bool
  private(set) package var lines: [String] = []

  /// - Parameter place: what was written, such as `the report is in out`; `nil` when it went to standard output.
  package init(_ assessment: Assessment, _ run: RunInfo, place: String?, usesColor: Bool) {
    self.usesColor = usesColor
    let overviews = UseCaseOverview.all(of: assessment.useCases)
    wrap(
      "\(Display.clipped(run.title, 60)): \(UseCaseOverview.headline(overviews))", paint: .strong)
    notRead(assessment)
    if !overviews.isEmpty { lines.append("") }
    let (told, untold) = UseCaseOverview.parted(overviews)
    for overview in told { verdict(overview) }
    if !untold.isEmpty {
      let titles = untold.map(\.best.title).joined(separator: "; ")
      wrap(
        "\(Verdict.notAssessable.sign) \(UseCaseOverview.untoldHeadline(untold)):", paint: .faint)
      wrap("\(titles). The report says what to export for them.", indent: 2)
    }
    lines.append("")
    wrap(Counts(assessment).sentence)
    let read =
      "\(Display.count(run.rows, "row")) of \(Display.count(assessment.plant.sources.count, "file")) in \(Wording.number(run.seconds)) s"
    wrap(read + (place.map { "; \($0)" } ?? ""))
  }

  /// Paths of the files whose problems the summary tells.
  package static func listedFiles(_ assessment: Assessment) -> Set<String> {
    let listed = Set(UnreadFile.all(assessment.plant).prefix(fileLimit).map(\.path))
    // A file with several problems tells only one of them there.
    return Set(
      assessment.plant.sources.lazy.filter { $0.problems.count == 1 && listed.contains($0.path) }
        .map(\.path))
  }

  private static let fileLimit = 20

  private mutating func notRead(_ assessment: Assessment) {
    let files = UnreadFile.all(assessment.plant)
    if let headline = UnreadFile.headline(files, of: assessment.plant) {
      lines.append("")
      wrap(headline + ":", paint: .bad)
      for file in files.prefix(Self.fileLimit) {
        wrap("\(file.path): \(file.problem.message)", indent: 2)
        wrap("help: \(file.problem.help)", indent: 4)
      }
      if files.count > Self.fileLimit {
        wrap("and \(files.count - Self.fileLimit) more in the report", indent: 2)
      }
    }
    if let leftOut = LeftOutWords.sentence(assessment.plant.leftOut) { wrap(leftOut) }
  }

  /// The verdict, score and use case on one line, below them the scope with what decides it.
  private mutating func verdict(_ overview: UseCaseOverview) {
    let best = overview.best
    let verdict = "\(best.verdict.sign) \(best.verdict.words)"
      .padded(to: 26)
    let score = Wording.score(best.score).padded(to: 3, atEnd: false)
    let interval = "[\(Wording.score(best.low))–\(Wording.score(best.high))]".padded(to: 9)
    let head = painted(verdict, best.verdict.paint) + " \(score) \(interval) "
    let titles = Self.wrapped(best.title, width: Self.width - 41)
    for (i, title) in titles.enumerated() {
      lines.append(i == 0 ? head + title : String(repeating: " ", count: 41) + title)
    }
    let scopes = overview.scopes.count > 1 ? " (of \(overview.scopes.count) scopes)" : ""
    wrap(
      "\(Names.scope(best.scope))\(scopes): \(Display.clipped(best.reason, 240))", indent: 2)
  }

  enum Paint: String {
    case strong = "1"
    case bad = "31"
    case good = "32"
    case fair = "33"
    case calm = "36"
    case faint = "2"
  }

  private func painted(_ text: String, _ paint: Paint?) -> String {
    guard usesColor, let paint else { return text }
    return "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m"
  }

  private mutating func wrap(_ text: String, indent: Int = 0, paint: Paint? = nil) {
    for (i, line) in Self.wrapped(text, width: Self.width - indent - 2).enumerated() {
      lines.append(
        String(repeating: " ", count: indent + (i == 0 ? 0 : 2)) + painted(line, paint))
    }
  }

  /// Broken at spaces. What a terminal would obey, such as the start of a colour, is made visible.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in safe(text).split(separator: " ") {
      if !line.isEmpty, columns(line) + 1 + columns(word) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }

  /// A name of an export may hold anything.
  package static func safe(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      if isControl || Markup.isDirectional(scalar) {
        result.append(scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}")
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Columns of a terminal: two for the wide letters of East Asia.
  static func columns(_ text: some StringProtocol) -> Int {
    text.reduce(0) { sum, character in
      guard let scalar = character.unicodeScalars.first?.value else { return sum }
      let isWide =
        (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar)
        || (0xAC00...0xD7A3).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
        || (0xFE30...0xFE6F).contains(scalar) || (0xFF00...0xFF60).contains(scalar)
        || (0xFFE0...0xFFE6).contains(scalar) || (0x1F300...0x1FAFF).contains(scalar)
        || (0x20000...0x3FFFD).contains(scalar)
      return sum + (isWide ? 2 : 1)
    }
  }
}

extension Verdict {
  fileprivate var paint: TerminalSummary.Paint {
    switch self {
    case .ready: .good
    case .limitedPilot: .fair
    case .fixFoundation: .bad
    case .dashboardEnough: .calm
    case .notAssessable: .faint
    }
  }
}

extension String {
  fileprivate func padded(to width: Int, atEnd: Bool = true) -> String {
    let pad = String(repeating: " ", count: max(0, width - TerminalSummary.columns(self)))
    return atEnd ? self + pad : pad + self
  }
}
