import Calendar

/// Two events that a reading of a clock takes for one.
package struct ClockMatch: Sendable, Equatable {
  package var asset: String
  package var isStart: Bool
  /// As the source has it, in seconds of its wall clock.
  package var wall: Double
  /// File of the reference, and UTC seconds by it.
  package var reference: String
  package var time: Double
}

extension ClockAligner {
  /// The pairs of events that come nearest to what a reading says of its clock, one for each of as many parts of the time that they cover;
  /// none further from it than the reading and the sources are exact. Empty for a reading without an offset or a zone.
  package func matches(
    _ reading: ClockReading, _ sources: [SourceClock], reference: [ReferenceEvents], most: Int
  ) -> [ClockMatch] {
    guard let offset = reading.offset, let bound = reading.plusMinus else { return [] }
    var found: [(match: ClockMatch, apart: Double)] = []
    for source in sources where source.path == reading.path {
      guard let zone = (reading.zone ?? source.knownZone).flatMap({ TimeZoneRules(named: $0) })
      else { continue }
      // The offset of a clock that drifts is as of the middle.
      let span = ClockPairs(source, reference: reference).span ?? 0...0
      let middle = span.lowerBound + (span.upperBound - span.lowerBound) / 2
      for events in source.events {
        let seen = reference.filter { $0.asset == events.asset && $0.path != source.path }
        for isStart in [true, false] {
          for wall in isStart ? events.starts : events.stops {
            let expected = offset + (reading.drift ?? 0) * (wall - middle) / 86_400
            let utc = Double(zone.utc(fromWall: Int64(wall)).earlier) + wall - wall.rounded(.down)
            var nearest: (match: ClockMatch, apart: Double)?
            for entry in seen {
              let within = bound + entry.resolution + events.granularity
              for time in isStart ? entry.starts : entry.stops {
                let apart = abs(utc - time - expected)
                guard apart <= within, apart < nearest?.apart ?? .infinity else { continue }
                let match = ClockMatch(
                  asset: events.asset, isStart: isStart, wall: wall, reference: entry.path,
                  time: time)
                nearest = (match, apart)
              }
            }
            if let nearest { found.append(nearest) }
          }
        }
      }
    }
    found.sort { ($0.match.wall, $0.match.asset) < ($1.match.wall, $1.match.asset) }
    return (0..<most).compactMap { part in
      let range = found.count * part / most..<found.count * (part + 1) / most
      return found[range].min { $0.apart < $1.apart }?.match
    }
  }
}
