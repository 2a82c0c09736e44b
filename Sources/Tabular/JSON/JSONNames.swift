/// What keys of JSON objects tell.
enum JSONNames {
  /// Arrays that name the columns of the rows beside them.
  static let headers: Set<String> = [
    "columns", "fields", "header", "headers", "columnnames", "colnames", "columnheaders",
  ]
  /// What names a column that is an object.
  static let labels: Set<String> = ["name", "text", "title", "id"]
  /// Objects whose values tell one series from another.
  static let labelObjects: Set<String> = ["tags", "labels", "metric", "dimensions"]
  static let units: Set<String> = [
    "unit", "units", "uom", "unitsabbreviation", "engunit", "engunits", "engineeringunits",
  ]
  /// Long forms of a name, which serve where there is no other.
  static let addresses: Set<String> = [
    "path", "webid", "href", "url", "uri", "guid", "uuid", "fullpath", "identificationpath",
  ]

  /// What only an asset administration shell has at its root.
  static let shells = "assetAdministrationShells"
  /// Arrays of an asset administration shell that define words or refer, and hold neither assets nor signals.
  static let shellBookkeeping: Set<String> = [
    "conceptDescriptions", "embeddedDataSpecifications", "supplementalSemanticIds", "qualifiers",
    "extensions", "isCaseOf", "refersTo",
  ]
  /// Arrays of elements in elements of an asset administration shell.
  static let shellNests: Set<String> = ["value", "statements", "annotations"]

  private static let endings = [
    "name", "id", "tag", "key", "code", "number", "num", "no", "path", "idshort", "series",
    "measurement", "target", "equipment", "asset", "machine", "line", "order", "batch", "lot",
    "plant", "site", "area",
    "href", "url", "uri", "guid", "uuid",
  ]

  /// In lower case, letters and digits only.
  static func folded<Key: Sequence<UInt8>>(_ key: Key) -> String {
    var bytes: [UInt8] = []
    for byte in key {
      switch byte {
      case 0x41...0x5A: bytes.append(byte | 0x20)
      case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: bytes.append(byte)
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a value tells which record it belongs to: `Name`, `assetId`, `order_no`, a unit.
  static func identifies<Key: Collection<UInt8>>(_ key: Key) -> Bool {
    guard key.count <= 64 else { return false }
    let folded = folded(key)
    if units.contains(folded) { return true }
    return endings.contains { ending in
      folded == ending || folded.hasSuffix(ending) && isWord(ending, at: key)
    }
  }

  /// Whether the ending begins a word, as in `assetId`, `asset_id` and `ASSETNUM`, but not in `valid`.
  private static func isWord<Key: Collection<UInt8>>(_ ending: String, at key: Key) -> Bool {
    let key = Array(key)
    let start = key.count - ending.utf8.count
    guard start > 0, start < key.count else { return false }
    let isUpper = 0x41...0x5A ~= key[start]
    let before = key[start - 1]
    let isLetter = 0x41...0x5A ~= before || 0x61...0x7A ~= before
    return !isLetter || isUpper || ending.utf8.count > 3
  }
}
