import Foundation

/// The folder that the reports go to.
///
/// Everything is written into a new folder beside the target, which then takes the target's name. Whoever looks sees
/// the old report or the new one, never half of one. Only an empty folder or an earlier report is replaced.
package enum ReportFolder {
  package typealias File = (fileName: String, bytes: [UInt8])

  /// The evidence of the findings as tables, beside the reports.
  package static let database = "evidence.sqlite"

  /// Writes `files` as the whole content of the folder `path`.
  ///
  /// - Parameter alsoIn: writes more files, such as a database, into the new folder, whose path it is given.
  /// - Throws: `ReportError`, or what `alsoIn` throws. The target is then as it was.
  package static func write(
    files: [File], to path: String,
    alsoIn addMore: (_ folder: String) throws -> Void = { _ in }
  ) throws {
    let target = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    let exists = try checkReplaceable(target.path)
    let parent = target.deletingLastPathComponent()
    let mark = "\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
    let fresh = parent.appendingPathComponent(".\(mark).new").path
    let old = parent.appendingPathComponent(".\(mark).old").path
    let manager = FileManager.default
    defer { try? manager.removeItem(atPath: fresh) }

    try unlessUnwritable(path) {
      try manager.createDirectory(atPath: parent.path, withIntermediateDirectories: true)
      // What an earlier run with this process number left when it was killed.
      for leftover in [fresh, old] where manager.fileExists(atPath: leftover) {
        try manager.removeItem(atPath: leftover)
      }
      try manager.createDirectory(atPath: fresh, withIntermediateDirectories: false)
    }
    for file in files {
      guard isPlain(file.fileName) else {
        throw ReportError(.badFileName(file.fileName), at: path)
      }
      try unlessUnwritable(path) {
        try Data(file.bytes).write(to: URL(fileURLWithPath: "\(fresh)/\(file.fileName)"))
      }
    }
    try addMore(fresh)
    try unlessUnwritable(path) {
      guard exists else { return try manager.moveItem(atPath: fresh, toPath: target.path) }
      try manager.moveItem(atPath: target.path, toPath: old)
      do {
        try manager.moveItem(atPath: fresh, toPath: target.path)
      } catch {
        try manager.moveItem(atPath: old, toPath: target.path)
        throw error
      }
      try? manager.removeItem(atPath: old)
    }
  }

  /// True when the folder is there, false when it is not; throws when it must not be replaced.
  private static func checkReplaceable(_ path: String) throws(ReportError) -> Bool {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return false
    }
    guard isFolder.boolValue else { throw ReportError(.notAFolder, at: path) }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw ReportError(.unwritable(reason: ReportError.reason(error)), at: path)
    }
    let foreign = names.filter { !reportNames.contains($0) }
    guard foreign.isEmpty else { throw ReportError(.foreign(files: foreign), at: path) }
    let crosswalk = "\(path)/\(ReportFormat.crosswalk.fileName)"
    let rows = "\(path)/\(EvidenceFiles.rows.fileName)"
    let columns = EvidenceFiles.rows.columns.map(\.name).joined(separator: ",")
    guard
      names.isEmpty || starts(crosswalk, like: Crosswalk.firstColumns)
        || starts(rows, like: columns)
    else {
      throw ReportError(.foreign(files: names), at: path)
    }
    return true
  }

  /// What an earlier report may hold, whatever formats it had.
  private static let reportNames = Set(
    (ReportFormat.all + ReportFormat.always).map(\.fileName) + EvidenceFiles.all.map(\.fileName)
      + ["", "-wal", "-shm", "-journal"].map { database + $0 })

  /// Every report has a crosswalk, and all evidence its rows, so their first words tell them from a folder with equal file
  /// names.
  private static func starts(_ path: String, like words: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let expected = Array(words.utf8)
    guard let start = try? file.read(upToCount: expected.count) else { return false }
    return start.elementsEqual(expected)
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.contains("/")
      && !name.unicodeScalars.contains("\0")
  }

  private static func unlessUnwritable(_ path: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      throw ReportError(.unwritable(reason: ReportError.reason(error)), at: path)
    }
  }
}
