import Behaviour
package import Profiling
import Rules

extension Assessment {
  /// Looks up the rows of all findings in the exports. Where none is found, what is known of the place stays.
  package mutating func showRows(_ search: RowSearch) {
    var wanted: [WantedRow] = []
    var places: [WantedRow: Int] = [:]
    let asked = findings.map { finding in
      finding.references.map { reference in
        let row = plant.written(reference)
        let place = places[row] ?? wanted.count
        if place == wanted.count {
          places[row] = place
          wanted.append(row)
        }
        return place
      }
    }
    let found = search.rows(wanted)
    for (i, places) in asked.enumerated() {
      var rows: [ShownRow] = []
      for (place, reference) in zip(places, findings[i].references) {
        let more = reference.isLast ? found[place].suffix(1) : found[place][...]
        for row in more where !rows.contains(where: { $0.path == row.path && $0.line == row.line })
        {
          rows.append(row)
        }
      }
      if !rows.isEmpty { findings[i].locations = Array(rows.prefix(Rule.shownRows)) }
    }
  }
}

extension Plant {
  /// A reference in written time.
  fileprivate func written(_ reference: RowReference) -> WantedRow {
    var row = WantedRow(path: reference.path, line: reference.line, tag: reference.tag)
    // Seconds in floating point are exact to a microsecond.
    let slack: Int64 = 2
    if let start = reference.start {
      row.from = zones.written(start, path: reference.path) - slack
    }
    if let end = reference.end { row.to = zones.written(end, path: reference.path) + slack }
    row.value = reference.value
    // Of samples of one time, two are shown.
    row.most = max(reference.most, reference.isLast ? 2 : 1)
    row.role = reference.role
    row.word = reference.word
    return row
  }
}
