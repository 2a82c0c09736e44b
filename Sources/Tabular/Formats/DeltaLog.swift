import Foundation

/// The log of a Delta table: which of the files beside it the table has.
struct DeltaLog {
  static let folder = "_delta_log"
  /// Files that were removed and not added again, as paths from the folder of the table.
  private(set) var removed: Set<String> = []

  /// Reads the commits in their order; what cannot be read removes nothing.
  init(_ table: String) {
    let folder = table + "/" + DeltaLog.folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".json") {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
      for line in data.split(separator: 0x0A) {
        guard let action = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
        else { continue }
        if let path = DeltaLog.path(action["add"]) { removed.remove(path) }
        if let path = DeltaLog.path(action["remove"]) { removed.insert(path) }
      }
    }
  }

  private static func path(_ action: Any?) -> String? {
    guard let path = (action as? [String: Any])?["path"] as? String else { return nil }
    return path.removingPercentEncoding ?? path
  }
}
