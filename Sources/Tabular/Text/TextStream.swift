// Turns a file's bytes into UTF-8. A read may end in the middle of a character: `pending` holds its first bytes until
// the next read. Bytes that are no UTF-8 are taken for the code page that they look like, Windows-1252 if for none; a file
// of UTF-8 and a code page of one byte a character survives.

/// How the characters of a text file are stored.
enum TextEncoding: String {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"

  /// Judges by the byte order mark, or by where the zero bytes of western text lie.
  static func detect(_ head: [UInt8]) -> (encoding: TextEncoding, markLength: Int) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    let pairs = min(head.count, 4096) / 2
    guard pairs >= 4 else { return (.utf8, 0) }
    var even = 0
    var odd = 0
    for pair in 0..<pairs {
      if head[2 * pair] == 0 { even += 1 }
      if head[2 * pair + 1] == 0 { odd += 1 }
    }
    if odd * 10 >= pairs * 6, even * 20 <= pairs { return (.utf16LittleEndian, 0) }
    if even * 10 >= pairs * 6, odd * 20 <= pairs { return (.utf16BigEndian, 0) }
    return (.utf8, 0)
  }
}

final class TextStream {
  let encoding: TextEncoding
  /// Of bytes that are no UTF-8, and what else it may be; `nil` is Windows-1252.
  let page: CodePage?
  let rival: String?
  /// Bytes that were no UTF-8 and were decoded in their code page.
  private(set) var repairedByteCount = 0
  private let source: any ByteStream
  /// The source, where it is the file as it lies on disk.
  private let file: FileStream?
  private var pending: [UInt8] = []
  private var scratch: [UInt8] = []
  /// Whether bytes of UTF-8 are passed on unchecked.
  var isRaw = false
  /// Bytes of the byte order mark.
  let markLength: Int
  private var marksToSkip: Int
  var bytesRead: Int { source.bytesRead }
  /// The byte of the file where the next read begins; `nil` where the text is not the bytes of the file.
  var place: Int? {
    guard encoding == .utf8, page == nil, repairedByteCount == 0 else { return nil }
    return file.map { $0.place - pending.count }
  }
  /// IANA name in lower case.
  var encodingName: String {
    page?.name ?? (repairedByteCount > 0 ? "windows-1252" : encoding.rawValue)
  }

  init(
    _ source: any ByteStream, encoding: TextEncoding, markLength: Int, guess: CodePageGuess? = nil
  ) {
    self.source = source
    file = source as? FileStream
    self.encoding = encoding
    self.markLength = markLength
    page = guess?.page
    rival = guess?.rival
    marksToSkip = markLength
  }

