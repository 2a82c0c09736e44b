import Behaviour
import Foundation
import TestSupport
import Testing

/// Whether what changed for good in a plant is told, and nothing else.
@Suite struct LevelChangesTests {
  private static func changes(_ plant: Plant, _ tag: String) -> [LevelChange] {
    plant.signals.first { $0.tag == tag }?.stability?.changes ?? []
  }

  private static func told(_ plant: Plant) throws -> [String] {
    try findings(of: plant).filter { $0.contains(" change/") }
  }

  @Test(arguments: [28, 90], [true, false])
  func `a plant in which nothing changed has no findings`(days: Int, hasOrders: Bool) throws {
    var export = ChangingPlant()
    export.days = days
    export.hasOrders = hasOrders
    export.recordsRest = days == 28 || !hasOrders
    let plant = try export.plant()
    #expect(plant.signals.count { $0.stability != nil } >= 36)
    #expect(
      plant.signals.flatMap { $0.stability?.changes ?? [] }.allSatisfy { $0.verdict == .explained })
    #expect(try Self.told(plant) == [])
  }

  // MARK: Planted

  struct Planted: Sendable {
    var tag: String
    var shape: LevelChange.Shape
    var day: Double
    /// In standard deviations of the noise; of noise, the factor.
    var size: Double
  }

  /// A change for five of the six machines, so that the others tell what is common.
  private static func planted(_ seed: UInt64) -> [Planted] {
    var random = SeededGenerator(state: seed)
    func pick(_ shape: LevelChange.Shape, _ tag: String, _ sizes: [Double]) -> Planted {
      let size = sizes[random.next(sizes.count)] * (random.next(2) == 0 ? 1 : -1)
      return Planted(
        tag: tag, shape: shape, day: Double(10 + random.next(shape == .drift ? 40 : 68)), size: size
      )
    }
    return [
      pick(.shift, "PU101.PRESS", [5, 8, 12]), pick(.shift, "PU102.VIB", [5, 8]),
      pick(.shift, "PU103.FLOW", [5, 8, 12]), pick(.shift, "PU104.CURRENT", [5, 8, 12]),
      pick(.shift, "PU105.TEMP", [12, 16]), pick(.drift, "PU102.PRESS", [12, 18]),
      pick(.drift, "PU104.FLOW", [12, 18]), pick(.drift, "PU103.CURRENT", [12, 18]),
      pick(.noise, "PU105.FLOW", [6, 9]), pick(.noise, "PU101.CURRENT", [6, 9]),
    ]
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `nearly all planted changes are told on their day, and nothing else`(seed: UInt64) throws {
    var export = ChangingPlant()
    export.seed = seed
    let planted = Self.planted(seed)
    for one in planted {
      let kind = ChangingPlant.kinds.first { one.tag.hasSuffix("." + $0.name) }
      let (noise, days) = (kind?.noise ?? 0, Double(export.days))
      export.changes[one.tag] = { value, moment in
        switch one.shape {
        case .shift: return moment.day >= one.day ? value + one.size * noise : value
        case .drift:
          return value + one.size * noise * max(0, moment.day - one.day) / (days - one.day)
        case .noise, .wear:
          guard moment.day >= one.day else { return value }
          let factor = one.size > 0 ? one.size : -1 / one.size
          return value + (factor - 1) * noise * moment.noise
        }
      }
    }
    let plant = try export.plant()
    var found: [String] = []
    for signal in plant.signals {
      for change in signal.stability?.changes ?? [] where change.verdict != .explained {
        let day = (change.start - Double(ChangingPlant.begin)) / 86_400
        let match = planted.first { $0.tag == signal.tag && $0.shape == change.shape }
        #expect(match != nil, "\(signal.tag) \(change)")
        if let match, match.shape == .drift || abs(day - match.day) <= 3 {
          found.append(signal.tag)
        }
      }
    }
    let missed = planted.filter { !found.contains($0.tag) }
    #expect(missed.count <= 2, "\(missed)")
    #expect(try Self.told(plant).count == found.count)
  }

  // MARK: Innocent

  private static let shift: ChangingPlant.Change = { $1.day >= 45 ? $0 * 1.15 : $0 }

  @Test func `a shift of a pressure is told with its levels`() throws {
    var export = ChangingPlant()
    export.changes["PU101.PRESS"] = Self.shift
    let plant = try export.plant()
    #expect(try Self.told(plant) == ["warn change/drift PU101.PRESS"])
    let change = try #require(Self.changes(plant, "PU101.PRESS").first)
    #expect(change.verdict == .unexplained)
    #expect(change.start == Double(ChangingPlant.begin + 45 * 86_400))
    #expect(abs(change.after / change.before - 1.15) < 0.01)
  }

  @Test(arguments: ["PU101.SP", "PU101.PRESS.SP"])
  func `a setpoint that moved explains it`(setpoint: String) throws {
    var export = ChangingPlant()
    export.changes["PU101.PRESS"] = Self.shift
    export.setpoints[setpoint] = { $0 >= 45 ? 7.1 : 6.2 }
    let plant = try export.plant()
    #expect(try Self.told(plant) == [])
    #expect(
      Self.changes(plant, "PU101.PRESS").map(\.reason) == ["\(setpoint) is set to another value"])
  }

  @Test(arguments: [(7.1, true), (6.3, false)])
  func `a setpoint that is 0 at the weekend explains what it moved by`(
    to pressure: Double, explains: Bool
  ) throws {
    var export = ChangingPlant()
    export.changes["PU101.PRESS"] = Self.shift
    export.setpoints["PU101.SP"] = { day in
      Int(day) % 7 >= 5 ? 0 : day >= 45 ? pressure : 6.2
    }
    #expect(
      try Self.told(try export.plant()) == (explains ? [] : ["warn change/drift PU101.PRESS"]))
  }

  @Test func `a setpoint that moved at another time explains nothing`() throws {
    var export = ChangingPlant()
    export.changes["PU101.PRESS"] = Self.shift
    export.setpoints["PU101.SP"] = { $0 >= 20 ? 7.1 : 6.2 }
    #expect(try Self.told(try export.plant()) == ["warn change/drift PU101.PRESS"])
  }

  @Test func `a work order of the day explains it, one of another day or machine does not`() throws
  {
    var export = ChangingPlant()
    export.changes["PU101.PRESS"] = Self.shift
    export.changes["PU102.PRESS"] = Self.shift
    export.changes["PU103.PRESS"] = Self.shift
    export.jobs = [("PU-101", 44.9), ("PU-102", 30.5), ("PU-104", 44.9)]
    let plant = try export.plant()
    #expect(
      try Self.told(plant) == ["warn change/drift PU102.PRESS", "warn change/drift PU103.PRESS"])
    #expect(Self.changes(plant, "PU101.PRESS").first?.reason == "work order WO100 of 2025-04-23")
  }

  @Test func `a speed that changed is told, what follows it is not`() throws {
    var export = ChangingPlant()
    for kind in ["SPEED", "PRESS", "FLOW"] {
      export.changes["PU101.\(kind)"] = { $1.day >= 45 ? $0 * 0.9 : $0 }
    }
    let plant = try export.plant()
    #expect(try Self.told(plant) == ["warn change/drift PU101.SPEED"])
    #expect(Self.changes(plant, "PU101.PRESS").first?.reason == "PU101.SPEED changes with it")
  }

  @Test(arguments: [0, 1])
  func `other products explain it`(mixed: Int) throws {
    var export = ChangingPlant()
    // One product after the other, or two with another beside them.
    export.product = { asset, day, drawn in
      asset != "PU-101" ? drawn : (day < 45 ? 0 : 2) + (mixed == 1 ? drawn % 2 : 0)
    }
    export.changes["PU101.PRESS"] = { $1.product >= 2 ? $0 * 1.15 : $0 }
    let plant = try export.plant()
    #expect(try Self.told(plant) == [])
    #expect(Self.changes(plant, "PU101.PRESS").allSatisfy { $0.verdict == .explained })
  }

  @Test func `a product mix that shifts explains it, a shift within products does not hide`() throws
  {
    var export = ChangingPlant()
    export.product = { _, day, drawn in day < 45 ? min(drawn, 1) : max(drawn, 1) }
    export.changes["PU101.PRESS"] = { $0 * [1, 1.1, 1.2, 1][max($1.product, 0)] }
    export.changes["PU102.PRESS"] = {
      $0 * [1, 1.1, 1.2, 1][max($1.product, 0)] * ($1.day >= 45 ? 1.2 : 1)
    }
    #expect(try Self.told(try export.plant()) == ["warn change/drift PU102.PRESS"])
  }

  @Test func `other hours of work explain it`() throws {
    var export = ChangingPlant()
    export.firstHour = { $0 < 45 ? 0 : 8 }
    export.changes["PU101.PRESS"] = {
      $0 + 0.5 * sin(2 * .pi * ($1.day - 0.25))
    }
    #expect(try Self.told(try export.plant()) == [])
  }

  @Test func `fouling that is put right is wear, and no warning`() throws {
    var export = ChangingPlant()
    export.jobs = [("PU-101", 29.9), ("PU-101", 59.9)]
    export.changes["PU101.TEMP"] = { $0 + 12 * $1.day.truncatingRemainder(dividingBy: 30) / 30 }
    let plant = try export.plant()
    #expect(try Self.told(plant) == [])
    let changes = Self.changes(plant, "PU101.TEMP")
    #expect(changes.map(\.shape) == [.wear])
    #expect(changes.first?.reason?.contains("2025-04-09") == true)
  }

  @Test func `a season that all follow is none of theirs`() throws {
    var export = ChangingPlant()
    export.changesOfAll["TEMP"] = { $0 + 0.5 * ($1.weather - 12) + 0.1 * $1.day }
    export.changesOfAll["PRESS"] = { $0 + 0.01 * $1.day }
    let plant = try export.plant()
    #expect(try Self.told(plant) == [])
    #expect(
      plant.signals.flatMap { $0.stability?.changes ?? [] }.allSatisfy { $0.verdict == .explained })
  }

  /// With nothing to compare with, a slow rise of a temperature may be the season.
  @Test func `a drift without companions cannot be told from a season`() throws {
    var export = ChangingPlant()
    export.setpoints["OV401.LOAD"] = { 50 + 10 * ($0 - 20) / 70 + 0.3 * sin($0 * 977) }
    let plant = try export.plant()
    let changes = Self.changes(plant, "OV401.LOAD")
    #expect(changes.map(\.verdict) == [.cannotTell])
    #expect(try Self.told(plant) == [])
  }

  @Test func `an episode that ends, and a step of the last two days, are not told`() throws {
    var export = ChangingPlant()
    export.changes["PU101.PRESS"] = { (18..<30).contains($1.day) ? $0 * 1.15 : $0 }
    export.changes["PU102.PRESS"] = { $1.day >= 87 ? $0 * 1.15 : $0 }
    let plant = try export.plant()
    #expect(try Self.told(plant) == [])
  }

  // MARK: Operating range

  @Test func `a speed that varies has hours in each part of its range, a fixed one has no range`()
    throws
  {
    var export = ChangingPlant()
    export.days = 28
    export.changes["PU101.SPEED"] = { $0 * (0.6 + 0.4 * abs(sin(2.4 * $1.day))) }
    // Slow in the morning, fast from noon on, and nothing between.
    export.changes["PU102.SPEED"] = {
      $1.day.truncatingRemainder(dividingBy: 1) < 0.5 ? $0 / 2 : $0
    }
    export.changes["PU103.SPEED"] = { value, moment in
      value * (0.7 + 0.3 * abs(sin(2.4 * moment.day)) * (moment.day < 14 ? 0.3 : 0))
        + (moment.day >= 21 ? 0.3 * value : 0)
    }
    let plant = try export.plant()
    func hours(_ tag: String) -> [Double]? {
      plant.signals.first { $0.tag == tag }?.stability?.operating?.hours
    }
    let varied = try #require(hours("PU101.SPEED"))
    #expect(varied.count == 5 && varied.allSatisfy { $0 > 5 })
    #expect(hours("PU102.SPEED") == nil)
    #expect(hours("PU104.SPEED") == nil)
    let holed = try #require(hours("PU103.SPEED"))
    #expect(holed.count { $0 < 0.5 } == 2, "\(holed)")
  }

  @Test func `a history of less than two weeks cannot tell`() throws {
    var export = ChangingPlant()
    export.days = 12
    export.changes["PU101.PRESS"] = { $1.day >= 6 ? $0 * 1.15 : $0 }
    let plant = try export.plant()
    #expect(plant.signals.allSatisfy { $0.stability == nil })
  }
}
