import Foundation

/// A file that goes with its last use.
final class TemporaryFile: Sendable, Equatable {
  let path: String
  private let descriptor: Int32

  init(at location: SourceLocation) throws(ReadError) {
    let folder = FileManager.default.temporaryDirectory.path
    var template = Array("\(folder)/readiness-XXXXXX".utf8CString)
    descriptor = unsafe template.withUnsafeMutableBufferPointer { name in
      guard let start = name.baseAddress else { return -1 }
      return unsafe mkstemp(start)
    }
    guard descriptor >= 0 else {
      throw ReadError(
        .unreadable(reason: "no file can be made in '\(folder)': \(systemMessage(errno))"),
        at: location)
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    close(descriptor)
    unsafe unlink(path)
  }

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
          .unreadable(reason: "it cannot be unpacked to '\(path)': \(systemMessage(errno))"),
          at: location)
      }
    }
  }
}

extension SourceFile {
  /// The file with its bytes on disk as they are, so that it can be read at any place: a packed member of an archive is
  /// unpacked.
  func seekable() throws(ReadError) -> SourceFile {
    guard entry != nil else { return self }
    let limits = ArchiveLimits()
    return try seekable(limits, budget: limits.unpacked(byteCount))
  }

  func seekable(_ limits: ArchiveLimits, budget: Int) throws(ReadError) -> SourceFile {
    guard entry != nil else { return self }
    let (file, failure) = try unpacked(limits, budget: budget)
    if let failure { throw failure }
    return file
  }

  /// The file without its compression, in a temporary file of its own, as far as it can be read.
  func unpacked(
    _ limits: ArchiveLimits, budget: Int
  ) throws(ReadError) -> (SourceFile, failure: ReadError?) {
    let location = SourceLocation(path: path)
    let stream = try openByteStream(self)
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
        failure = error
        break
      }
      if got == 0 { break }
      count += got
      guard count <= budget else { throw limits.bomb(at: location) }
      guard count <= room else {
        throw ReadError(
          .refused(
            "it unpacks to more than half of what is free on the disk of '\(target.path)'",
            cure: "make room there, or set TMPDIR to a folder on a bigger disk"), at: location)
      }
      try target.append(bytes[..<got], at: location)
    }
    var file = SourceFile(path: path, absolutePath: target.path, byteCount: count)
    file.temporary = target
    return (file, failure)
  }
}
