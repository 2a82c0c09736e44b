package import Behaviour
package import Profiling
package import Rules

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
      let references = findings[i].references
      for (place, reference) in zip(places, references) {
        for row in reference.rows(found[place]) where !rows.contains(where: { $0.isSame(as: row) })
        {
          rows.append(row)
        }
      }
      if !rows.isEmpty {
        findings[i].locations = Array(rows.prefix(max(ShownRow.most, references.count)))
      }
    }
  }
}

extension RowReference {
  /// Of the rows that were found for it, those that it means; without any, what is known of the place.
  package func rows(_ found: [ShownRow]) -> ArraySlice<ShownRow> {
    if found.isEmpty, let text {
      var row = ShownRow(path: path, line: line)
      row.text = text
      return [row]
    }
    return isLast ? found.suffix(1) : found[...]
  }
}

extension ShownRow {
  /// Whether both are one row, whatever is marked in it.
  fileprivate func isSame(as other: ShownRow) -> Bool {
    path == other.path && table == other.table && line == other.line
  }
}

extension Plant {
  /// A reference in written time.
  package func written(_ reference: RowReference) -> WantedRow {
    var row = WantedRow(path: reference.path, line: reference.line, tag: reference.tag)
    row.table = reference.table
    // Seconds in floating point are exact to a microsecond.
    let slack: Int64 = 2
    if let start = reference.start {
      row.from = zones.written(start, path: reference.path) - slack
    }
    if let end = reference.end { row.to = zones.written(end, path: reference.path) + slack }
    row.value = reference.value
    row.low = reference.low ?? row.low
    row.high = reference.high ?? row.high
    // Of samples of one time, two are shown.
    row.most = max(reference.most, reference.isLast ? 2 : 1)
    row.role = reference.role
    row.word = reference.word
    return row
  }
}
