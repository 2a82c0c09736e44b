import Behaviour
import Linking
import Profiling
import Vocabulary

/// The signals: a fact about them is one line here.
extension EvidenceTable {
  static let signal = EvidenceTable(
    "signal", "one row per tag and file, as it behaved", indexes: ["tag", "path", "asset"],
    of: (signal: SignalFacts, asset: Asset?, gaps: [Gap]).self,
    rows: { facts, add in
      for signal in facts.plant.signals {
        add((signal, facts.asset(of: signal), signal.coverage.gaps.filter { $0.cause == .tag }))
      }
    },
    columns: [
      .text("id", "its short ID, the same in every output") { $0.signal.id },
      .text("tag", "the tag; the subject of findings about the signal") { $0.signal.tag },
      .text("path", "its file") { $0.signal.path },
      .count("line", "its first line, 0 when unknown") { $0.signal.line },
      .count("first_line", "line of its oldest sample, NULL when it has to be looked for") {
        $0.signal.firstLine > 0 ? $0.signal.firstLine : nil
      },
      .count("last_line", "line of its newest sample, NULL when it has to be looked for") {
        $0.signal.lastLine > 0 ? $0.signal.lastLine : nil
      },
      .text("asset", "asset.id") { $0.signal.asset },
      .text("class", "class of the asset") { $0.asset?.className },
      .text("area", "area of the asset") { $0.asset?.area },
      .text("kind", "temperature, pressure, vibration, …, other") { $0.signal.kind.rawValue },
      .text("unit", "unit of its values") { $0.signal.unit },
      .flag("wind", "1 when it is the speed of the wind") { $0.signal.isWind },
      .count("samples", "samples") { $0.signal.samples },
      .real("first", "first sample") { $0.signal.first },
      .real("last", "last sample") { $0.signal.last },
      .text("other_path", "another file with samples of it, that with the newest") {
        $0.signal.coverage.elsewhere?.path
      },
      .real("other_last", "last sample of it there") { $0.signal.coverage.elsewhere?.last },
      .real("source_first", "first sample of any tag of the file") { $0.signal.sourceFirst },
      .real("source_last", "last sample of any tag of the file") { $0.signal.sourceLast },
      .real("typical_interval", "mode of the intervals, seconds") {
        $0.signal.sampling.typicalInterval
      },
      .real("scan_interval", "interval of the grid that the samples come on, seconds") {
        $0.signal.sampling.typicalInterval
      },
      .real(
        "effective_interval",
        "from one really new value to the next, seconds; longer than scan_interval where "
          + "regularity is resampled"
      ) { $0.signal.sampling.effectiveInterval },
      .real("p95_interval", "95 % of the intervals are not longer, seconds") {
        $0.signal.sampling.p95Interval
      },
      .real("running_interval", "the same while the asset ran") {
        $0.signal.sampling.runningInterval
      },
      .real("longest_interval", "longest interval, seconds") { $0.signal.sampling.longestInterval },
      .text("regularity", "periodic, exception, event or resampled") {
        $0.signal.sampling.regularity?.rawValue
      },
      .flag("quiet_by_nature", "1 when it is stored on change and nothing is repeated") {
        $0.signal.sampling.isQuietByNature
      },
      .text("resampling", "held, interpolated or averaged: how a resampled signal fills its grid") {
        $0.signal.sampling.resampling?.rawValue
      },
      .real("availability", "share of running time with good samples, 0 to 1") {
        $0.signal.coverage.availability
      },
      .real("running", "seconds in which the asset ran; without running_known, that were exported")
      {
        $0.signal.coverage.running
      },
      .flag("running_known", "1 when signals, orders or its line tell when the asset ran") {
        $0.signal.coverage.isRunningKnown
      },
      .flag("at_work", "1 when another signal shows that the asset was at work all the time") {
        $0.signal.coverage.isAtWork
      },
      .real("covered_running", "those of them with good samples") {
        $0.signal.coverage.coveredRunning
      },
      .real("worst_month", "first instant of the month with the least of them") {
        $0.signal.coverage.worstMonth?.start
      },
      .real("worst_month_availability", "share of its running time with good samples, 0 to 1") {
        $0.signal.coverage.worstMonth?.availability
      },
      .count("bad_quality", "samples of bad quality") { $0.signal.quality.bad },
      .count("uncertain_quality", "samples of uncertain quality") { $0.signal.quality.uncertain },
      .flag("has_quality", "1 when the export has a quality for this tag") {
        $0.signal.quality.isKnown
      },
      .count("non_numeric", "samples that are text") { $0.signal.values.nonNumeric },
      .text("texts", "the most frequent of those texts") { list($0.signal.values.texts) },
      .count("sentinels", "samples that stand for no value, such as -9999") {
        $0.signal.values.sentinels
      },
      .text("sentinel_values", "the values that do") {
        list($0.signal.values.sentinelValues.map(Wording.value))
      },
      .count("duplicates", "samples whose time is that of the sample before") {
        $0.signal.sampling.duplicates
      },
      .count("out_of_order", "samples that are older than the sample before") {
        $0.signal.sampling.outOfOrder
      },
      .real("minimum", "smallest value") { $0.signal.values.minimum },
      .real("maximum", "largest value") { $0.signal.values.maximum },
      .real("mean", "mean of the values") { $0.signal.values.mean },
      .real("standard_deviation", "standard deviation of the values") {
        $0.signal.values.standardDeviation
      },
      .count("distinct_values", "different values, up to 32") { $0.signal.values.distinctValues },
      .real("sibling_interval", "typical interval of its kind in the same file, seconds") {
        $0.signal.sampling.siblingInterval
      },
      .text("unit_mismatch", "unit of its siblings and the factor to it, when they disagree") {
        $0.signal.values.unitMismatch
      },
      .count("out_of_range", "samples that are physically impossible") {
        $0.signal.values.outOfRange
      },
      .real("gap_seconds", "seconds in gaps of the tag's own") {
        $0.gaps.reduce(0) { $0 + $1.seconds }
      },
      .real("longest_gap", "longest gap of the tag's own, seconds") {
        $0.gaps.map(\.seconds).max()
      },
      .real("flatline_seconds", "seconds in flatlines") {
        $0.signal.values.flatlines.reduce(0) { $0 + ($1.end - $1.start) }
      },
      .real("late_first", "oldest of the samples that are out of order") {
        $0.signal.sampling.lateFirst
      },
      .real("late_last", "newest of the samples that are out of order") {
        $0.signal.sampling.lateLast
      },
      .count("missing", "samples of a regular grid that are not there, gaps aside") {
        $0.signal.sampling.missing
      },
      .count("spikes", "single samples far from all others") { $0.signal.values.spikes?.count },
      .real("spike_time", "the first of them") { $0.signal.values.spikes?.first?.time },
      .real("spike_value", "its value") { $0.signal.values.spikes?.first?.value },
      .text("unit_change", "what its values are to those before, when the unit seems to change") {
        $0.signal.values.unitChange?.scale
      },
      .real("unit_change_time", "from when on") { $0.signal.values.unitChange?.time },
      .real("declared_low", "where the range begins that the tag list declares") {
        $0.signal.values.declaredRange?.lowerBound
      },
      .real("declared_high", "where it ends") { $0.signal.values.declaredRange?.upperBound },
      .count(
        "outside_declared", "samples, at least, that lie outside by more than 5 % of that range"
      ) { $0.signal.values.declaredRange == nil ? nil : $0.signal.values.outsideDeclared },
      .real("resolution", "step between its values where that is coarse for the quantity") {
        $0.signal.values.quantisation?.step
      },
      .count("categories", "such steps that its values take up while the asset runs") {
        $0.signal.values.quantisation?.categories
      },
      .count("saturated", "samples at an end of its range that cuts it off") {
        $0.signal.values.saturation?.samples
      },
      .real("saturated_value", "the value there") { $0.signal.values.saturation?.value },
      .text(
        "saturated_at",
        "edge of its values; loop-limit (3.6 to 3.8 and 20.5 to 21 mA) or loop-failure (beyond)"
      ) { $0.signal.values.saturation?.place.rawValue },
      .count("resets", "of a counter: how often it fell") { $0.signal.values.counter?.resets },
      .count(
        "unexplained_resets",
        "those with no order, stop, time of day, set value or rollover; NULL without orders"
      ) { $0.signal.values.counter?.unexplained },
      .real("rollover", "of a counter: the value at which it begins anew by its nature") {
        $0.signal.values.counter?.rollover
      },
    ])
}

extension EvidenceTable {
  static let disagreement = EvidenceTable(
    "disagreement", "one row per signal of which another file has other values at the same time",
    indexes: [],
    of: (signal: SignalFacts, other: Disagreement).self,
    rows: { facts, add in
      for signal in facts.plant.signals {
        if let other = signal.values.disagreement { add((signal, other)) }
      }
    },
    columns: [
      .text("tag", "signal.tag") { $0.signal.tag },
      .text("path", "signal.path") { $0.signal.path },
      .count("line", "signal.line") { $0.signal.line },
      .text("other_path", "the other file") { $0.other.path },
      .count("compared", "stretches of time that both files have samples of") {
        $0.other.compared
      },
      .count("different", "those in which their values differ") { $0.other.different },
      .real("start", "where the first of these begins") { $0.other.start },
      .real("end", "where it ends") { $0.other.end },
    ])
}

/// NULL for no texts, so that rules need not test for an empty one.
private func list(_ texts: [String]) -> String? {
  texts.isEmpty ? nil : texts.joined(separator: ", ")
}
