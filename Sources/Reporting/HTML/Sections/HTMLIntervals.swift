import Assessment
import Behaviour
import Foundation
import Vocabulary

// How often signals are stored, per kind, against what the use cases need.

extension HTMLPage {
  var intervals: Markup {
    let profiles = SignalKind.allCases.compactMap { IntervalProfile($0, assessment) }
    if profiles.isEmpty { return "<p>No signal has two samples, so no interval is known.</p>\n" }
    let scale = LogScale(
      profiles.flatMap { $0.bins.map(\.seconds) + $0.needs.map(\.seconds) })
    var html: Markup = """
      <p>Each bar is the share of intervals of that length; every signal counts the same. The axis is logarithmic. A \
      numbered line is the longest interval that a use case can work with: bars to its right are too slow for it.</p>
      <div class="bars intervals"><div class="row axis"><span></span>\(scale.labels)<span></span></div>

      """
    for profile in profiles { html += row(profile, scale) }
    return html + "</div>\n"
  }

  private func row(_ profile: IntervalProfile, _ scale: LogScale) -> Markup {
    let height = 48.0
    let top = profile.bins.map(\.share).max() ?? 1
    var svg: Markup = "\(scale.gridLines(height: 62))"
    for bin in profile.bins {
      let tall = max(1, bin.share / top * height)
      let isSlow = profile.needs.first.map { bin.seconds > $0.seconds * 1.05 } ?? false
      let (from, to) = scale.bar(bin.seconds)
      svg +=
        "<rect class=\"\(isSlow ? "slow" : "fast")\" x=\"\(Plot.coordinate(from))%\" y=\"\(Plot.coordinate(62 - tall))\" width=\"\(Plot.coordinate(to - from))%\" height=\"\(Plot.coordinate(tall))\"/>"
    }
    for (index, need) in profile.needs.enumerated() {
      let x = Plot.coordinate(scale.place(need.seconds))
      svg +=
        "<line class=\"need\" x1=\"\(x)%\" x2=\"\(x)%\" y1=\"12\" y2=\"62\"/><text class=\"need\" x=\"\(x)%\" y=\"10\" text-anchor=\"middle\">\(index + 1)</text>"
    }
    let needs = profile.needs.enumerated().map { index, need -> Markup in
      "<li value=\"\(index + 1)\">at most \(Display.duration(need.seconds)): \(Display.list(need.titles, 3)), met by \(Display.percent(need.met)) of the intervals</li>"
    }
    let list: Markup =
      needs.isEmpty
      ? "<small>no use case asks for it</small>" : "<ol class=\"needs\">\(needs)</ol>"
    let words = "\(profile.kind.rawValue): typical interval \(Display.duration(profile.typical))"
    return """
      <div class="row"><span class="tag"><b>\(profile.kind.rawValue)</b><small>\(Display.count(profile.signals, "signal")), \
      typically every \(Display.duration(profile.typical))</small></span>\
      <svg height="62" role="img" aria-label="\(words)"><title>\(words)</title>\(svg)</svg>\
      <span>\(list)</span></div>

      """
  }
}

/// The intervals of all signals of one kind.
private struct IntervalProfile {
  var kind: SignalKind
  var signals: Int
  /// The middle of the typical intervals.
  var typical: Double?
  /// Bins of a quarter of a decade with the share of intervals in them, ascending.
  var bins: [(seconds: Double, share: Double)]
  /// What is needed, the strictest first, at most five; `met` is the share of intervals that are short enough.
  var needs: [(seconds: Double, titles: [String], met: Double)]

  /// `nil` when no signal of the kind has intervals.
  init?(_ kind: SignalKind, _ assessment: Assessment) {
    let all = assessment.plant.signals
    let members = all.indices.filter { all[$0].kind == kind && !all[$0].sampling.intervals.isEmpty }
    guard !members.isEmpty else { return nil }
    self.kind = kind
    signals = members.count
    typical = members.compactMap { all[$0].sampling.typicalInterval }.sorted().lowerMedian

    var titles: [Double: Set<String>] = [:]
    for result in assessment.useCases {
      for need in result.neededIntervals
      where need.kind == kind.rawValue && need.seconds > 0 && need.seconds.isFinite {
        titles[need.seconds, default: []].insert(result.title)
      }
    }
    let limits = Array(titles.keys.sorted().prefix(5))
    var met = limits.map { _ in 0.0 }
    var shares: [Int: Double] = [:]
    for member in members {
      let intervals = all[member].sampling.intervals
      let total = intervals.reduce(0) { $0 + max(0, Double($1.count)) }
      guard total > 0 else { continue }
      for bin in intervals where bin.seconds > 0 && bin.seconds.isFinite {
        let share = max(0, Double(bin.count)) / total / Double(members.count)
        shares[LogScale.step(bin.seconds), default: 0] += share
        for (i, limit) in limits.enumerated() where bin.seconds <= limit * 1.05 { met[i] += share }
      }
    }
    guard !shares.isEmpty else { return nil }
    bins = shares.keys.sorted().map { (LogScale.centre(ofStep: $0), shares[$0] ?? 0) }
    needs = limits.indices.map { i in
      (limits[i], (titles[limits[i]] ?? []).sorted(), min(1, met[i]))
    }
  }
}
