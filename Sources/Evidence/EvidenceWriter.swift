import Behaviour
import Linking
import Tabular
import Vocabulary

/// Turns the facts of a plant into rows, in the column order of `Evidence.schema`.
struct EvidenceWriter {
  let plant: Plant
  let evidence: Evidence
  let assets: [String: Asset]
  /// Tags, work orders, production orders and stops per asset.
  private var counts: [String: (Int, Int, Int, Int)] = [:]

  init(plant: Plant, evidence: Evidence) {
    self.plant = plant
    self.evidence = evidence
    assets = Dictionary(plant.identity.assets.map { ($0.id, $0) }) { first, _ in first }
    for signal in plant.signals {
      if let id = signal.asset { counts[id, default: (0, 0, 0, 0)].0 += 1 }
    }
    for order in plant.workOrders {
      if let id = order.asset { counts[id, default: (0, 0, 0, 0)].1 += 1 }
    }
    for order in plant.productionOrders {
      if let id = order.asset { counts[id, default: (0, 0, 0, 0)].2 += 1 }
    }
    for stop in plant.downtimes {
      if let id = stop.asset { counts[id, default: (0, 0, 0, 0)].3 += 1 }
    }
  }

  func writeAll(_ useCases: [UseCase]) throws(DatabaseError) {
    try evidence.insert(
      "plant",
      [
        [
          SQLValue(plant.first), SQLValue(plant.last), SQLValue(plant.asOf),
          SQLValue(plant.isAsOfDeclared),
        ]
      ])
    try writeSources()
    try writeIdentity()
    try writeSignals()
    try writeStability()
    try writeRunning()
    try writeClocks()
    try writeRecords()
    try writeNeeds(useCases)
  }

  private func writeSources() throws(DatabaseError) {
    var signals: [String: Int] = [:]
    for signal in plant.signals { signals[signal.path, default: 0] += 1 }
    var sources: [[SQLValue]] = []
    var tables: [[SQLValue]] = []
    var columns: [[SQLValue]] = []
    var problems: [[SQLValue]] = []
    var rejects: [[SQLValue]] = []
    for source in plant.sources {
      let owner = source.tables.lazy.compactMap(\.owner).first
      sources.append([
        .text(source.path), .text(source.system.rawValue), .real(source.confidence),
        .integer(source.bytes), .integer(source.tables.reduce(0) { $0 + $1.rows }),
        .integer(source.tables.reduce(0) { $0 + $1.rejected }),
        SQLValue(source.tables.compactMap(\.first).min()),
        SQLValue(source.tables.compactMap(\.last).max()), SQLValue(owner),
        .integer(signals[source.path] ?? 0), .integer(source.problems.count),
      ])
      for problem in source.problems {
        problems.append([
          .text(problem.severity.rawValue), .text(problem.location.path),
          .integer(problem.location.line), .text(problem.message), .text(problem.help),
        ])
      }
      for table in source.tables {
        tables.append([
          .text(source.path), .text(table.name), .text(table.kind.rawValue),
          SQLValue(table.layout?.rawValue), .integer(table.rows), .integer(table.rejected),
          SQLValue(table.encoding), SQLValue(table.delimiter), SQLValue(table.decimal),
          SQLValue(table.timezone?.name), SQLValue(table.timezone?.basis.rawValue),
          SQLValue(table.timezone?.confidence), .integer(table.headerLine),
          .real(table.confidence), SQLValue(table.first), SQLValue(table.last),
          SQLValue(table.owner),
        ])
        for column in table.columns {
          columns.append([
            .text(source.path), .text(table.name), .integer(table.headerLine),
            .text(column.name), .text(column.role.rawValue), .text(column.type.rawValue),
            SQLValue(column.unit), .integer(column.nulls), .integer(column.rows),
            .integer(column.unparsed), SQLValue(column.notation),
            SQLValue(column.isDateOrderAmbiguous), SQLValue(column.dateReadings),
            .real(column.confidence),
          ])
        }
        for reject in table.rejects {
          rejects.append([
            .text(reject.location.path), .integer(reject.location.line), .text(reject.reason),
            .text(reject.excerpt),
          ])
        }
      }
    }
    try evidence.insert("source", sources)
    try evidence.insert("source_table", tables)
    try evidence.insert("source_column", columns)
    try evidence.insert("problem", problems)
    try evidence.insert("reject", rejects)
    var owners: [[SQLValue]] = plant.sources.compactMap { source in
      source.tables.lazy.compactMap(\.owner).first.map {
        [.text("source"), .text(source.path), .text($0)]
      }
    }
    owners += plant.identity.assets.compactMap { asset in
      asset.owner.map { [.text("asset"), .text(asset.id), .text($0)] }
    }
    try evidence.insert("owner", owners)
  }

