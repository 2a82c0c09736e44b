// Coverage over time, one bar per signal. The bars are SVG stretched to the width of the page; the words beside them
// are HTML, so they stay readable on a phone. A cause has a colour and a shape of its own: full, half, split, line.

import Behaviour
import Vocabulary

extension HTMLPage {
  /// Bars on the page; the worst signals are shown.
  static let coverageLimit = 150
  /// Longest gaps that a bar shows.
  private static let gapLimit = 60

  var coverage: Markup {
    let signals = plant.signals
    guard !signals.isEmpty else { return "<p>No signal was found in the export.</p>\n" }
    let sampled = plant.sampled
    guard let axis = TimeAxis(first: sampled?.lowerBound, last: sampled?.upperBound) else {
      return "<p>No signal could be placed in time.</p>\n"
    }
    let losses = signals.map { badness($0, of: sampled) }
    let worst = signals.indices.sorted { a, b in
      losses[a] == losses[b] ? a < b : losses[a] > losses[b]
    }
    var order: [String] = []
    var groups: [String: [SignalFacts]] = [:]
    for index in worst.prefix(Self.coverageLimit) {
      let key = signals[index].asset ?? ""
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(signals[index])
    }

    var html: Markup = "<p>\(coverageSummary(signals))</p>\n\(coverageLegend)"
    html +=
      "<div class=\"bars\"><div class=\"row axis\"><span></span>\(axis.svg)<span>available</span></div>\n"
    for key in order {
      let members = groups[key] ?? []
      html += "<h3>\(key.isEmpty ? "No asset" : Markup.name(key))</h3>\n"
      for signal in members { html += coverageRow(signal, axis) }
    }
    return html + "</div>\n\(longestGaps(signals))"
  }

  /// The share of running time without data; a signal without samples is the worst.
  private func badness(_ signal: SignalFacts, of sampled: ClosedRange<Double>?) -> Double {
    if signal.samples == 0 { return 2 }
    if let availability = signal.coverage.availability, availability.isFinite {
      return 1 - availability
    }
    guard let sampled, sampled.upperBound > sampled.lowerBound else { return 0 }
    var lost = 0.0
    for gap in signal.coverage.gaps where gap.cause.isLoss { lost += gap.seconds }
    return min(1, lost / (sampled.upperBound - sampled.lowerBound))
  }

  private func coverageSummary(_ signals: [SignalFacts]) -> String {
    let hidden = signals.count - Self.coverageLimit
    let judged = signals.compactMap(\.coverage.availability).sorted()
    var text =
      hidden > 0
      ? "The \(Self.coverageLimit) worst of \(Display.count(signals.count, "signal")); the other "
        + "\(Display.count(hidden)) are in report.json."
      : "All \(Display.count(signals.count, "signal")), the worst first."
    if let median = judged.lowerMedian, let least = judged.first {
      text +=
        " Half have data in \(Display.percent(median)) of the running time or less; the least "
        + "is \(Display.percent(least))."
    }
    return text
  }

  private var coverageLegend: Markup {
    var html: Markup = "<p class=\"legend\">"
    html +=
      "<span><svg class=\"key\" viewBox=\"0 0 24 12\" aria-hidden=\"true\"><rect class=\"c-full\" y=\"2\" width=\"24\" height=\"8\"/></svg> data</span> "
    html +=
      "<span><svg class=\"key\" viewBox=\"0 0 24 12\" aria-hidden=\"true\"><rect class=\"c-part\" y=\"4\" width=\"24\" height=\"4\"/></svg> data in part</span> "
    for cause in GapCause.allCases {
      var path = BarPath()
      path.add(cause, from: 0, to: 24)
      html +=
        "<span><svg class=\"key\" viewBox=\"0 0 24 12\" aria-hidden=\"true\"><path class=\"g-\(cause.rawValue)\" d=\"\(path.data)\"/></svg> \(cause.words)</span> "
    }
    return html + "</p>\n"
  }

