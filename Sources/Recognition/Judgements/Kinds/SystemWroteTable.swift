package import Vocabulary

/// Whether a system of the plant wrote a table, by the weights of the signs for it.
package struct SystemWroteTable: Judgement {
  package static let id = "systems/system-wrote-table"
  package static let inForce = loaded()

  let assetModel: Double
  let samples: Double
  let tags: Double
  let workOrders: Double
  let stops: Double
  let tests: Double
  let registerErp: Double
  let registerCmms: Double
  let datedOrders: Double
  let timedOrders: Double
  let machineOfOrder: Double
  let scrapOfOrder: Double
  let paddedOrders: Double
  let orders: Double
  let batches: Double
  let materials: Double
  let owners: Double
  let eventsMes: Double
  let eventsCmms: Double
  let pathOfSamples: Double
  let least: Double
  let leastUnknown: Double
  let untold: Double
  let most: Double

  /// What is known of a table that tells its system.
  struct Signs {
    var kind: TableKind
    var isAssetModel = false
    /// Of orders: whether all starts and ends are days, or one is an instant.
    var areDated = false
    var areTimed = false
    var roles: Set<ColumnRole> = []
    /// Order numbers have zeros before them.
    var arePadded = false
  }

  /// One sign for a system; what a doubtful kind says is as doubtful.
  typealias Sign = (system: SourceSystem, weight: Double, reason: String)

  /// What the kind and the columns say.
  func signs(_ table: Signs) -> [Sign] {
    var signs: [Sign] = []
    if table.isAssetModel {
      signs.append((.assetModel, assetModel, "the document is a model of assets by its own words"))
    }
    switch table.kind {
    case .samples: signs.append((.historian, samples, "samples of signals come from a historian"))
    case .tags: signs.append((.historian, tags, "tag lists come from a historian"))
    case .workOrders: signs.append((.cmms, workOrders, "work orders come from maintenance"))
    case .downtime: signs.append((.mes, stops, "stops with reasons come from an MES"))
    case .inspections: signs.append((.quality, tests, "test results come from a quality system"))
    case .assets:
      let reason = "asset registers are mostly kept in ERP or maintenance"
      signs += [(.erp, registerErp, reason), (.cmms, registerCmms, reason)]
    case .orders: signs += ofOrders(table)
    case .batches: signs.append((.mes, batches, "batch records come from an MES"))
    case .materials: signs.append((.erp, materials, "material masters are kept in ERP"))
    case .owners: signs.append((.governance, owners, "a list of owners"))
    case .events:
      signs.append((.mes, eventsMes, "event logs come from an MES or a control system"))
      signs.append((.cmms, eventsCmms, "event logs may come from maintenance"))
    case .unknown: break
    }
    return signs
  }

  private func ofOrders(_ table: Signs) -> [Sign] {
    var signs: [Sign] = []
    if table.areDated {
      signs.append((.erp, datedOrders, "orders are dated to the day, as ERP plans them"))
    } else if table.areTimed {
      signs.append((.mes, timedOrders, "orders have start and end times, as an MES records them"))
    }
    if table.roles.contains(.asset) {
      signs.append((.mes, machineOfOrder, "orders name the machine they ran on"))
    }
    if table.roles.contains(.scrap) { signs.append((.mes, scrapOfOrder, "scrap is counted")) }
    if table.arePadded {
      signs.append(
        (.erp, paddedOrders, "order numbers are padded with zeros, as ERP stores them"))
    }
    let reason = "production orders are in MES or ERP"
    return signs + [(.mes, orders, reason), (.erp, orders, reason)]
  }

  /// What a word of the path says, by its weight.
  func named(_ weight: Double, system: SourceSystem, kind: TableKind) -> Double {
    kind == .samples && system != .historian ? weight * pathOfSamples : weight
  }

  /// Whether the sum of the signs is enough. A word among others in a path says nothing of a table that nothing else is known of.
  func holds(_ score: Double, kind: TableKind) -> Bool {
    score >= (kind == .unknown ? leastUnknown : least)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let kind = given.text("kind").flatMap(TableKind.init) ?? .unknown
    let system = given.text("system").flatMap(SourceSystem.init) ?? .unknown
    let table = Signs(
      kind: kind, isAssetModel: given.flag("is-asset-model"), areDated: given.flag("are-dated"),
      areTimed: given.flag("are-timed"),
      roles: Set(given.words("roles").compactMap(ColumnRole.init)),
      arePadded: given.flag("are-padded"))
    var scores: [SourceSystem: Double] = [:]
    for sign in signs(table) {
      scores[sign.system, default: 0] += sign.weight * (given.optionalNumber("certainty") ?? 1)
    }
    if let named = given.text("path-says").flatMap(SourceSystem.init) {
      scores[named, default: 0] += self.named(
        try given.number("path-weight"), system: named, kind: kind)
    }
    guard let score = scores[system], holds(score, kind: kind) else { return false }
    return scores.allSatisfy { $0.key == system || $0.value < score }
  }
}
