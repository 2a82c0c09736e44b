import Linking
import Recognition
import Vocabulary

/// Which clock is wrong, where the one that says its zone is all that the others can be compared with.
///
/// If clocks of several systems stand off from it by the same time, they are right and it is not: what was read of them is
/// told anew, and so is its own clock.
struct ClockVote {
  /// What was read, less what the reference stands off.
  private(set) var readings: [ClockReading]
  /// Of each source that was the reference.
  private(set) var references: [ClockReading]

  /// `nil` where the readings do not agree, or are too few.
  ///
  /// - Parameters:
  ///   - anchors: the sources that the readings were compared with, of one system.
  ///   - systemOf: the system of each source.
  init?(
    _ readings: [ClockReading], anchors: [String], systemOf: (String) -> SourceSystem?
  ) {
    let told = readings.filter { $0.verdict != .notAssessable }
    let own = Set(anchors.compactMap(systemOf))
    let systems = Set(told.compactMap { systemOf($0.path) })
    guard own.count == 1, systems.isDisjoint(with: own),
      told.allSatisfy({ $0.drift == nil && $0.offset != nil && $0.plusMinus != nil }),
      let offset = OthersAgree.inForce.offset(
        told.map { ($0.offset ?? 0, $0.plusMinus ?? 0) }, systems: systems.count),
      let widest = told.compactMap(\.plusMinus).max(),
      let best = told.max(by: { ($0.events, $1.path) < ($1.events, $0.path) })
    else { return nil }
    let paths = told.map(\.path).sorted()
    let ahead = Int(offset.magnitude.rounded())
    let side = offset < 0 ? "ahead" : "behind"
    self.readings = readings.map { reading in
      guard reading.verdict != .notAssessable, let own = reading.offset else { return reading }
      var reading = reading
      reading.offset = ((own - offset) * 10).rounded() / 10
      reading.verdict = reading.zone == nil ? .aligned : .zone
      reading.evidence = [
        reading.evidence.first ?? "",
        "clocks of \(systems.count) systems agree, and \(anchors[0]), which they were compared with, is \(ahead) s \(side) of all of them",
      ]
      return reading
    }
    references = anchors.map { path in
      ClockReading(
        path: path, reference: best.path, zone: nil, offset: -offset, drift: nil,
        plusMinus: widest, events: best.events, verdict: .offset,
        evidence: [
          "its clock is \(ahead) s \(side) of those of \(systems.count) other systems, which agree with each other: \(paths.prefix(4).joined(separator: ", "))\(paths.count > 4 ? " and \(paths.count - 4) more" : "")"
        ])
    }
  }
}
