extension FileFormat {
  static let annotatedCSV = lines("InfluxDB annotated CSV", AnnotatedCSV.self)
}

/// The annotated CSV of InfluxDB: tables of different columns one after the other, each below lines `#datatype`, `#group`
/// and `#default`. The extended form, in which `#datatype` names the roles of the columns, has one table.
///
/// A sample's tag is the path `measurement.tag=a.field`. An empty value is no sample.
/// https://docs.influxdata.com/influxdb/v2/reference/syntax/annotated-csv/
struct AnnotatedCSV: DetectableLineFormat {
  let columns = ["tag", "time", "value"]

  private enum Use {
    case time, measurement, tag, field, value
  }
  private struct Column {
    /// Its place in the line; negative for a constant, which has none.
    var index: Int
    var name: [UInt8]
    /// What stands for an empty field.
    var standard: [UInt8]
    var isBoolean: Bool
  }
  /// A table below its header.
  private struct Table {
    var time: Int?
    var measurement: Column?
    var tags: [Column] = []
    var field: Column?
    /// Value columns; those that name their field themselves when there is no column `_field`.
    var values: [Column] = []
    var areFields = false
    var width: Int
    /// Why its records are no samples.
    var fault: String?
  }

  private var annotations: [String: [String]] = [:]
  private var constants: [[String]] = []
  private var table: Table?
  private var fields = LineFields()
  /// How the header begins where no annotations stand above it.
  private static let plainHeader = Array(",result,table,".utf8)

  /// Comments above other tables may look alike: the header of a query's answer has a column `_time` or `_value`.
  init?(head: [[UInt8]]) {
    let lines = head.map { String(decoding: $0, as: UTF8.self) }
    let isExtended = ["#datatype ", "#constant "].contains { lines[0].hasPrefix($0) }
    let isPlain = ["#group,", "#datatype,", "#default,"].contains { lines[0].hasPrefix($0) }
    let header = lines.first { !$0.hasPrefix("#") } ?? ""
    let isAnswer = header.contains(",_time") || header.contains(",_value")
    guard isExtended || isPlain && isAnswer || head[0].starts(with: Self.plainHeader) else {
      return nil
    }
  }

  mutating func read(_ line: Span<UInt8>, into rows: inout LineRows) {
    guard fields.split(line, at: UInt8(ascii: ",")) else {
      return rows.reject("a quoted field that starts here is never closed")
    }
    if line[0] == UInt8(ascii: "#") { return annotate(line) }
    guard let table, !Self.isHeader(line) else { return begin(line) }
    if let fault = table.fault { return rows.reject(fault) }
    guard fields.count == table.width, let time = table.time else {
      return rows.reject("has \(fields.count) fields where the header has \(table.width)")
    }
    for value in table.values {
      let isMissing = isEmpty(value)
      if isMissing, value.standard.isEmpty { continue }
      if let measurement = table.measurement { write(measurement, of: line, into: &rows) }
      for tag in table.tags where !isEmpty(tag) || !tag.standard.isEmpty {
        if table.measurement != nil || tag.index != table.tags[0].index {
          rows.write(UInt8(ascii: "."))
        }
        rows.write(tag.name)
        rows.write(UInt8(ascii: "="))
        write(tag, of: line, into: &rows)
      }
      if table.areFields {
        rows.write(UInt8(ascii: "."))
        rows.write(value.name)
      } else if let field = table.field {
        rows.write(UInt8(ascii: "."))
        write(field, of: line, into: &rows)
      }
      rows.endField()
      rows.add(line.extracting(fields.ranges[time]))
      if value.isBoolean, !isMissing {
        // InfluxDB writes `true`, `t`, `T` and the like.
        let first = line[fields.ranges[value.index].lowerBound] | 0x20
        rows.write(UInt8(ascii: first == UInt8(ascii: "t") ? "1" : "0"))
      } else {
        write(value, of: line, into: &rows)
      }
      rows.endField()
      rows.endRow()
    }
  }

