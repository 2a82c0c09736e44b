import Foundation
import Vocabulary

/// The directory of a zip file. Names are only ever shown; no path on disk is made of them.
struct ZipArchive {
  struct Entry: Equatable, Sendable {
    var name: String
    var method: Int
    var isEncrypted: Bool
    var isLink: Bool
    var checksum: UInt32
    var compressedCount: Int
    var byteCount: Int
    var headerOffset: Int

    /// Takes the numbers that did not fit from a Zip64 field, which holds them in this order.
    mutating func widen(_ fields: ByteFields, _ start: Int, count: Int) {
      var extra = start
      while extra + 4 <= start + count {
        let count = fields.number(extra + 2, 2)
        if fields.number(extra, 2) == 1 {
          var place = extra + 4
          for path in [\Entry.byteCount, \Entry.compressedCount, \Entry.headerOffset]
          where self[keyPath: path] == 0xFFFF_FFFF && place + 8 <= extra + 4 + count {
            self[keyPath: path] = fields.number(place, 8)
            place += 8
          }
        }
        extra += 4 + count
      }
    }
  }

  let file: SourceFile
  let entries: [Entry]
  /// Set where the directory is missing, so that members may be missing too.
  private(set) var failure: ReadError?

  /// Reads the directory at the end of the file, Zip64 included. `isPatient` takes a file without one too, as far as the
  /// members themselves tell where they end.
  init(_ file: SourceFile, isPatient: Bool = false) throws(ReadError) {
    self.file = file
    let location = SourceLocation(path: file.path)
    let stream = try FileStream(file)
    let size = try stream.byteCount()
    // The end record is 22 bytes and a comment of at most 65535; a Zip64 locator of 20 bytes stands before it.
    let tailStart = max(0, size - (22 + 65535 + 20))
    let tail = try ByteFields(stream, tailStart..<size)
    guard let end = tail.lastPlace(of: 0x0605_4B50, minimumSize: 22) else {
      let cut = ReadError(
        .truncated("the directory at the end of the zip data is missing"), at: location)
      entries = isPatient ? try Self.walk(stream, size: size) : []
      guard !entries.isEmpty else { throw cut }
      failure = cut
      return
    }
    var count = tail.number(end + 10, 2)
    var directoryCount = tail.number(end + 12, 4)
    var directoryStart = tail.number(end + 16, 4)
    if end >= 20, tail.number(end - 20, 4) == 0x0706_4B50 {
      let place = tail.number(end - 20 + 8, 8)
      let record = try ByteFields(stream, Self.range(place, 56, size))
      if record.number(0, 4) == 0x0606_4B50 {
        count = record.number(32, 8)
        directoryCount = record.number(40, 8)
        directoryStart = record.number(48, 8)
      }
    }
    guard directoryCount <= 1 << 28 else {
      throw ReadError(.refused("its zip directory is longer than 256 MB", cure: nil), at: location)
    }
    let directory = try ByteFields(stream, Self.range(directoryStart, directoryCount, size))
    var entries: [Entry] = []
    var i = 0
    while entries.count < count, directory.number(i, 4) == 0x0201_4B50 {
      var entry = Self.entry(directory, i)
      // What says to lie beyond the end is found cut off when it is read.
      entry.compressedCount = min(entry.compressedCount, size)
      entry.headerOffset = min(entry.headerOffset, size)
      entries.append(entry)
      i +=
        46 + directory.number(i + 28, 2) + directory.number(i + 30, 2)
        + directory.number(i + 32, 2)
    }
    guard entries.count == count else {
      throw ReadError(.corrupt("the directory of the zip data is broken"), at: location)
    }
    self.entries = entries
  }

  private static func range(_ start: Int, _ count: Int, _ size: Int) -> Range<Int> {
    guard start >= 0, count >= 0, start <= size, count <= size - start else { return 0..<0 }
    return start..<(start + count)
  }

  private static func entry(_ directory: ByteFields, _ i: Int) -> Entry {
    let nameCount = directory.number(i + 28, 2)
    let flags = directory.number(i + 8, 2)
    let isFromUnix = directory.number(i + 5, 1) == 3
    let mode = UInt32(directory.number(i + 40, 2))
    var entry = Entry(
      name: CodePage437.name(directory.slice(i + 46, nameCount), isUTF8: flags & 0x800 != 0),
      method: directory.number(i + 10, 2), isEncrypted: flags & 1 != 0,
      isLink: isFromUnix && mode & UInt32(S_IFMT) == UInt32(S_IFLNK),
      checksum: UInt32(truncatingIfNeeded: directory.number(i + 16, 4)),
      compressedCount: directory.number(i + 20, 4), byteCount: directory.number(i + 24, 4),
      headerOffset: directory.number(i + 42, 4))
    entry.widen(directory, i + 46 + nameCount, count: directory.number(i + 30, 2))
    return entry
  }

