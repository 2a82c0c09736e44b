/// How the values of a column are stored.
enum ParquetStorage: Int {
  case boolean = 0
  case int32, int64, int96, float, double, bytes, fixedBytes

  /// Bytes of a plain value, 0 where it varies or is less than one.
  var width: Int {
    switch self {
    case .int32, .float: 4
    case .int64, .double: 8
    case .int96: 12
    case .boolean, .bytes, .fixedBytes: 0
    }
  }
}

/// What the values of a column mean.
enum ParquetMeaning: Equatable {
  case boolean
  case integer(isSigned: Bool)
  case real
  /// Digits behind the decimal point.
  case decimal(scale: Int)
  case date
  /// Ticks per second, counted from midnight.
  case time(ticks: Int64)
  /// Ticks per second, counted from 1970-01-01 in UTC or on an unknown local clock.
  case instant(ticks: Int64, isUTC: Bool)
  case text
  case uuid
  /// Bytes without a meaning, written as hexadecimal digits.
  case hexadecimal
}

/// A column at the top of the schema; there are no others.
struct ParquetColumn {
  var name: String
  var storage: ParquetStorage
  /// Bytes of each value of fixed length.
  var length: Int
  var isOptional: Bool
  var meaning: ParquetMeaning
}

/// An entry of the schema as the file writes it.
struct ParquetSchemaEntry {
  var name = ""
  var storage: Int?
  var length = 0
  var repetition = 0
  var childCount = 0
  var convertedType: Int?
  var scale = 0
  var logicalType: ParquetMeaning?

  init(_ cursor: inout ThriftCursor) throws(ThriftCursor.Failure) {
    var entry = Self()
    try cursor.structure { (cursor, id, kind) throws(ThriftCursor.Failure) in
      switch id {
      case 1: entry.storage = try cursor.integer(kind)
      case 2: entry.length = try cursor.integer(kind)
      case 3: entry.repetition = try cursor.integer(kind)
      case 4: entry.name = try cursor.text(kind)
      case 5: entry.childCount = try cursor.integer(kind)
      case 6: entry.convertedType = try cursor.integer(kind)
      case 7: entry.scale = try cursor.integer(kind)
      case 10 where kind == ThriftCursor.Kind.structure:
        entry.logicalType = try Self.logicalType(&cursor)
      default: return false
      }
      return true
    }
    self = entry
  }

  private init() {}

  func column() throws(ParquetFault) -> ParquetColumn {
    // An entry without children is no group, whatever stands there for their number.
    guard repetition < 2, childCount <= 0, let code = storage else {
      throw .unsupported(
        "a Parquet file with nested values in the column '\(name)'",
        cure: "write it with one plain column per value")
    }
    guard let storage = ParquetStorage(rawValue: code), repetition >= 0 else {
      throw .damage("the type of the column '\(name)' is unknown")
    }
    let meaning = meaning(storage)
    if storage == .fixedBytes {
      guard 1...1 << 20 ~= length else {
        throw .damage("the values of the column '\(name)' have no length")
      }
    }
    if case .decimal(let scale) = meaning {
      guard 0...38 ~= scale else { throw .damage("the column '\(name)' has too many decimals") }
    }
    return ParquetColumn(
      name: name, storage: storage, length: length, isOptional: repetition == 1, meaning: meaning)
  }

  /// A meaning counts only where the storage can hold it.
  private func meaning(_ storage: ParquetStorage) -> ParquetMeaning {
    let declared = logicalType ?? convertedMeaning()
    switch (storage, declared) {
    case (.boolean, _): return .boolean
    case (.int96, _): return .instant(ticks: 1_000_000, isUTC: false)
    case (.float, _), (.double, _): return .real
    case (.int32, .integer?), (.int32, .decimal?), (.int32, .date?), (.int32, .time?): break
    case (.int64, .integer?), (.int64, .decimal?), (.int64, .time?), (.int64, .instant?): break
    case (.int32, _), (.int64, _): return .integer(isSigned: true)
    case (.bytes, .decimal?), (.bytes, .text?), (.fixedBytes, .decimal?): break
    // Old writers do not say that their bytes are text.
    case (.bytes, _): return .text
    case (.fixedBytes, .uuid?) where length == 16: break
    case (.fixedBytes, .real?) where length == 2: break
    case (.fixedBytes, .text?): break
    case (.fixedBytes, _): return .hexadecimal
    }
    return declared ?? .hexadecimal
  }

  private func convertedMeaning() -> ParquetMeaning? {
    switch convertedType {
    case 0, 4, 19: .text
    case 5: .decimal(scale: scale)
    case 6: .date
    case 7: .time(ticks: 1000)
    case 8: .time(ticks: 1_000_000)
    case 9: .instant(ticks: 1000, isUTC: true)
    case 10: .instant(ticks: 1_000_000, isUTC: true)
    case 11, 12, 13, 14: .integer(isSigned: false)
    case 15, 16, 17, 18: .integer(isSigned: true)
    default: nil
    }
  }

  private static func logicalType(
    _ cursor: inout ThriftCursor
  ) throws(ThriftCursor.Failure) -> ParquetMeaning? {
    var meaning: ParquetMeaning?
    try cursor.structure { (cursor, id, kind) throws(ThriftCursor.Failure) in
      guard kind == ThriftCursor.Kind.structure else { return false }
      var isTrue: [Int: Bool] = [:]
      var number = 0
      var unit = 0
      try cursor.structure { (cursor, id, kind) throws(ThriftCursor.Failure) in
        switch kind {
        case ThriftCursor.Kind.yes, ThriftCursor.Kind.no:
          isTrue[id] = kind == ThriftCursor.Kind.yes
        case ThriftCursor.Kind.structure where id == 2:
          try cursor.structure { (_, id, _) throws(ThriftCursor.Failure) in
            unit = id
            return false
          }
        case ThriftCursor.Kind.byte,
          ThriftCursor.Kind.integers where id == 1:
          number = try cursor.integer(kind)
        default: return false
        }
        return true
      }
      let ticks: Int64 = unit == 3 ? 1_000_000_000 : unit == 2 ? 1_000_000 : 1000
      meaning =
        switch id {
        case 1, 4, 12: .text
        case 5: .decimal(scale: number)
        case 6: .date
        case 7: .time(ticks: ticks)
        case 8: .instant(ticks: ticks, isUTC: isTrue[1] ?? false)
        case 10: .integer(isSigned: isTrue[2] ?? true)
        case 14: .uuid
        case 15: .real
        default: nil
        }
      return true
    }
    return meaning
  }
}
