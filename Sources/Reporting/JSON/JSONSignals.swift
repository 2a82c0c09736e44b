import Behaviour
import Vocabulary

extension JSONReport {
  func write(_ signal: SignalFacts, _ json: inout JSONWriter) {
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
      json.field("typical", signal.typicalInterval)
      json.field("p95", signal.p95Interval)
      json.field("p95Running", signal.runningInterval)
      json.field("longest", signal.longestInterval)
      json.field("scan", signal.typicalInterval)
      json.field("effective", signal.effectiveInterval)
    }
    json.field("siblingInterval", signal.siblingInterval)
    json.field("regularity", signal.regularity?.rawValue)
    json.field("availability", signal.availability)
    json.field("running", signal.running)
    json.field("coveredRunning", signal.coveredRunning)
    json.field("gaps", signal.gaps) { json, gap in
      json.field("start", instant: gap.start)
      json.field("end", instant: gap.end)
      json.field("seconds", gap.seconds)
      json.field("cause", gap.cause.rawValue)
    }
    json.field("flatlines", signal.flatlines) { json, flatline in
      json.field("start", instant: flatline.start)
      json.field("end", instant: flatline.end)
      json.field("value", flatline.value)
      json.field("samples", flatline.samples)
    }
    // Without a quality column the number of bad samples is unknown, not zero.
    json.field("badQuality", signal.hasQuality ? signal.badQuality : nil)
    json.field("uncertainQuality", signal.hasQuality ? signal.uncertainQuality : nil)
    json.field("nonNumeric", signal.nonNumeric)
    json.field("texts", signal.texts)
    json.field("sentinels", signal.sentinels)
    json.key("sentinelValues")
    json.array(signal.sentinelValues) { $0.value($1) }
    json.field("duplicates", signal.duplicates)
    json.field("outOfOrder", signal.outOfOrder)
    json.field("outOfRange", signal.outOfRange)
    json.field("declaredLow", signal.declaredRange?.lowerBound)
    json.field("declaredHigh", signal.declaredRange?.upperBound)
    json.field("resets", signal.counter?.resets)
    json.field("rollover", signal.counter?.rollover)
    json.field("minimum", signal.minimum)
    json.field("maximum", signal.maximum)
    json.field("mean", signal.mean)
    json.field("standardDeviation", signal.standardDeviation)
    json.field("distinctValues", signal.distinctValues)
    json.field("unitMismatch", signal.unitMismatch)
  }
}
