// The words that recognition uses for what it found; they are also the words of report.json.

/// The system that wrote an export.
package enum SourceSystem: String, Sendable, CaseIterable, Comparable {
  case historian, mes, erp, cmms, quality
  case assetModel = "asset-model"
  case governance, unknown

  package static func < (a: SourceSystem, b: SourceSystem) -> Bool { a.rawValue < b.rawValue }
}

package enum TableKind: String, Sendable, CaseIterable {
  case samples, orders, downtime
  case workOrders = "work-orders"
  case assets, inspections, materials, batches, events, owners, tags, unknown
}

/// How samples are laid out: one sample a row, one column a tag, or an asset column and several measurement columns.
package enum SampleLayout: String, Sendable, CaseIterable { case long, wide, keyed }

package enum ColumnRole: String, Sendable, CaseIterable {
  case time, start, end
  /// A date or a time of day that another column completes.
  case date
  case timeOfDay = "time-of-day"
  case asset
  /// A second identifier of the asset, such as its number beside its name.
  case assetAlias = "asset-alias"
  /// The line, area or location that an asset belongs to.
  case area
  /// The plant or building, which tells no asset from another within it.
  case site
  case costCenter = "cost-center"
  case assetClass = "asset-class"
  case tag, value, quality, unit
  /// Of a tag list: where the range of an instrument begins and ends, and how wide it is.
  case lowLimit = "low-limit"
  case highLimit = "high-limit"
  case span
  case batch, order, material
  /// The lot of a material that went into a batch.
  case inputLot = "input-lot"
  case workOrder = "work-order"
  case workType = "work-type"
  case failureCode = "failure-code"
  case reason, owner, state, quantity, scrap, result, characteristic, description, duration, cost
  case index, text, unknown

  /// True for what says which values an instrument can have.
  package var isRange: Bool { [.lowLimit, .highLimit, .span].contains(self) }

  /// True for what says when.
  package var isTime: Bool { [.time, .start, .end, .date, .timeOfDay].contains(self) }
}

package enum ColumnType: String, Sendable {
  case integer, decimal, text, timestamp, date, boolean, empty
  case timeOfDay = "time-of-day"
}

/// The zone of a table's times, and how it is known.
package struct ZoneEvidence: Sendable, Equatable {
  package enum Basis: String, Sendable {
    case declared
    case offsetInData = "offset-in-data"
    case inferred, assumed
  }
  /// IANA name or `UTC+01:00`; `nil` when nothing says it.
  package var name: String?
  package var basis: Basis
  package var confidence: Double

  package init(name: String?, basis: Basis, confidence: Double) {
    self.name = name
    self.basis = basis
    self.confidence = confidence
  }
}
