import Behaviour
import Linking
import Vocabulary

extension EvidenceWriter {
  /// The tables of how levels at work held.
  func writeStability() throws(DatabaseError) {
    try evidence.insert(
      "stability",
      plant.signals.lazy.compactMap { signal -> [SQLValue]? in
        guard let stability = signal.stability else { return nil }
        let asset = signal.asset.flatMap { assets[$0] }
        return [
          .text(signal.tag), .text(signal.path), .integer(signal.line), SQLValue(signal.asset),
          SQLValue(asset?.className), .text(signal.kind.rawValue), SQLValue(signal.unit),
          .integer(stability.days), .real(stability.level), .real(stability.noise),
          .real(stability.range),
        ]
      })
    try evidence.insert(
      "change",
      plant.signals.lazy.flatMap { signal -> [[SQLValue]] in
        guard let stability = signal.stability else { return [] }
        return stability.changes.map { change in
          let isNoise = change.shape == .noise
          return [
            .text(signal.tag), .text(signal.path), SQLValue(signal.asset),
            .text(change.shape.rawValue), .real(change.start), .real(change.before),
            .real(change.after),
            isNoise || stability.noise <= 0 ? .null : .real(change.size / stability.noise),
            isNoise ? .null : .real(change.size / stability.range),
            isNoise && change.before > 0 ? .real(change.after / change.before) : .null,
            SQLValue(change.slope), .text(change.verdict.rawValue), SQLValue(change.reason),
          ]
        }
      })
    try evidence.insert(
      "operating_point",
      plant.signals.lazy.flatMap { signal -> [[SQLValue]] in
        guard let operating = signal.stability?.operating else { return [] }
        let width = (operating.high - operating.low) / Double(OperatingRange.parts)
        return operating.hours.enumerated().map { part, hours in
          [
            SQLValue(signal.asset), .text(signal.tag), .text(signal.path),
            .text(signal.kind.rawValue), .integer(part + 1),
            .real(operating.low + Double(part) * width),
            .real(operating.low + Double(part + 1) * width), .real(hours),
          ]
        }
      })
  }
}
