import Vocabulary

/// Puts the members of archives in the place of the archives.
struct ArchiveExpansion {
  private let limits: ArchiveLimits
  private(set) var files: [SourceFile] = []
  private(set) var problems: [Problem] = []
  private(set) var leftOut: [(kind: LeftOut.Kind, path: String)] = []
  /// Bytes that the archive of the export that is being listed may still unpack to.
  private var budget = 0
  /// Where archives lie too deep in it.
  private var tooDeep: [String] = []

  init(_ files: [SourceFile], _ limits: ArchiveLimits) {
    self.limits = limits
    for file in files {
      budget = limits.unpacked(file.byteCount)
      add(file, depth: 0)
      refuseTooDeep()
    }
    leaveOutTwins()
  }

  /// An archive may lie in an archive, and no deeper.
  private static let depth = 2

  private enum Kind { case zip, tar }

  private mutating func add(_ file: SourceFile, depth: Int) {
    let opened = file.keptOpen()
    defer { withExtendedLifetime(opened) {} }
    guard let kind = Self.kind(of: file) else { return files.append(file) }
    do throws(ReadError) {
      if kind == .tar, depth >= Self.depth { return tooDeep.append(file.path) }
      let (plain, failure) = try file.seekable(limits, budget: budget)
      if plain != file { budget -= plain.byteCount }
      switch kind {
      case .tar: try addTar(plain, depth, failure)
      case .zip:
        let archive = try ZipArchive(plain, isPatient: true)
        // A workbook is one file, and its format tells what is wrong with it.
        guard !archive.isDocument else { return files.append(file) }
        guard depth < Self.depth else { return tooDeep.append(file.path) }
        try addZip(archive, depth, failure)
      }
    } catch {
      problems.append(error.problem)
    }
  }

