import Foundation
import Tabular
import Vocabulary

/// The hidden file that tells a report from other folders, and its files from those that somebody changed since.
struct ReportManifest {
  static let fileName = Export.reportMark
  private static let head =
    "# Files of this report as readiness wrote them: fingerprint, bytes, name"

  /// By name.
  private var entries: [(name: String, fingerprint: String, bytes: Int)] = []

  /// Of the files in a folder that has just been written.
  init(of folder: String) throws(SystemError) {
    // A manifest that lacks files would make this report a folder of something else for all later runs.
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw SystemError(listing: error)
    }
    for name in names.sorted() where name != Self.fileName {
      let (fingerprint, bytes) = try Self.look("\(folder)/\(name)")
      entries.append((name, fingerprint, bytes))
    }
  }

  /// What stands in a folder; `nil` when there is none.
  init?(readFrom folder: String) {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(Self.fileName)") else {
      return nil
    }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    guard lines.first.map(String.init) == Self.head else { return nil }
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, let bytes = Int(parts[1]) else { return nil }
      entries.append((String(parts[2]), String(parts[0]), bytes))
    }
  }

  var bytes: [UInt8] {
    let lines = entries.map { "\($0.fingerprint) \($0.bytes) \($0.name)\n" }
    return Array((Self.head + "\n" + lines.joined()).utf8)
  }

  var names: Set<String> { Set(entries.map(\.name)) }

  /// Files that are not as they were written; one that was removed is no loss.
  func changed(in folder: String) -> [String] {
    entries.compactMap { entry in
      guard let now = try? Self.look("\(folder)/\(entry.name)") else { return nil }
      return now == (entry.fingerprint, entry.bytes) ? nil : entry.name
    }
  }

  /// Of a file as it is now.
  func fingerprint(of name: String, in folder: String) -> String? {
    try? Self.look("\(folder)/\(name)").0
  }

  private static func look(_ path: String) throws(SystemError) -> (String, Int) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SystemError(errno) }
    defer { close(file) }
    var hash = FNV1a()
    var total = 0
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe block.withUnsafeMutableBytes {
        unsafe Foundation.read(file, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemError(errno) }
      if count == 0 { return (hash.digits, total) }
      hash.add(block[..<count])
      total += count
    }
  }
}