  /// The members one after the other, as what stands before each tells. Where its length stands behind it, as in archives
  /// that were written as a stream, its data tell where they end.
  private static func walk(_ stream: FileStream, size: Int) throws(ReadError) -> [Entry] {
    var entries: [Entry] = []
    var place = 0
    while place < size, entries.count < 1 << 20 {
      let header = try ByteFields(stream, place..<(place + 30))
      let flags = header.number(6, 2)
      guard header.number(0, 4) == 0x0403_4B50, header.bytes.count == 30 else { break }
      let (nameCount, extraCount) = (header.number(26, 2), header.number(28, 2))
      let start = place + 30 + nameCount + extraCount
      guard start < size else { break }
      let fields = try ByteFields(stream, (place + 30)..<start)
      var entry = Entry(
        name: CodePage437.name(fields.slice(0, nameCount), isUTF8: flags & 0x800 != 0),
        method: header.number(8, 2), isEncrypted: flags & 1 != 0, isLink: false,
        checksum: UInt32(truncatingIfNeeded: header.number(14, 4)),
        compressedCount: header.number(18, 4), byteCount: header.number(22, 4), headerOffset: place)
      entry.widen(fields, nameCount, count: extraCount)
      if flags & 8 != 0 {
        guard entry.method == 8, !entry.isEncrypted,
          let end = try measure(&entry, stream, start..<size)
        else { break }
        place = end
      } else {
        // What lies beyond the cut is missed when the member is read.
        place = start + min(entry.compressedCount, size)
      }
      entries.append(entry)
    }
    return entries
  }

  /// Inflates a member to find its lengths and its checksum; returns the place behind it. One that is cut gets lengths that
  /// its data do not reach. `nil` for what unpacks to too much.
  private static func measure(
    _ entry: inout Entry, _ stream: FileStream, _ range: Range<Int>
  ) throws(ReadError) -> Int? {
    guard let inflater = try? Inflater(.none) else { return nil }
    let limit = ArchiveLimits().unpacked(range.count)
    var input = [UInt8](repeating: 0, count: 1 << 16)
    var output = [UInt8](repeating: 0, count: 1 << 18)
    var place = range.lowerBound
    var produced = 0
    while produced <= limit {
      let got = try stream.read(into: &input, in: 0..<input.count, from: place)
      var taken = 0
      while true {
        let step = try? inflater.inflate(&input, taken..<got, into: &output, 0..<output.count)
        guard let step, !step.isDamaged else { return nil }
        taken += step.consumed
        produced += step.produced
        if step.isFinished {
          place += taken
          (entry.compressedCount, entry.byteCount) = (place - range.lowerBound, produced)
          // The checksum stands behind the data, with a mark before it or without.
          let behind = try ByteFields(stream, place..<(place + 28))
          let mark = behind.number(0, 4) == 0x0807_4B50 ? 4 : 0
          entry.checksum = UInt32(truncatingIfNeeded: behind.number(mark, 4))
          let sizes = [4, 8].first { behind.number(mark + 4, $0) == entry.compressedCount } ?? 4
          return place + mark + 4 + 2 * sizes
        }
        if step.produced < output.count { break }
      }
      place += got
      if got == 0 {
        (entry.compressedCount, entry.byteCount) = (range.count + 1, produced)
        return range.upperBound
      }
    }
    return nil
  }

  /// Whether members take the same bytes.
  var hasOverlaps: Bool {
    let spans = entries.map { (start: $0.headerOffset, count: 30 + $0.compressedCount) }
      .sorted { $0.start < $1.start }
    return zip(spans, spans.dropFirst()).contains { $1.start - $0.start < $0.count }
  }

  /// Whether it is one document of an office program.
  var isDocument: Bool {
    // One that is cut may lack its main part.
    let folders = ["xl/", "word/", "ppt/", "docProps/"]
    if failure != nil,
      entries.contains(where: { entry in
        entry.name == "[Content_Types].xml" || folders.contains(where: entry.name.hasPrefix)
      })
    {
      return true
    }
    if entries.first?.name == "mimetype", entry(named: "content.xml") != nil { return true }
    let main = ["xl/workbook.xml", "xl/workbook.bin", "word/document.xml", "ppt/presentation.xml"]
    return main.contains { entry(named: $0) != nil } || WorkbookParts.hasMainPart(self)
  }

  /// Names are compared without regard to case, as the office programs do.
  func entry(named name: String) -> Entry? {
    let wanted = name.lowercased()
    return entries.first { $0.name.lowercased() == wanted }
  }

  func open(_ entry: Entry) throws(ReadError) -> ZipEntryStream {
    try ZipEntryStream(file, entry)
  }
}