  /// What a file is by its first bytes. One that cannot be read is no archive; its reader says why.
  private static func kind(of file: SourceFile) -> Kind? {
    guard let stream = try? openByteStream(file) else { return nil }
    var head = [UInt8](repeating: 0, count: 512)
    var count = 0
    while count < 512, let got = try? stream.read(into: &head, at: count), got > 0 { count += got }
    if TarArchive.isHeader(Array(head.prefix(count))) { return .tar }
    let isZip = head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6])
    return isZip ? .zip : nil
  }

  /// Says it once, because a bomb holds thousands of them.
  private mutating func refuseTooDeep() {
    guard let path = tooDeep.first else { return }
    let others = tooDeep.count - 1
    let error = ReadError(
      .refused(
        "it is an archive inside an archive inside an archive"
          + (others > 0 ? ", and there are \(others) more beside it" : ""),
        cure: "unpack the outer archive into the folder"), at: SourceLocation(path: path))
    problems.append(error.problem)
    tooDeep = []
  }

  private mutating func addZip(
    _ archive: ZipArchive, _ depth: Int, _ unpacking: ReadError?
  ) throws(ReadError) {
    let file = archive.file
    try check(archive)
    let (filesBefore, problemsBefore) = (files.count, problems.count)
    if let failure = unpacking ?? archive.failure { problems.append(failure.problem) }
    for entry in archive.entries where !entry.name.hasSuffix("/") && !entry.name.hasSuffix("\\") {
      guard let path = path(of: entry.name, in: file) else { continue }
      let location = SourceLocation(path: path)
      if entry.isLink {
        problems.append(ReadError(.notATable("a link inside an archive"), at: location).problem)
        continue
      }
      var member = SourceFile(
        path: path, absolutePath: file.absolutePath, byteCount: entry.compressedCount)
      member.shared = file.shared
      (member.range, member.entry, member.temporary) = (file.range, entry, file.temporary)
      do throws(ReadError) {
        _ = try ZipEntryStream(member, entry)
        add(member, depth: depth + 1)
      } catch {
        problems.append(error.problem)
      }
    }
    try checkNotEmpty(file, filesBefore, problemsBefore)
  }

  /// Bombs hold few bytes and claim many.
  private mutating func check(_ archive: ZipArchive) throws(ReadError) {
    let file = archive.file
    let location = SourceLocation(path: file.path)
    try check(memberCount: archive.entries.count, at: location)
    var total = 0
    for entry in archive.entries {
      let (sum, isTooLarge) = total.addingReportingOverflow(entry.byteCount)
      guard !isTooLarge, sum <= budget else { throw limits.bomb(at: location) }
      total = sum
    }
    budget -= total
    guard !archive.hasOverlaps else {
      throw ReadError(
        .refused("its members lie over each other, as in a zip bomb", cure: nil), at: location)
    }
  }

  private func check(memberCount: Int, at location: SourceLocation) throws(ReadError) {
    guard memberCount > limits.memberCount else { return }
    throw ReadError(
      .refused(
        "it holds more than \(limits.memberCount) files",
        cure: "unpack what is needed into the folder"), at: location)
  }

  private mutating func addTar(
    _ file: SourceFile, _ depth: Int, _ unpacking: ReadError? = nil
  ) throws(ReadError) {
    let archive = try TarArchive(file)
    let location = SourceLocation(path: file.path)
    try check(memberCount: archive.members.count, at: location)
    let (filesBefore, problemsBefore) = (files.count, problems.count)
    if let failure = unpacking ?? archive.failure { problems.append(failure.problem) }
    for member in archive.members where member.kind != .folder {
      guard let path = path(of: member.name, in: file) else { continue }
      let location = SourceLocation(path: path)
      switch member.kind {
      case .folder: break
      case .link:
        problems.append(ReadError(.notATable("a link inside an archive"), at: location).problem)
      case .other:
        problems.append(ReadError(.notATable("a device or the like"), at: location).problem)
      case .sparse:
        let error = ReadError(
          .unsupported(
            format: "a sparse file in a tar archive",
            cure: "unpack the archive into the folder with 'tar -xf'"), at: location)
        problems.append(error.problem)
      case .file:
        let start = file.range?.lowerBound ?? 0
        var part = SourceFile(
          path: path, absolutePath: file.absolutePath,
          byteCount: min(member.range.count, file.byteCount))
        part.range = (start + member.range.lowerBound)..<(start + member.range.upperBound)
        part.shared = file.shared
        part.temporary = file.temporary
        add(part, depth: depth + 1)
      }
    }
    try checkNotEmpty(file, filesBefore, problemsBefore)
  }

  private func checkNotEmpty(
    _ file: SourceFile, _ filesBefore: Int, _ problemsBefore: Int
  ) throws(ReadError) {
    guard files.count == filesBefore, problems.count == problemsBefore, tooDeep.isEmpty else {
      return
    }
    throw ReadError(.empty, at: SourceLocation(path: file.path))
  }

  /// Where a member stands in the export; `nil` if it is left out.
  private mutating func path(of name: String, in file: SourceFile) -> String? {
    let member = MemberName(name)
    let path = member.path.isEmpty ? file.path : file.path + "/" + member.path
    if member.leadsOutside {
      let shown = name.prefix(120).unicodeScalars.map { $0.value < 0x20 ? "?" : String($0) }
        .joined()
      let error = ReadError(
        .refused(
          "its name '\(shown)' leads out of the archive",
          cure: "ask where the archive comes from; pack it again with relative names"),
        at: SourceLocation(path: path))
      problems.append(error.problem)
      return nil
    }
    if let kind = member.kind { leftOut.append((kind, path)) }
    return member.isLeftOut || member.path.isEmpty ? nil : path
  }

  /// Sorts the files by path. Of members with one path the last counts, as when an archive is unpacked.
  private mutating func leaveOutTwins() {
    var seen: Set<String> = []
    var kept: [SourceFile] = []
    for file in files.reversed() {
      if file.isMember, !seen.insert(file.path).inserted {
        problems.append(
          Problem(
            severity: .warning, location: SourceLocation(path: file.path),
            message: "is in its archive more than once, and only the last one is read",
            help: "remove the others from the archive"))
      } else {
        kept.append(file)
      }
    }
    files = kept.sorted { Export.precedes($0.path, $1.path) }
    let logs = Dictionary(
      uniqueKeysWithValues: kept.filter { file in
        file.isMember && SQLiteDatabase.besideEndings.contains { file.path.hasSuffix($0) }
      }.map { ($0.path, $0) })
    guard !logs.isEmpty else { return }
    for i in files.indices where files[i].isMember {
      files[i].beside = SQLiteDatabase.besideEndings.compactMap { logs[files[i].path + $0] }
    }
  }
}
