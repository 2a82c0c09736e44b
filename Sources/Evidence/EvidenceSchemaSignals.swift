// Tables about signals, and what they tell of the assets.

extension Evidence {
  static let signals: [EvidenceTable] = [
    EvidenceTable(
      name: "signal", about: "one row per tag and file, as it behaved",
      columns: [
        .text("tag", "the tag; the subject of findings about the signal"),
        .text("path", "its file"), .count("line", "its first line, 0 when unknown"),
        .text("asset", "asset.id"), .text("class", "class of the asset"),
        .text("area", "area of the asset"),
        .text("kind", "temperature, pressure, vibration, …, other"),
        .text("unit", "unit of its values"), .count("samples", "samples"),
        .real("first", "first sample"), .real("last", "last sample"),
        .real("source_first", "first sample of any tag of the file"),
        .real("source_last", "last sample of any tag of the file"),
        .real("typical_interval", "mode of the intervals, seconds"),
        .real("scan_interval", "interval of the grid that the samples come on, seconds"),
        .real(
          "effective_interval",
          "from one really new value to the next, seconds; longer than scan_interval where "
            + "regularity is resampled"),
        .real("p95_interval", "95 % of the intervals are not longer, seconds"),
        .real("running_interval", "the same while the asset ran"),
        .real("longest_interval", "longest interval, seconds"),
        .text("regularity", "periodic, exception, event or resampled"),
        .count("quiet_by_nature", "1 when it is stored on change and nothing is repeated"),
        .text(
          "resampling", "held, interpolated or averaged: how a resampled signal fills its grid"),
        .real("availability", "share of running time with good samples, 0 to 1"),
        .real("running", "seconds in which the asset ran"),
        .real("covered_running", "those of them with good samples"),
        .real("worst_month", "first instant of the month with the least of them"),
        .real("worst_month_availability", "share of its running time with good samples, 0 to 1"),
        .count("bad_quality", "samples of bad quality"),
        .count("uncertain_quality", "samples of uncertain quality"),
        .count("has_quality", "1 when the export has a quality for this tag"),
        .count("non_numeric", "samples that are text"),
        .text("texts", "the most frequent of those texts"),
        .count("sentinels", "samples that stand for no value, such as -9999"),
        .text("sentinel_values", "the values that do"),
        .count("duplicates", "samples whose time is that of the sample before"),
        .count("out_of_order", "samples that are older than the sample before"),
        .real("minimum", "smallest value"), .real("maximum", "largest value"),
        .real("mean", "mean of the values"),
        .real("standard_deviation", "standard deviation of the values"),
        .count("distinct_values", "different values, up to 32"),
        .real("sibling_interval", "typical interval of its kind in the same file, seconds"),
        .text("unit_mismatch", "unit of its siblings and the factor to it, when they disagree"),
        .count("out_of_range", "samples that are physically impossible"),
        .real("gap_seconds", "seconds in gaps of the tag's own"),
        .real("longest_gap", "longest gap of the tag's own, seconds"),
        .real("flatline_seconds", "seconds in flatlines"),
        .real("late_first", "oldest of the samples that are out of order"),
        .real("late_last", "newest of the samples that are out of order"),
        .count("missing", "samples of a regular grid that are not there, gaps aside"),
        .count("spikes", "single samples far from all others"),
        .real("spike_time", "the first of them"), .real("spike_value", "its value"),
        .text("unit_change", "what its values are to those before, when the unit seems to change"),
        .real("unit_change_time", "from when on"),
        .real("declared_low", "where the range begins that the tag list declares"),
        .real("declared_high", "where it ends"),
        .count(
          "outside_declared", "samples, at least, that lie outside by more than 5 % of that range"),
        .real("resolution", "step between its values where that is coarse for the quantity"),
        .count("categories", "such steps that its values take up while the asset runs"),
        .count("saturated", "samples at an end of its range that cuts it off"),
        .real("saturated_value", "the value there"),
        .text(
          "saturated_at",
          "edge of its values; loop-limit (3.6 to 3.8 and 20.5 to 21 mA) or loop-failure (beyond)"),
        .count("resets", "of a counter: how often it fell"),
        .count(
          "unexplained_resets",
          "those with no order, stop, time of day, set value or rollover; NULL without orders"),
        .real("rollover", "of a counter: the value at which it begins anew by its nature"),
      ], indexes: ["tag", "path", "asset"]),
    EvidenceTable(
      name: "gap", about: "one row per gap of a signal",
      columns: [
        .text("tag", "signal.tag"), .text("path", "signal.path"), .text("asset", "asset.id"),
        .real("start", "last sample before"), .real("end", "first sample after"),
        .real("seconds", "how long"),
        .text("cause", "planned-stop, unit-stopped, outage, bad-quality, quiet or tag"),
      ], indexes: ["tag", "path", "cause"]),
    EvidenceTable(
      name: "flatline", about: "one row per time in which a signal's value did not move",
      columns: [
        .text("tag", "signal.tag"), .text("path", "signal.path"), .text("asset", "asset.id"),
        .real("start", "first sample"), .real("end", "last sample"),
        .real("seconds", "how long"), .real("value", "the value"),
        .count("samples", "how many"),
      ], indexes: ["tag"]),
    EvidenceTable(
      name: "stability", about: "one row per signal whose level at work could be judged over time",
      columns: [
        .text("tag", "signal.tag"), .text("path", "signal.path"), .count("line", "signal.line"),
        .text("asset", "asset.id"), .text("class", "class of the asset"),
        .text("kind", "signal.kind"), .text("unit", "signal.unit"),
        .count("days", "days with a level at work; of a long history, stretches of days"),
        .real("level", "median of those levels"),
        .real("noise", "standard deviation of the samples while nothing happens"),
        .real("range", "from lowest to highest value at work, but for the outermost 5 %"),
      ], indexes: ["tag", "asset"]),
    EvidenceTable(
      name: "change", about: "one row per lasting change of a signal at work",
      columns: [
        .text("tag", "signal.tag"), .text("path", "signal.path"), .text("asset", "asset.id"),
        .text(
          "shape",
          "shift: at once to another level; drift: slowly away; wear: slowly away and back at once; "
            + "noise: the values scatter more or less"),
        .real("start", "first day of the new level, or of the drift"),
        .real("before", "level before; of noise, standard deviation"),
        .real("after", "level after, or at the end of the drift"),
        .real("size_noise", "its size, in standard deviations of the noise"),
        .real("size_range", "its size, as share of the range at work, 0 to 1"),
        .real("factor", "of noise: after divided by before"),
        .real("slope", "of a drift: change in 30 days"),
        .text("verdict", "unexplained, explained or cannot-tell"),
        .text("reason", "what explains it, or why nothing can be told"),
      ], indexes: ["tag"]),
    EvidenceTable(
      name: "operating_point",
      about: "five rows per speed, flow, power, current or torque that varies at work",
      columns: [
        .text("asset", "asset.id"), .text("tag", "signal.tag"), .text("path", "signal.path"),
        .text("kind", "signal.kind"), .count("part", "fifth of its range at work, from 1"),
        .real("low", "where the fifth begins"), .real("high", "where it ends"),
        .real("hours", "hours of data in it"),
      ], indexes: ["asset"]),
    EvidenceTable(
      name: "running", about: "one row per asset and line of which it is known when it ran",
      columns: [
        .text("scope", "asset or line"), .text("id", "asset.id, or asset.area"),
        .text(
          "basis",
          "signals, orders, both (orders where signals do not tell), or line: that of its line"),
        .real("seconds", "seconds in which it ran"),
        .real("first", "its first start"), .real("last", "its last stop"),
      ], indexes: ["id"]),
  ]
}
