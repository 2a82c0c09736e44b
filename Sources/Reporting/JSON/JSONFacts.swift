import Behaviour
import Linking
import Tabular
import Vocabulary

// The facts: what was read, and how it hangs together.

extension JSONReport {
  func write(_ plant: Plant, _ json: inout JSONWriter) {
    json.field("asOf", instant: plant.asOf)
    json.field("first", instant: plant.first)
    json.field("last", instant: plant.last)
    json.field("windows", plant.windows) { json, window in
      json.field("path", window.path)
      json.field("first", instant: window.first)
      json.field("last", instant: window.last)
    }
    json.field("sources", plant.sources) { write($1, &$0) }
    json.field("assets", plant.identity.assets) { write($1, &$0) }
    json.field("links", plant.identity.links) { write($1, &$0) }
    json.field("decisions", plant.decisions.decisions) { write($1, &$0) }
    json.field("linkSample") { write(plant.linkSample, &$0) }
    json.field("orphans", plant.identity.orphans) { write($1, &$0) }
    json.field("signals", plant.signals) { write($1, &$0) }
    json.field("clocks", plant.clocks) { write($1, &$0) }
    json.field("batches", plant.batches) { write($1, &$0) }
    json.field("records") { json in
      json.field("workOrders", plant.workOrders.jobs)
      json.field("productionOrders", plant.productionOrders.distinctOrders)
      json.field("downtimes", plant.downtimes.count)
      json.field("inspections", plant.inspections.count)
    }
  }

  private func write(_ source: SourceFacts, _ json: inout JSONWriter) {
    json.field("path", source.path)
    json.field("system", source.system.rawValue)
    json.field("confidence", source.confidence)
    json.field("bytes", source.bytes)
    json.field("tables", source.tables) { write($1, &$0) }
    json.field("problems", source.problems)
  }

  private func write(_ table: TableFacts, _ json: inout JSONWriter) {
    json.field("name", table.name)
    json.field("kind", table.kind.rawValue)
    json.field("layout", table.layout?.rawValue)
    json.field("rows", table.rows)
    json.field("rejected", table.rejected)
    json.field("encoding", table.encoding)
    json.field("delimiter", table.delimiter)
    json.field("decimal", table.decimal)
    json.field("timezone", table.timezone)
    json.field("columns", table.columns) { write($1, &$0) }
    json.field("reasons", table.reasons)
    json.field("confidence", table.confidence)
    json.field("headerLine", line: table.headerLine)
    json.field("first", instant: table.first)
    json.field("last", instant: table.last)
    json.field("owner", table.owner)
    json.field("rejects", table.rejects) { json, reject in
      write(reject.location, &json)
      json.field("reason", reject.reason)
      json.field("excerpt", reject.excerpt)
    }
  }

  private func write(_ column: ColumnFacts, _ json: inout JSONWriter) {
    json.field("name", column.name)
    json.field("role", column.role.rawValue)
    json.field("type", column.type.rawValue)
    json.field("unit", column.unit)
    json.field("nulls", column.nulls)
    json.field("rows", column.rows)
    json.field("unparsed", column.unparsed)
    json.field("notation", column.notation)
    json.field("dateOrderAmbiguous", column.isDateOrderAmbiguous)
    json.field("reasons", column.reasons)
    json.field("confidence", column.confidence)
  }

  private func write(_ name: AssetName, _ json: inout JSONWriter) {
    json.field("system", name.system.rawValue)
    json.field("path", name.location.path)
    json.field("name", name.name)
    json.field("line", line: name.location.line)
  }

  private func write(_ asset: Asset, _ json: inout JSONWriter) {
    json.field("id", asset.id)
    json.field("title", asset.title)
    json.field("shortID", asset.shortID)
    json.field("class", asset.className)
    json.field("area", asset.area)
    json.field("owner", asset.owner)
    json.field("names", (asset.names + asset.mentions).sorted()) { write($1, &$0) }
    json.field("confidence", asset.confidence)
  }

  private func write(_ link: NameLink, _ json: inout JSONWriter) {
    json.field("a") { write(link.a, &$0) }
    json.field("b") { write(link.b, &$0) }
    json.field("status", link.status.rawValue)
    json.field("posterior", link.posterior)
    json.field("evidence", link.evidence)
  }

  private func write(_ decision: NameDecision, _ json: inout JSONWriter) {
    json.field("a") { write(decision.a, &$0) }
    json.field("b") { write(decision.b, &$0) }
    json.field("decision", decision.verdict.rawValue)
    json.field("from", decision.from)
    json.key("instead")
    if let instead = decision.instead {
      json.object { write(instead, &$0) }
    } else {
      json.null()
    }
  }

  private func write(_ sample: LinkSample, _ json: inout JSONWriter) {
    json.field("total", sample.total)
    json.field("decided", sample.decided)
    json.field("confirmed", sample.confirmed)
    json.field("precision", sample.precision?.share)
    json.field("low", sample.precision?.low)
    json.field("high", sample.precision?.high)
    json.field("sentence", sample.sentence)
    json.field("pairs", sample.pairs) { json, pair in
      json.field("a") { write(pair.link.a, &$0) }
      json.field("b") { write(pair.link.b, &$0) }
      json.field("posterior", pair.link.posterior)
      json.field("band") { json in
        let bands = LinkSample.bands + [1]
        json.field("from", bands[pair.band])
        json.field("to", bands[pair.band + 1])
      }
      json.field("confirmed", pair.isConfirmed)
    }
  }

  private func write(_ orphan: Orphan, _ json: inout JSONWriter) {
    write(orphan.name, &json)
    json.field("reason", orphan.reason.rawValue)
  }

  private func write(_ clock: ClockReading, _ json: inout JSONWriter) {
    json.field("path", clock.path)
    json.field("reference", clock.reference)
    json.field("zone", clock.zone)
    json.field("offset", clock.offset)
    json.field("drift", clock.drift)
    json.field("plusMinus", clock.plusMinus)
    json.field("events", clock.events)
    json.field("verdict", clock.verdict.rawValue)
    json.field("evidence", clock.evidence)
  }

  private func write(_ batch: BatchLink, _ json: inout JSONWriter) {
    json.field("key", batch.key.rawValue)
    json.field("a", batch.a)
    json.field("b", batch.b)
    json.field("matchedA", batch.matchedA)
    json.field("totalA", batch.totalA)
    json.field("matchedB", batch.matchedB)
    json.field("totalB", batch.totalB)
    json.field("transform", batch.transform)
    json.field("unmatchedA", batch.unmatchedA.map(\.text))
    json.field("unmatchedB", batch.unmatchedB.map(\.text))
    // Beside the IDs, so that those stay plain strings.
    json.key("unmatchedLinesA")
    json.array(batch.unmatchedA) { json, id in id.line > 0 ? json.value(id.line) : json.null() }
    json.key("unmatchedLinesB")
    json.array(batch.unmatchedB) { json, id in id.line > 0 ? json.value(id.line) : json.null() }
  }
}

extension JSONWriter {
  mutating func field(_ name: String, _ problems: [Problem]) {
    field(name, problems) { json, problem in
      json.field("severity", problem.severity.rawValue)
      json.field("location") { json in
        json.field("path", problem.location.path)
        json.field("line", line: problem.location.line)
      }
      json.field("message", problem.message)
      json.field("help", problem.help)
    }
  }

  mutating func field(_ name: String, _ zone: ZoneEvidence?) {
    key(name)
    guard let zone else { return null() }
    object { json in
      json.field("name", zone.name)
      json.field("basis", zone.basis.rawValue)
      json.field("confidence", zone.confidence)
    }
  }
}
