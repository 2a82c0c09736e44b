import Vocabulary

/// Inflates a gzip file of one or more members.
final class GzipStream: ByteStream {
  private let source: any ByteStream
  private let location: SourceLocation
  private let inflater: Inflater
  private var input = [UInt8](repeating: 0, count: 1 << 17)
  private var available = 0..<0
  private var isBetweenMembers = false
  private var isAtEnd = false
  private var isDamaged = false
  private(set) var bytesRead = 0

  init(_ source: any ByteStream, at location: SourceLocation) throws(ReadError) {
    self.source = source
    self.location = location
    do {
      inflater = try Inflater(.gzip)
    } catch {
      throw ReadError(.corrupt("zlib could not start"), at: location)
    }
  }

  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    while !range.isEmpty, !isAtEnd {
      if isDamaged { throw damage() }
      if available.isEmpty {
        available = 0..<(try source.read(into: &input, at: 0))
        if available.isEmpty {
          isAtEnd = true
          if isBetweenMembers { return 0 }
          throw ReadError(.truncated("the gzip data ends too early"), at: location)
        }
      }
      if isBetweenMembers {
        // Padding after the last member is not data; gzip itself ignores it too.
        guard input[available.lowerBound] == 0x1F else {
          isAtEnd = true
          return 0
        }
        inflater.reset()
        isBetweenMembers = false
      }
      let step: Inflater.Step
      do {
        step = try inflater.inflate(&input, available, into: &bytes, range)
      } catch {
        throw damage()
      }
      isDamaged = step.isDamaged
      available = (available.lowerBound + step.consumed)..<available.upperBound
      bytesRead += step.consumed
      isBetweenMembers = step.isFinished
      if step.produced > 0 { return step.produced }
    }
    return 0
  }

  private func damage() -> ReadError {
    isAtEnd = true
    return ReadError(.corrupt("the gzip data cannot be inflated"), at: location)
  }
}