  private func write(_ column: Column, of line: Span<UInt8>, into rows: inout LineRows) {
    if isEmpty(column) {
      rows.write(column.standard)
    } else {
      fields.write(column.index, of: line, into: &rows)
    }
  }

  private func isEmpty(_ column: Column) -> Bool {
    column.index < 0 || fields.ranges[column.index].isEmpty
  }

  /// Keeps a line such as `#datatype,string,long`; the first one below records begins a new table.
  private mutating func annotate(_ line: Span<UInt8>) {
    if table != nil {
      table = nil
      annotations = [:]
    }
    var texts = fields.texts(of: line)
    // In the extended form the name stands before the first column, not in a column of its own.
    let words = texts[0].split(separator: " ", maxSplits: 1).map(String.init)
    if words.count == 2 { texts.replaceSubrange(0..<1, with: [words[1]]) }
    if words[0] == "#constant" {
      constants.append(texts)
    } else {
      annotations[words[0]] = texts
    }
  }

  /// The header returns before each table, also where no annotations do.
  private static func isHeader(_ line: Span<UInt8>) -> Bool {
    guard line.count >= plainHeader.count else { return false }
    return plainHeader.indices.allSatisfy { line[$0] == plainHeader[$0] }
  }

  private mutating func begin(_ line: Span<UInt8>) {
    let names = fields.texts(of: line)
    let types = annotations["#datatype"] ?? []
    let groups = annotations["#group"] ?? []
    let defaults = annotations["#default"] ?? []
    func at(_ list: [String], _ i: Int) -> String { i < list.count ? list[i] : "" }
    var new = Table(width: names.count)
    let hasValue = names.contains("_value")
    for (i, name) in names.enumerated() {
      let type = at(types, i)
      let column = Column(
        index: i, name: Array(name.utf8), standard: Array(at(defaults, i).utf8),
        isBoolean: type.hasPrefix("boolean"))
      let use = Self.use(name, type, isGrouped: at(groups, i) == "true", hasValue: hasValue)
      switch use {
      case .time: new.time = i
      case .measurement: new.measurement = column
      case .tag: new.tags.append(column)
      case .field: new.field = column
      case .value: new.values.append(column)
      case nil: break
      }
    }
    new.areFields = !hasValue
    for constant in constants where constant.count >= 2 {
      let isTag = constant[0] == "tag" && constant.count > 2
      guard isTag || constant[0] == "measurement" else { continue }
      let column = Column(
        index: -1, name: Array(constant[1].utf8),
        standard: Array(constant[isTag ? 2 : 1].utf8), isBoolean: false)
      if isTag { new.tags.append(column) } else { new.measurement = column }
    }
    if names.contains("error") {
      new.fault = "the query failed"
    } else if new.time == nil {
      new.fault = "has no column '_time' in its table"
    } else if new.values.isEmpty {
      new.fault = "has no column '_value' in its table"
    }
    table = new
  }

  private static func use(
    _ name: String, _ type: String, isGrouped: Bool, hasValue: Bool
  ) -> Use? {
    switch type.prefix(while: { $0 != ":" && $0 != "|" }) {
    case "measurement": return .measurement
    case "tag": return .tag
    case "ignored": return nil
    case "field": return .value
    case "time": return .time
    case "dateTime" where !name.hasPrefix("_"): return .time
    default: break
    }
    switch name {
    case "_time": return .time
    case "_measurement": return .measurement
    case "_field": return .field
    case "_value": return .value
    case "", "result", "table", "_start", "_stop": return nil
    default: break
    }
    if ["double", "long", "unsignedLong", "boolean"].contains(type) {
      return hasValue ? nil : .value
    }
    // Turned by `pivot`, texts may be fields too; what the table is grouped by is not.
    return hasValue || isGrouped || type.isEmpty ? .tag : .value
  }
}
