import Behaviour
import Vocabulary

extension JSONReport {
  func write(_ signal: SignalFacts, _ json: inout JSONWriter) {
    json.field("id", signal.id)
    json.field("tag", signal.tag)
    json.field("path", signal.path)
    json.field("line", line: signal.line)
    json.field("asset", signal.asset)
    json.field("kind", signal.kind.rawValue)
    json.field("unit", signal.unit)
    json.field("samples", signal.samples)
    json.field("first", instant: signal.first)
    json.field("last", instant: signal.last)
    json.field("interval") { json in
      json.field("typical", signal.sampling.typicalInterval)
      json.field("p95", signal.sampling.p95Interval)
      json.field("p95Running", signal.sampling.runningInterval)
      json.field("longest", signal.sampling.longestInterval)
      json.field("scan", signal.sampling.typicalInterval)
      json.field("effective", signal.sampling.effectiveInterval)
    }
    json.field("siblingInterval", signal.sampling.siblingInterval)
    json.field("regularity", signal.sampling.regularity?.rawValue)
    json.field("availability", signal.coverage.availability)
    json.field("running", signal.coverage.isRunningKnown ? signal.coverage.running : nil)
    json.field("coveredRunning", signal.coverage.coveredRunning)
    json.field("gaps", signal.coverage.gaps) { json, gap in
      json.field("start", instant: gap.start)
      json.field("end", instant: gap.end)
      json.field("seconds", gap.seconds)
      json.field("cause", gap.cause.rawValue)
    }
    json.field("flatlines", signal.values.flatlines) { json, flatline in
      json.field("start", instant: flatline.start)
      json.field("end", instant: flatline.end)
      json.field("value", flatline.value)
      json.field("samples", flatline.samples)
    }
    // Without a quality column the number of bad samples is unknown, not zero.
    json.field("badQuality", signal.quality.isKnown ? signal.quality.bad : nil)
    json.field("uncertainQuality", signal.quality.isKnown ? signal.quality.uncertain : nil)
    json.field("nonNumeric", signal.values.nonNumeric)
    json.field("texts", signal.values.texts)
    json.field("sentinels", signal.values.sentinels)
    json.key("sentinelValues")
    json.array(signal.values.sentinelValues) { $0.value($1) }
    json.field("duplicates", signal.sampling.duplicates)
    json.field("outOfOrder", signal.sampling.outOfOrder)
    json.field("outOfRange", signal.values.outOfRange)
    json.field("declaredLow", signal.values.declaredRange?.lowerBound)
    json.field("declaredHigh", signal.values.declaredRange?.upperBound)
    json.field("resets", signal.values.counter?.resets)
    json.field("rollover", signal.values.counter?.rollover)
    json.field("minimum", signal.values.minimum)
    json.field("maximum", signal.values.maximum)
    json.field("mean", signal.values.mean)
    json.field("standardDeviation", signal.values.standardDeviation)
    json.field("distinctValues", signal.values.distinctValues)
    json.field("unitMismatch", signal.values.unitMismatch)
  }
}