  private func writeIdentity() throws(DatabaseError) {
    var rows: [[SQLValue]] = []
    var names: [[SQLValue]] = []
    var assetOfName: [AssetName: String] = [:]
    for asset in plant.identity.assets {
      let count = counts[asset.id] ?? (0, 0, 0, 0)
      rows.append([
        .text(asset.id), SQLValue(asset.className), SQLValue(asset.area), SQLValue(asset.owner),
        .real(asset.confidence), .integer(asset.names.count),
        .integer(Set(asset.names.map(\.system)).count), .integer(count.0), .integer(count.1),
        .integer(count.2), .integer(count.3),
      ])
      for name in asset.names {
        assetOfName[name] = asset.id
        names.append([
          .text(asset.id), .text(name.system.rawValue), .text(name.location.path),
          .integer(name.location.line), .text(name.name),
        ])
      }
    }
    try evidence.insert("asset", rows)
    try evidence.insert("asset_name", names)
    try evidence.insert(
      "link",
      plant.identity.links.map { link in
        cells(of: link.a) + cells(of: link.b) + [
          .text(link.status.rawValue), .real(link.posterior),
          .text(link.evidence.joined(separator: "; ")),
        ]
      })
    try evidence.insert(
      "orphan",
      plant.identity.orphans.map { orphan in
        cells(of: orphan.name) + [
          .text(orphan.reason.rawValue), SQLValue(assetOfName[orphan.name]),
        ]
      })
  }

  private func cells(of name: AssetName) -> [SQLValue] {
    // The order of `link` and of `orphan`: system, path, line, name.
    [
      .text(name.system.rawValue), .text(name.location.path), .integer(name.location.line),
      .text(name.name),
    ]
  }

  private func writeClocks() throws(DatabaseError) {
    try evidence.insert(
      "clock",
      plant.clocks.map { clock in
        [
          .text(clock.path), SQLValue(clock.reference), SQLValue(clock.zone),
          SQLValue(clock.offset), SQLValue(clock.drift), SQLValue(clock.plusMinus),
          .integer(clock.events), .text(clock.verdict.rawValue),
          .text(clock.evidence.joined(separator: "; ")),
        ]
      })
    try evidence.insert(
      "batch_link",
      plant.batches.map { link in
        [
          .text(link.key.rawValue), .text(link.a), .text(link.b), .integer(link.matchedA),
          .integer(link.totalA), .integer(link.matchedB), .integer(link.totalB),
          .text(link.transform), SQLValue(link.unmatchedA.first?.line),
          SQLValue(link.unmatchedB.first?.line), SQLValue(link.unmatchedA.first?.text),
          SQLValue(link.unmatchedB.first?.text),
        ]
      })
  }

