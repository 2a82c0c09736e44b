import Behaviour
import Linking
import Vocabulary

/// What was written down: jobs, orders, stops and inspections.
extension EvidenceTable {
  static let workOrder = EvidenceTable(
    "work_order", "one row per maintenance job", indexes: ["path", "asset"],
    of: (order: WorkOrder, className: String?).self,
    rows: { facts, add in
      for order in facts.plant.workOrders {
        add((order, order.asset.flatMap { facts.assets[$0]?.className }))
      }
    },
    columns: [
      .text("path", "its file") { $0.order.location.path },
      .text("table_name", "its sheet or table in the file") { $0.order.location.table },
      .count("line", "its line") { $0.order.location.line },
      .text("number", "its number") { $0.order.number },
      .text("asset_name", "the asset as written") { $0.order.assetName },
      .text("asset", "asset.id") { $0.order.asset },
      .text("class", "class of the asset") { $0.className },
      .text("type", "its type as written") { $0.order.type },
      .flag("corrective", "1 for a repair, 0 for preventive work, NULL when nothing tells") {
        $0.order.isCorrective
      },
      .flag("part", "1 for a notification or a step of an order that another list has") {
        $0.order.isPart
      },
      .text("failure_code", "failure code; NULL when empty, or when it says nothing, as OTHER") {
        telling($0.order.failureCode)
      },
      .text("text", "its text") { filled($0.order.text) },
      .text("material", "the part that it used") { filled($0.order.material) },
      .real("start", "start") { $0.order.start },
      .real("end", "end") { $0.order.end },
    ])

  static let productionOrder = EvidenceTable(
    "production_order", "one row per production order or operation", indexes: ["path", "asset"],
    of: ProductionOrder.self,
    rows: { facts, add in facts.plant.productionOrders.forEach(add) },
    columns: [
      .text("path", "its file") { $0.location.path },
      .text("table_name", "its sheet or table in the file") { $0.location.table },
      .count("line", "its line") { $0.location.line },
      .text("system", "its system") { $0.system.rawValue },
      .text("number", "its number") { $0.number },
      .flag("part", "1 for an element of a document within that of the order") { $0.isPart },
      .text("asset_name", "the asset as written") { $0.assetName },
      .text("asset", "asset.id") { $0.asset },
      .text("area", "line or area") { $0.area },
      .text("material", "product") { filled($0.material) },
      .text("batch", "batch") { filled($0.batch) },
      .real("start", "start") { $0.start },
      .real("end", "end") { $0.end },
      .real("quantity", "quantity") { $0.quantity },
      .real("scrap", "scrap") { $0.scrap },
    ])

  static let downtime = EvidenceTable(
    "downtime", "one row per stop", indexes: ["path", "asset"], of: Downtime.self,
    rows: { facts, add in facts.plant.downtimes.forEach(add) },
    columns: [
      .text("path", "its file") { $0.location.path },
      .text("table_name", "its sheet or table in the file") { $0.location.table },
      .count("line", "its line") { $0.location.line },
      .text("asset_name", "the asset as written") { $0.assetName },
      .text("asset", "asset.id") { $0.asset },
      .text("area", "the line or area as written") { $0.area },
      .text("reason", "reason; NULL when empty, or when it says nothing, as OTHER") {
        telling($0.reason)
      },
      .real("start", "start") { $0.start },
      .real("end", "end") { $0.end },
    ])

  static let inspection = EvidenceTable(
    "inspection", "one row per inspection result", indexes: ["path"], of: Inspection.self,
    rows: { facts, add in facts.plant.inspections.forEach(add) },
    columns: [
      .text("path", "its file") { $0.location.path },
      .text("table_name", "its sheet or table in the file") { $0.location.table },
      .count("line", "its line") { $0.location.line },
      .text("batch", "batch") { filled($0.batch) },
      .text("asset_name", "the asset as written") { $0.assetName },
      .text("asset", "asset.id") { $0.asset },
      .text("characteristic", "what was inspected") { $0.characteristic },
      .real("value", "measured value") { $0.value },
      .text("result", "result as written") { $0.result },
      .flag("conforming", "1 in order, 0 not") { $0.isConforming },
      .real("time", "when") { $0.time },
    ])
}

/// `nil` for what is missing and for what is chosen when nothing fits.
private func telling(_ text: String?) -> String? {
  text.flatMap { MissingValues.inForce.saysNothing($0) ? nil : $0 }
}

extension EvidenceTable {
  static let doubtfulDate = EvidenceTable(
    "doubtful_date",
    "one row per date that lies so far from the others of its list that nobody meant it; no other table has it",
    indexes: ["path"], of: DoubtfulDate.self,
    rows: { facts, add in facts.plant.doubtfulDates.forEach(add) },
    columns: [
      .text("path", "its file") { $0.location.path },
      .text("table_name", "its sheet or table in the file") { $0.location.table },
      .count("line", "its line") { $0.location.line },
      .text("role", "time, start or end") { $0.role.rawValue },
      .real("time", "the date as written") { $0.time },
    ])
}

/// NULL for an empty text, so that rules need not test both.
private func filled(_ text: String?) -> String? {
  text.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
}
