import Foundation
import Vocabulary

extension Export {
  /// Lists the files of a folder and its subfolders, or the one file at `path`; archives are listed like folders.
  ///
  /// Hidden entries, files of operating systems, journals of Delta tables and what they have removed, lock files of office
  /// programs and folders of earlier reports are left out and counted.
  /// Of files that are copies of each other one is listed, but for those that are skipped.
  /// Symbolic links are followed after everything else, and never to what is listed already, so loops end.
  package static func discover(
    _ path: String, limits: ArchiveLimits = ArchiveLimits(),
    isSkipped: (_ path: String) -> Bool = { _ in false }
  ) throws(ReadError) -> Export {
    let root = root(path)
    let location = SourceLocation(path: root)
    guard let entry = FileEntry(root) else {
      throw ReadError(
        errno == ENOENT || errno == ENOTDIR
          ? .notFound : .unreadable(reason: systemMessage(errno)), at: location)
    }
    if entry.kind == .file {
      let name = root.split(separator: "/").last.map(String.init) ?? root
      let file = SourceFile(path: name, absolutePath: absolute(root), byteCount: entry.byteCount)
      return Export(root: root, [file], limits: limits, isSkipped: isSkipped)
    }
    guard entry.kind == .folder else {
      throw ReadError(.unreadable(reason: "it is neither a file nor a folder"), at: location)
    }
    var walk = ExportWalk(root: absolute(root))
    walk.visit(folder: "", entry)
    if let problem = walk.problems.first, problem.location.path == "." {
      throw ReadError(.unreadable(reason: walk.rootReason), at: location)
    }
    walk.followLinks()
    return Export(
      root: root, walk.files, limits: limits, problems: walk.problems, walk.leftOut,
      isSkipped: isSkipped)
  }

  private init(
    root: String, _ files: [SourceFile], limits: ArchiveLimits, problems: [Problem] = [],
    _ leftOut: [(kind: LeftOut.Kind, path: String)] = [], isSkipped: (_ path: String) -> Bool
  ) {
    let copies = FileCopies(files, isSkipped: isSkipped)
    let expansion = ArchiveExpansion(copies.files, limits)
    self.init(
      root: root, files: expansion.files,
      problems: (problems + copies.problems + expansion.problems).sorted {
        Export.precedes($0.location.path, $1.location.path)
      }, leftOut: LeftOut.all(of: leftOut + expansion.leftOut))
  }

  /// What `Export.root` is for a path.
  package static func root(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// What a folder with an earlier report has in it; `EarlierReport` knows the files of one wherever they stand.
  package static let reportMark = ".readiness"
}

/// What the file system says of one path, links followed.
private struct FileEntry {
  enum Kind { case file, folder, other }
  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  var kind: Kind
  var byteCount: Int
  var identity: Identity

  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    byteCount = Int(status.st_size)
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}

private struct ExportWalk {
  let root: String
  var files: [SourceFile] = []
  var problems: [Problem] = []
  var leftOut: [(kind: LeftOut.Kind, path: String)] = []
  var rootReason = ""
  private var links: [String] = []
  private var seen: Set<FileEntry.Identity> = []

  init(root: String) { self.root = root }

  private func absolute(_ relative: String) -> String {
    relative.isEmpty ? root : root + "/" + relative
  }

  mutating func visit(folder: String, _ entry: FileEntry) {
    guard seen.insert(entry.identity).inserted else { return }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: absolute(folder))
    } catch {
      rootReason =
        unsafe access(absolute(folder), R_OK | X_OK) == 0
        ? "its entries cannot be listed" : "permission denied"
      report(.unreadable(reason: rootReason), folder.isEmpty ? "." : folder)
      return
    }
    defer { if names.contains(DeltaLog.folder) { takeTable(folder) } }
    for name in names.sorted(by: Export.precedes) {
      let relative = folder.isEmpty ? name : folder + "/" + name
      if let kind = LeftOut.Kind(name) {
        leftOut.append((kind, relative))
        continue
      }
      if FileEntry.isLink(absolute(relative)) {
        links.append(relative)
      } else {
        add(relative, name)
      }
    }
  }

  /// Takes the files of a folder for those of one Delta table, without the ones that its log has removed.
  private mutating func takeTable(_ folder: String) {
    let removed = DeltaLog(absolute(folder)).removed
    let prefix = folder.isEmpty ? "" : folder + "/"
    for i in files.indices where files[i].table == nil && files[i].path.hasPrefix(prefix) {
      files[i].table = folder
    }
    guard !removed.isEmpty else { return }
    files.removeAll { file in
      guard file.path.hasPrefix(prefix), removed.contains(String(file.path.dropFirst(prefix.count)))
      else { return false }
      leftOut.append((.removedFile, file.path))
      return true
    }
  }

  /// Links come last, so that a file is listed under its real name when it lies in the export too.
  mutating func followLinks() {
    var next = 0
    while next < links.count {
      let relative = links[next]
      next += 1
      if let entry = FileEntry(absolute(relative)), seen.contains(entry.identity) { continue }
      add(relative, relative.split(separator: "/").last.map(String.init) ?? relative)
    }
  }

  private mutating func add(_ relative: String, _ name: String) {
    guard let entry = FileEntry(absolute(relative)) else {
      let reason =
        FileEntry.isLink(absolute(relative))
        ? "the link leads nowhere" : systemMessage(errno)
      return report(.unreadable(reason: reason), relative)
    }
    switch entry.kind {
    case .folder:
      if FileEntry(absolute(relative) + "/" + Export.reportMark)?.kind == .file {
        leftOut.append((.earlierReport, relative))
      } else {
        visit(folder: relative, entry)
      }
    case .file:
      seen.insert(entry.identity)
      files.append(
        SourceFile(
          path: relative, absolutePath: absolute(relative), byteCount: entry.byteCount))
    case .other:
      report(.unreadable(reason: "it is neither a file nor a folder"), relative)
    }
  }

  private mutating func report(_ kind: ReadError.Kind, _ path: String) {
    problems.append(ReadError(kind, at: SourceLocation(path: path)).problem)
  }
}