  /// Writes UTF-8 into about `bytes[range]`, and lets `bytes` grow where text gets longer; returns how many bytes
  /// were written, 0 at the end.
  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    try skipMark()
    if isRaw, pending.isEmpty { return try source.read(into: &bytes, in: range) }
    return encoding == .utf8
      ? try readUTF8(into: &bytes, in: range) : try readUTF16(into: &bytes, in: range)
  }

  private func skipMark() throws(ReadError) {
    while marksToSkip > 0 {
      var mark = [UInt8](repeating: 0, count: marksToSkip)
      let count = try source.read(into: &mark, at: 0)
      marksToSkip = count == 0 ? 0 : marksToSkip - count
    }
  }

  private func readUTF8(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    let offset = range.lowerBound
    while true {
      let first = offset + pending.count
      let last = max(range.upperBound, first + 1)
      if bytes.count < last {
        bytes.appendZeros(last - bytes.count)
      }
      let got = try source.read(into: &bytes, in: first..<last)
      if got == 0, pending.isEmpty { return 0 }
      for (i, byte) in pending.enumerated() { bytes[offset + i] = byte }
      pending.removeAll(keepingCapacity: true)
      let end = first + got
      if let page, page.isDouble {
        let written = decode(&bytes, offset..<end, page, isLast: got == 0)
        if written > 0 { return written }
        continue
      }
      let check = UTF8Check.run(bytes, offset..<end)
      var written = end - offset
      if check.firstInvalid < end - check.incompleteTail || (got == 0 && check.incompleteTail > 0) {
        written = repair(&bytes, offset..<end, isLast: got == 0)
      } else if check.incompleteTail > 0 {
        pending.append(contentsOf: bytes[(end - check.incompleteTail)..<end])
        written -= check.incompleteTail
      }
      if written > 0 { return written }
    }
  }

  /// Rewrites a range that holds bytes that are no UTF-8; returns its new length.
  private func repair(_ bytes: inout [UInt8], _ range: Range<Int>, isLast: Bool) -> Int {
    scratch.removeAll(keepingCapacity: true)
    var i = range.lowerBound
    while i < range.upperBound {
      let length = UTF8Check.sequenceLength(bytes, i, range.upperBound)
      if length > 0 {
        scratch.append(contentsOf: bytes[i..<(i + length)])
        i += length
      } else if length < 0, !isLast {
        pending.append(contentsOf: bytes[i..<range.upperBound])
        break
      } else {
        if let page, let (scalar, _) = page.character(bytes, i, range.upperBound), scalar > 0 {
          TextStream.append(scalar, to: &scratch)
        } else {
          Windows1252.append(bytes[i], to: &scratch)
        }
        repairedByteCount += 1
        i += 1
      }
    }
    return writeScratch(to: &bytes, at: range.lowerBound)
  }

  /// Rewrites a range of characters of one and two bytes; returns its new length.
  private func decode(
    _ bytes: inout [UInt8], _ range: Range<Int>, _ page: CodePage, isLast: Bool
  ) -> Int {
    scratch.removeAll(keepingCapacity: true)
    var i = range.lowerBound
    while i < range.upperBound {
      guard let (scalar, length) = page.character(bytes, i, range.upperBound) else {
        if isLast {
          TextStream.append(0xFFFD, to: &scratch)
        } else {
          pending.append(contentsOf: bytes[i..<range.upperBound])
        }
        break
      }
      // A zero byte is no character that is missing.
      TextStream.append(scalar == 0 && bytes[i] != 0 ? 0xFFFD : scalar, to: &scratch)
      i += length
    }
    return writeScratch(to: &bytes, at: range.lowerBound)
  }

  private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    if scalar < 0x80 {
      text.append(UInt8(scalar))
    } else {
      text.append(
        contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")
          ?? UTF8.encodedReplacementCharacter)
    }
  }

  private func writeScratch(to bytes: inout [UInt8], at offset: Int) -> Int {
    let missing = offset + scratch.count - bytes.count
    if missing > 0 { bytes.appendZeros(missing) }
    bytes.replaceSubrange(offset..<(offset + scratch.count), with: scratch)
    return scratch.count
  }

  private func readUTF16(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    let offset = range.lowerBound
    var out = offset
    while out == offset {
      let room = max(range.count, 4)
      scratch.removeAll(keepingCapacity: true)
      scratch.append(contentsOf: pending)
      scratch.appendZeros(room)
      let got = try source.read(into: &scratch, at: pending.count)
      let count = pending.count + got
      if count == 0 { return 0 }
      pending.removeAll(keepingCapacity: true)
      // One unit of two bytes never needs more than three bytes of UTF-8.
      let need = out + count / 2 * 3 + 6
      if bytes.count < need {
        bytes.appendZeros(need - bytes.count)
      }
      var i = 0
      while i + 1 < count {
        let unit = self.unit(i)
        var scalar = UInt32(unit)
        var length = 2
        if unit & 0xF800 == 0xD800 {
          scalar = 0xFFFD
          if unit < 0xDC00 {
            if i + 3 >= count {
              if got > 0 { break }
            } else {
              let low = self.unit(i + 2)
              if low & 0xFC00 == 0xDC00 {
                scalar = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
                length = 4
              }
            }
          }
        }
        for byte in UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")
          ?? UTF8.encodedReplacementCharacter
        {
          bytes[out] = byte
          out += 1
        }
        i += length
      }
      if got == 0, i < count {
        for byte in UTF8.encodedReplacementCharacter {
          bytes[out] = byte
          out += 1
        }
        return out - offset
      }
      pending.append(contentsOf: scratch[i..<count])
    }
    return out - offset
  }

  private func unit(_ i: Int) -> UInt16 {
    encoding == .utf16LittleEndian
      ? UInt16(scratch[i]) | UInt16(scratch[i + 1]) << 8
      : UInt16(scratch[i]) << 8 | UInt16(scratch[i + 1])
  }
}