  private func coverageRow(_ signal: SignalFacts, _ axis: TimeAxis) -> Markup {
    let gaps = signal.coverage.gaps.enumerated().sorted {
      $0.element.seconds == $1.element.seconds
        ? $0.offset < $1.offset : $0.element.seconds > $1.element.seconds
    }
    .map(\.element)
    var svg: Markup = "<path class=\"grid\" d=\"\(axis.grid)\"/>"
    let (full, part) = covered(signal, axis)
    if !full.isEmpty { svg += "<path class=\"c-full\" d=\"\(full)\"/>" }
    if !part.isEmpty { svg += "<path class=\"c-part\" d=\"\(part)\"/>" }
    for cause in GapCause.allCases {
      var path = BarPath()
      for gap in gaps.prefix(Self.gapLimit) where gap.cause == cause {
        if let (from, to) = axis.range(gap.start, gap.end) { path.add(cause, from: from, to: to) }
      }
      if !path.data.isEmpty {
        // Data are wiped out under the gap, so that a short one is seen.
        svg +=
          "<path class=\"wipe\" d=\"\(path.wiped)\"/><path class=\"g-\(cause.rawValue)\" d=\"\(path.data)\"/>"
      }
    }
    // A long tag leaves no room for the ID beside it.
    let words = "\(signal.id): \(coverageWords(signal))"
    return """
      <div class="row"><span class="tag">\(Markup.name(signal.tag, limit: 40)) <small>\(signal.kind.rawValue) \(signal.id)</small></span>\
      <svg viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label="\(words)"><title>\(words)</title>\(svg)</svg>\
      <span class="n">\(signal.samples == 0 ? "no data" : Display.percent(signal.coverage.availability))</span></div>

      """
  }

  private func coverageWords(_ signal: SignalFacts) -> String {
    if signal.samples == 0 { return "no sample" }
    var parts = [
      "\(Display.count(signal.samples, "sample")), \(Display.span(signal.first, signal.last))"
    ]
    for cause in GapCause.allCases {
      let gaps = signal.coverage.gaps.filter { $0.cause == cause }
      guard !gaps.isEmpty else { continue }
      let seconds = gaps.reduce(0) { $0 + $1.seconds }
      parts.append(
        "\(cause.words): \(Display.count(gaps.count, "gap")), \(Display.duration(seconds))")
    }
    return parts.joined(separator: "; ")
  }

  /// The path of the parts with data, and of those with some data.
  private func covered(_ signal: SignalFacts, _ axis: TimeAxis) -> (full: String, part: String) {
    var (full, part) = (BarPath(), BarPath())
    let bins = plant.coverage(of: signal)
    if bins.isEmpty {
      if let first = signal.first, let last = signal.last, let (from, to) = axis.range(first, last)
      {
        part.rect(from, to, 4, 4)
      }
      return (full.data, part.data)
    }
    func level(_ share: Double) -> Int { share >= 0.95 ? 2 : share > 0 ? 1 : 0 }
    var start = 0
    while start < bins.count {
      var end = start + 1
      while end < bins.count, level(bins[end]) == level(bins[start]) { end += 1 }
      let scale = 1_000 / Double(bins.count)
      let (from, to) = (Double(start) * scale, Double(end) * scale)
      switch level(bins[start]) {
      case 2: full.rect(from, to, 2, 8)
      case 1: part.rect(from, to, 4, 4)
      default: break
      }
      start = end
    }
    return (full.data, part.data)
  }

  private func longestGaps(_ signals: [SignalFacts]) -> Markup {
    let limit = 50
    var places: [(isLoss: Bool, seconds: Double, signal: Int, gap: Int)] = []
    for (i, signal) in signals.enumerated() {
      for (j, gap) in signal.coverage.gaps.enumerated() {
        places.append((gap.cause.isLoss, gap.seconds, i, j))
      }
    }
    if places.isEmpty { return "" }
    let total = places.count
    places.sort { a, b in
      if a.isLoss != b.isLoss { return a.isLoss }
      if a.seconds != b.seconds { return a.seconds > b.seconds }
      let (x, y) = (signals[a.signal], signals[b.signal])
      return (x.tag, x.coverage.gaps[a.gap].start) < (y.tag, y.coverage.gaps[b.gap].start)
    }
    let gaps = places.prefix(limit).map {
      (signal: signals[$0.signal].tag, gap: signals[$0.signal].coverage.gaps[$0.gap])
    }
    return """
      <details><summary><span class="grow">Longest gaps as a table</span> <span class="count">\(Display.count(total))</span></summary>
      \(Markup.table(
        "Gaps in which data are lost first, then the longest; times in UTC",
        head: ["Signal", "From", "To", "Length", "Cause"], numeric: [3],
        rows: gaps.map {
          [
            Markup.name($0.signal), "\(Display.instant($0.gap.start))", "\(Display.instant($0.gap.end))",
            "\(Display.duration($0.gap.seconds))", "\($0.gap.cause.words)",
          ]
        }))\(Markup.more(total - limit, "gap"))</details>

      """
  }
}
