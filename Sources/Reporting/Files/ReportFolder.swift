import CRename
import Foundation
import Linking

/// The folder that the reports go to.
///
/// Everything is written into a new folder beside the target, and the two change places in one step. Whoever looks sees
/// the old report or the new one, never half of one and never none. Only an empty folder or an earlier report is replaced,
/// and no report in which somebody has changed a file.
package enum ReportFolder {
  package typealias File = (fileName: String, bytes: [UInt8])

  /// The evidence of the findings as tables, beside the reports.
  package static let database = "evidence.sqlite"

  /// Whether reports can be written to `path`: told before the work that leads to them. Sweeps what dead runs left there.
  ///
  /// - Parameter mayHaveDecisions: Whether what people wrote into its crosswalk is going to be carried over.
  package static func check(_ path: String, mayHaveDecisions: Bool = false) throws(ReportError) {
    let target = try target(path)
    _ = try isThere(target.path, as: path, taking: mayHaveDecisions ? .any : .none)
    var folder = target.deletingLastPathComponent()
    while unsafe access(folder.path, F_OK) != 0, errno == ENOENT, folder.path != "/" {
      folder.deleteLastPathComponent()
    }
    var status = stat()
    guard unsafe stat(folder.path, &status) == 0 else {
      throw ReportError(.unwritable(SystemError(errno)), at: path)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw ReportError(.unwritable(SystemError(ENOTDIR)), at: path)
    }
    // What may be written is only sure once it is.
    try unlessUnwritable(path) { () throws(SystemError) in
      try Beside(folder.appendingPathComponent(target.lastPathComponent)).claimFolder().remove()
    }
    var own = stat()
    if unsafe stat(target.path, &own) == 0, own.st_dev != status.st_dev {
      throw ReportError(.unwritable(SystemError(EBUSY)), at: path)
    }
    Beside(target).sweep()
  }

  /// Writes `files` as the whole content of the folder `path`.
  ///
  /// - Parameters:
  ///   - carried: The fingerprint of the crosswalk that is there as it was read, as decisions in it are in the new one.
  ///   - alsoIn: writes more files, such as a database, into the new folder, whose path it is given.
  /// - Throws: `ReportError`, or what else than `SystemError` `alsoIn` throws. The target is then as it was.
  package static func write(
    files: [File], to path: String, carrying carried: String? = nil,
    alsoIn addMore: (_ folder: String) throws -> Void = { _ in }
  ) throws {
    for file in files where !isPlain(file.fileName) {
      throw ReportError(.badFileName(file.fileName), at: path)
    }
    try check(path, mayHaveDecisions: carried != nil)
    let target = try target(path)
    let beside = Beside(target)
    let fresh = try unlessUnwritable(path) { () throws(SystemError) in
      try makeFolders(target.deletingLastPathComponent())
      return try beside.claimFolder()
    }
    defer { fresh.remove() }
    for file in files {
      try unlessUnwritable(path) { () throws(SystemError) in
        try WholeFile.create("\(fresh.path)/\(file.fileName)", file.bytes)
      }
    }
    do {
      try addMore(fresh.path)
    } catch let error as SystemError {
      throw ReportError(.unwritable(error), at: path)
    }
    try unlessUnwritable(path) { () throws(SystemError) in
      let manifest = try ReportManifest(of: fresh.path)
      for name in manifest.names.subtracting(files.map(\.fileName)).sorted() {
        try WholeFile.synchronise(path: "\(fresh.path)/\(name)")
      }
      try WholeFile.create("\(fresh.path)/\(ReportManifest.fileName)", manifest.bytes)
      try WholeFile.synchronise(path: fresh.path)
    }
    try put(fresh, at: beside, as: path, taking: carried.map { .one($0) } ?? .none)
    try? WholeFile.synchronise(path: beside.folder)
  }

  /// Which crosswalk may be replaced although somebody has changed it.
  private enum Taken {
    case none, any
    /// The one with this fingerprint.
    case one(String)
  }

  /// The crosswalk of the report at `path`, if there is one.
  package static func crosswalk(in path: String) -> String? {
    guard let target = try? target(path) else { return nil }
    let place = "\(target.path)/\(CrosswalkFile.fileName)"
    return FileManager.default.fileExists(atPath: place) ? place : nil
  }

  /// Whether somebody has changed a file of the report at `path`.
  package static func isChanged(_ name: String, in path: String) -> Bool {
    guard let target = try? target(path), let manifest = ReportManifest(readFrom: target.path)
    else { return false }
    return manifest.changed(in: target.path).contains(name)
  }

  /// Gives the new folder the place of the target, and leaves what was there under its name.
  private static func put(
    _ fresh: Beside.Claim, at beside: Beside, as path: String, taking taken: Taken
  ) throws {
    // Another run may come between a look and the step that follows from it.
    for _ in 0..<20 {
      // Whoever puts a report here holds the one that is there, so that nobody sweeps it or puts another one meanwhile.
      let held = hold(beside.target)
      defer { if held >= 0 { close(held) } }
      guard try isThere(beside.target, as: path, taking: taken) else {
        if unsafe rename(fresh.path, beside.target) == 0 { return }
        if errno == EEXIST || errno == ENOTEMPTY { continue }
        throw ReportError(.unwritable(SystemError(errno)), at: path)
      }
      if unsafe rename_exchange(fresh.path, beside.target) == 0 {
        do {
          // Somebody may have put a file there since the first look.
          _ = try isThere(fresh.path, as: path, taking: taken)
          return
        } catch {
          _ = unsafe rename_exchange(fresh.path, beside.target)
          throw error
        }
      }
      switch errno {
      case ENOENT: continue
      case EINVAL, ENOSYS, ENOTSUP:
        return try unlessUnwritable(path) { () throws(SystemError) in
          try beside.replaceInSteps(fresh)
        }
      default: throw ReportError(.unwritable(SystemError(errno)), at: path)
      }
    }
    throw ReportError(.unwritable(SystemError(EAGAIN)), at: path)
  }

  /// The folder at `path`, locked; -1 when there is none or it cannot be had in a second or two.
  private static func hold(_ path: String) -> Int32 {
    for _ in 0..<100 {
      let file = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard file >= 0 else { return -1 }
      if flock(file, LOCK_EX | LOCK_NB) == 0 {
        var (own, there) = (stat(), stat())
        if unsafe fstat(file, &own) == 0, unsafe stat(path, &there) == 0, own.st_ino == there.st_ino
        {
          return file
        }
      } else if errno != EWOULDBLOCK {
        close(file)
        return -1
      }
      close(file)
      usleep(20_000)
    }
    return -1
  }

  private static func target(_ path: String) throws(ReportError) -> URL {
    let target = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    var status = stat()
    let isLink = unsafe lstat(target.path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    if isLink { throw ReportError(.deadLink, at: path) }
    return target
  }

  /// True when the folder is there, false when it is not; throws when it must not be replaced.
  private static func isThere(
    _ folder: String, as path: String, taking taken: Taken
  ) throws(ReportError) -> Bool {
    for _ in 0..<20 {
      var (before, after) = (stat(), stat())
      _ = unsafe stat(folder, &before)
      do throws(ReportError) {
        return try look(folder, as: path, taking: taken)
      } catch {
        // What was seen may be half of one report and half of another that took its place.
        _ = unsafe stat(folder, &after)
        if before.st_ino == after.st_ino { throw error }
      }
    }
    return try look(folder, as: path, taking: taken)
  }

  private static func look(
    _ folder: String, as path: String, taking taken: Taken
  ) throws(ReportError) -> Bool {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      return false
    }
    guard isFolder.boolValue else { throw ReportError(.notAFolder, at: path) }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      // Another run may have taken it away.
      if unsafe access(folder, F_OK) != 0, errno == ENOENT { return false }
      throw ReportError(.unwritable(SystemError(errno == 0 ? EACCES : errno)), at: path)
    }
    let manifest = ReportManifest(readFrom: folder)
    let own = (manifest?.names ?? reportNames).union(databaseNames).union([ReportManifest.fileName])
    let foreign = names.filter { !own.contains($0) }
    guard foreign.isEmpty else { throw ReportError(.foreign(files: foreign), at: path) }
    if let manifest {
      let changed = manifest.changed(in: folder).filter { name in
        guard name == CrosswalkFile.fileName else { return true }
        switch taken {
        case .none: return true
        case .any: return false
        case .one(let print): return manifest.fingerprint(of: name, in: folder) != print
        }
      }
      guard changed.isEmpty else { throw ReportError(.changed(files: changed), at: path) }
    } else {
      guard names.isEmpty || startsLikeCrosswalk("\(folder)/\(ReportFormat.crosswalk.fileName)")
      else { throw ReportError(.foreign(files: names), at: path) }
    }
    return true
  }

  /// What an earlier report may hold, whatever formats it had.
  private static let reportNames = Set((ReportFormat.all + ReportFormat.always).map(\.fileName))
  private static let databaseNames = Set(["", "-wal", "-shm", "-journal"].map { database + $0 })

  /// Every report has a crosswalk, so its first words tell a report without a manifest from a folder with equal file names.
  private static func startsLikeCrosswalk(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let expected = Array(Crosswalk.firstColumns.utf8)
    guard let start = try? file.read(upToCount: expected.count + 3) else { return false }
    return start.starts(with: expected) || start.dropFirst(3).elementsEqual(expected)
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.contains("/")
      && !name.unicodeScalars.contains("\0")
  }

  private static func makeFolders(_ folder: URL) throws(SystemError) {
    if unsafe access(folder.path, F_OK) == 0 || folder.path == "/" { return }
    try makeFolders(folder.deletingLastPathComponent())
    guard unsafe mkdir(folder.path, 0o777) == 0 || errno == EEXIST else {
      throw SystemError(errno)
    }
  }

  private static func unlessUnwritable<Result>(
    _ path: String, _ body: () throws(SystemError) -> Result
  ) throws(ReportError) -> Result {
    do throws(SystemError) {
      return try body()
    } catch {
      throw ReportError(.unwritable(error), at: path)
    }
  }
}
