import Foundation
import Vocabulary

/// A file that goes with its last use, and with the program however that ends: it loses its name at once.
final class TemporaryFile: Sendable, Equatable {
  /// Opens the file while it is kept.
  var path: String { "/dev/fd/\(descriptor)" }
  /// Where its bytes lie.
  let folder: String
  private let descriptor: Int32

  /// An archive of a thousand databases takes more open files than a program is given at first, but not more than it may
  /// ask for.
  private static let askForMoreFiles: Void = {
    #if os(Linux)
      let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let files = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    guard unsafe getrlimit(files, &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    unsafe setrlimit(files, &limit)
  }()

  init(at location: SourceLocation) throws(ReadError) {
    Self.askForMoreFiles
    folder = FileManager.default.temporaryDirectory.path
    var template = Array("\(folder)/readiness-XXXXXX".utf8CString)
    descriptor = unsafe template.withUnsafeMutableBufferPointer { name in
      guard let start = name.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(start)
      if descriptor >= 0 { unsafe unlink(start) }
      return descriptor
    }
    guard descriptor >= 0 else {
      throw ReadError(
        .unreadable(reason: "no file can be made in '\(folder)': \(systemMessage(errno))"),
        at: location)
    }
  }

  deinit { close(descriptor) }

  static func == (a: TemporaryFile, b: TemporaryFile) -> Bool { a === b }

  /// Bytes that the disk still has room for.
  var freeByteCount: Int {
    var status = statvfs()
    guard unsafe fstatvfs(descriptor, &status) == 0 else { return 0 }
    return Int(clamping: UInt64(status.f_bavail)).multipliedReportingOverflow(
      by: Int(status.f_frsize)
    ).partialValue
  }

  /// Writes bytes at the end.
  func append(_ bytes: ArraySlice<UInt8>, at location: SourceLocation) throws(ReadError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw ReadError(
          .unreadable(reason: "it cannot be unpacked to '\(folder)': \(systemMessage(errno))"),
          at: location)
      }
    }
  }
}

extension SourceFile {
  /// The file with its bytes on disk as they are, so that it can be read at any place: what is packed is unpacked.
  /// `isWhole` is for programs that only take files from their first byte to their last.
  func seekable(isWhole: Bool = false) throws(ReadError) -> SourceFile {
    let limits = ArchiveLimits()
    let (file, failure) = try seekable(
      limits, budget: limits.unpacked(byteCount), isWhole: isWhole)
    if let failure { throw failure }
    return file
  }

  /// Where it breaks off, what comes before is there.
  func seekable(
    _ limits: ArchiveLimits, budget: Int, isWhole: Bool = false
  ) throws(ReadError) -> (SourceFile, failure: ReadError?) {
    if entry == nil, try Compression(FileStream(self)) == nil, !isWhole || range == nil {
      return (self, nil)
    }
    return try unpacked(limits, budget: budget)
  }

  /// The file without its compression, in a temporary file of its own, as far as it can be read.
  private func unpacked(
    _ limits: ArchiveLimits, budget: Int
  ) throws(ReadError) -> (SourceFile, failure: ReadError?) {
    let location = SourceLocation(path: path)
    let stream = try openByteStream(self, limits)
    let target = try TemporaryFile(at: location)
    let room = target.freeByteCount / 2
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    var count = 0
    var failure: ReadError?
    while true {
      let got: Int
      do {
        got = try stream.read(into: &bytes, at: 0)
      } catch {
        if case .refused = error.kind { throw error }
        failure = error
        break
      }
      if got == 0 { break }
      count += got
      guard count <= budget else { throw limits.bomb(at: location) }
      guard count <= room else {
        throw ReadError(
          .refused(
            "it unpacks to more than half of what is free on the disk of '\(target.folder)'",
            cure: "make room there, or set TMPDIR to a folder on a bigger disk"), at: location)
      }
      try target.append(bytes[..<got], at: location)
    }
    var file = SourceFile(path: path, absolutePath: target.path, byteCount: count)
    file.temporary = target
    return (file, failure)
  }
}