  private func writeRecords() throws(DatabaseError) {
    try evidence.insert(
      "work_order",
      plant.workOrders.map { order in
        [
          .text(order.location.path), .integer(order.location.line), SQLValue(order.number),
          SQLValue(order.assetName), SQLValue(order.asset),
          SQLValue(order.asset.flatMap { assets[$0]?.className }), SQLValue(order.type),
          SQLValue(order.isCorrective), filled(order.failureCode), filled(order.text),
          SQLValue(order.start), SQLValue(order.end),
        ]
      })
    try evidence.insert(
      "production_order",
      plant.productionOrders.map { order in
        [
          .text(order.location.path), .integer(order.location.line),
          .text(order.system.rawValue), SQLValue(order.number), SQLValue(order.assetName),
          SQLValue(order.asset), SQLValue(order.area), filled(order.material),
          filled(order.batch), SQLValue(order.start), SQLValue(order.end),
          SQLValue(order.quantity), SQLValue(order.scrap),
        ]
      })
    try evidence.insert(
      "downtime",
      plant.downtimes.map { stop in
        [
          .text(stop.location.path), .integer(stop.location.line), SQLValue(stop.assetName),
          SQLValue(stop.asset), filled(stop.reason), SQLValue(stop.start), SQLValue(stop.end),
        ]
      })
    try evidence.insert(
      "inspection",
      plant.inspections.map { result in
        [
          .text(result.location.path), .integer(result.location.line), filled(result.batch),
          SQLValue(result.assetName), SQLValue(result.asset), SQLValue(result.characteristic),
          SQLValue(result.value), SQLValue(result.result), SQLValue(result.isConforming),
          SQLValue(result.time),
        ]
      })
  }

  /// NULL for an empty text, so that rules need not test both.
  private func filled(_ text: String?) -> SQLValue {
    guard let text, text.contains(where: { !$0.isWhitespace }) else { return .null }
    return .text(text)
  }

  private func writeJoint(_ useCases: [UseCase]) throws(DatabaseError) {
    let byAsset = Dictionary(grouping: plant.signals.lazy.filter { $0.asset != nil }) { $0.asset }
    var rows: [[SQLValue]] = []
    for useCase in useCases where useCase.isWithinReach(of: plant) {
      for asset in useCase.assets(in: plant) {
        let candidates = byAsset[asset.id] ?? []
        guard
          let joint = JointAvailability(
            useCase, asset: asset.id, plant: plant, candidates: candidates)
        else { continue }
        rows.append([
          .text(joint.useCase), .text(joint.asset), .integer(joint.signals.count),
          .text(joint.signals.map(\.tag).joined(separator: ", ")), .real(joint.running),
          .real(joint.covered), .text(joint.weakest.tag), .text(joint.weakest.path),
          .integer(joint.weakest.line), .real(joint.coveredWithoutWeakest),
        ])
      }
    }
    try evidence.insert("joint", rows)
  }

  private func writeNeeds(_ useCases: [UseCase]) throws(DatabaseError) {
    var needs: [[SQLValue]] = []
    var sources: [[SQLValue]] = []
    var history: [[SQLValue]] = []
    // Nothing is measured against a use case that the export cannot answer anyway.
    for useCase in useCases where useCase.isWithinReach(of: plant) {
      for source in useCase.sources {
        for word in source.anyOf {
          sources.append([
            .text(useCase.id), .text(word), .integer(source.isMandatory ? 1 : 0),
            .real(useCase.historyDays),
          ])
        }
      }
      for row in HistoryOverlap(useCase, plant: plant).rows {
        history.append([
          .text(useCase.id), .text(row.path), .real(row.neededDays), .real(row.days),
          SQLValue(row.commonDays),
        ])
      }
      for asset in useCase.assets(in: plant) {
        needs.append([
          .text(useCase.id), .text(useCase.family), .text(asset.id), SQLValue(asset.className),
          .null, .null, .null, .integer(0),
        ])
        for signal in useCase.signals {
          let kinds = signal.kinds.map(\.rawValue)
          needs.append([
            .text(useCase.id), .text(useCase.family), .text(asset.id), SQLValue(asset.className),
            .text("," + kinds.joined(separator: ",") + ","), SQLValue(kinds.first),
            SQLValue(signal.interval), .integer(signal.isMandatory ? 1 : 0),
          ])
        }
      }
    }
    try evidence.insert("need", needs)
    try writeJoint(useCases)
    try evidence.insert("need_source", sources)
    try evidence.insert("history", history)
  }
}
