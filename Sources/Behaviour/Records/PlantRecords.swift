import Linking
import Profiling
import Recognition
import Tabular
import Vocabulary

/// The rows of orders, stops, work orders and inspections as facts of the plant.
struct PlantRecords {
  var workOrders: [WorkOrder] = []
  var productionOrders: [ProductionOrder] = []
  var downtimes: [Downtime] = []
  var inspections: [Inspection] = []

  init(
    _ tables: [RecordTable], zones: SourceZones, assetOf: (SourceSystem, String) -> String?,
    vocabulary: Vocabulary
  ) {
    let parts = PartsOfOrders(tables)
    for table in tables {
      let meaning = table.table
      let path = meaning.path
      // A file of failures has no column that says so.
      let isFailureLog: Bool? = vocabulary.isFailureLog(path) ? true : nil
      let types = meaning.kind == .workOrders ? TypeTexts(table) : nil
      let isElement =
        meaning.source.info.isOfElements
        && meaning.column(.order)?.name.contains("/") == true
      let isPart = meaning.kind == .workOrders && parts.contains(table)
      let plans = meaning.kind == .downtime ? PlannedStops(table, vocabulary) : nil
      for record in table.records {
        let location = SourceLocation(
          path: path, table: meaning.source.info.name, line: record.line)
        let name = table.field(.asset, of: record)
        let asset = name.flatMap { assetOf(meaning.system, $0) }
        let start = (record.start ?? record.time).map { zones.utc($0, path: path) }
        let end = record.end.map { zones.utc($0, path: path) }
        switch meaning.kind {
        case .workOrders:
          var order = WorkOrder(location: location)
          order.number = table.field(.workOrder, of: record)
          order.assetName = name
          order.asset = asset
          order.type = table.field(.workType, of: record)
          order.isCorrective =
            meaning.column(.workType) == nil
            ? isFailureLog
            : order.type.flatMap { type in
              types?[type].flatMap { vocabulary.isCorrective($0) } ?? vocabulary.isCorrective(type)
            }
          order.isPart = isPart
          order.failureCode = table.field(.failureCode, of: record)
          order.text = table.field(.description, of: record)
          order.material = table.field(.material, of: record)
          order.start = start ?? end
          order.end = end
          workOrders.append(order)
        case .orders:
          var order = ProductionOrder(location: location, system: meaning.system)
          order.number = table.field(.order, of: record)
          order.isPart = isElement && order.number != nil
          order.assetName = name
          order.asset = asset
          order.area = table.field(.area, of: record)
          order.material = table.field(.material, of: record)
          order.batch = table.field(.batch, of: record)
          order.start = start
          order.end = end
          order.quantity = table.number(.quantity, of: record)
          order.scrap = table.number(.scrap, of: record)
          productionOrders.append(order)
          // What was made may have its verdict beside it.
          if order.batch != nil, meaning.column(.result) != nil {
            inspections.append(
              Inspection(record, of: table, location, asset: asset, time: end ?? start, vocabulary))
          }
        case .downtime:
          var stop = Downtime(location: location)
          stop.area = table.field(.area, of: record)
          stop.assetName = name
          stop.asset = asset
          stop.reason = table.field(.reason, of: record)
          stop.isPlanned = plans?.isPlanned(record)
          stop.start = start
          stop.end = end
          downtimes.append(stop)
        case .inspections:
          let time = (record.time ?? record.start ?? record.end).map { zones.utc($0, path: path) }
          inspections.append(
            Inspection(record, of: table, location, asset: asset, time: time, vocabulary))
        default: break
        }
      }
    }
  }
}

extension Inspection {
  /// What a row says of a batch or a piece.
  fileprivate init(
    _ record: Record, of table: RecordTable, _ location: SourceLocation, asset: String?,
    time: Double?, _ vocabulary: Vocabulary
  ) {
    self.init(location: location)
    batch = table.field(.batch, of: record)
    assetName = table.field(.asset, of: record)
    self.asset = asset
    characteristic = table.field(.characteristic, of: record)
    value = table.number(.value, of: record)
    result = table.field(.result, of: record)
    isConforming = result.flatMap { vocabulary.isConforming($0) }
    if table.table.column(.result)?.answersFaults == true { isConforming?.toggle() }
    self.time = time
  }
}
