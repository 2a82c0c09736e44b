import Vocabulary

/// How the text of a file is stored, by its first bytes.
struct TextProbe: Sendable {
  var encoding: TextEncoding
  var markLength: Int
  /// Of bytes that are not UTF-8.
  var guess: CodePageGuess?
  /// Whether the bytes lie on disk as they are.
  var isPlain: Bool

  init(_ file: SourceFile) throws(ReadError) {
    let stream = try openByteStream(file)
    var head = [UInt8](repeating: 0, count: 4096)
    var length = 0
    while length < head.count {
      do {
        let got = try stream.read(into: &head, at: length)
        if got == 0 { break }
        length += got
      } catch {
        break
      }
    }
    let (encoding, markLength) = TextEncoding.detect(Array(head.prefix(length)))
    self.encoding = encoding
    self.markLength = min(markLength, length)
    guess = encoding == .utf8 && markLength == 0 ? Self.codePage(head, length, stream) : nil
    isPlain = stream is FileStream
  }

  /// The code page of a file that begins with some bytes; `nil` when the sample is UTF-8, as nearly all are.
  private static func codePage(
    _ head: [UInt8], _ length: Int, _ stream: any ByteStream
  ) -> CodePageGuess? {
    var (sample, count) = (head, length)
    if count == sample.count { sample.appendZeros(CodePageGuess.sampleSize - count) }
    var isWhole = false
    while count < sample.count {
      guard let got = try? stream.read(into: &sample, at: count), got > 0 else {
        isWhole = true
        break
      }
      count += got
    }
    let check = UTF8Check.run(sample, 0..<count)
    if check.firstInvalid == count { return nil }
    if check.firstInvalid == count - check.incompleteTail, !isWhole { return nil }
    return CodePageGuess(Array(sample.prefix(count)))
  }
}
