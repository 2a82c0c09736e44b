/// Numbers and text at places in a piece of a file; what lies outside reads as 0.
struct ByteFields {
  var bytes: [UInt8] = []

  init() {}

  init(_ stream: FileStream, _ range: Range<Int>) throws(ReadError) {
    bytes = [UInt8](repeating: 0, count: range.count)
    var length = 0
    while length < range.count {
      let got = try stream.read(
        into: &bytes, in: length..<range.count, from: range.lowerBound + length)
      if got == 0 { break }
      length += got
    }
    bytes.removeLast(range.count - length)
  }

  func number(_ place: Int, _ count: Int) -> Int {
    guard place >= 0, place <= bytes.count - count else { return 0 }
    var value: UInt64 = 0
    for i in (0..<count).reversed() { value = value << 8 | UInt64(bytes[place + i]) }
    return Int(clamping: value)
  }

  /// The bytes at a place, or none when they are not all there.
  func slice(_ place: Int, _ count: Int) -> ArraySlice<UInt8> {
    guard place >= 0, count >= 0, place <= bytes.count - count else { return [] }
    return bytes[place..<(place + count)]
  }

  func lastPlace(of signature: Int, minimumSize: Int) -> Int? {
    guard bytes.count >= minimumSize else { return nil }
    return (0...(bytes.count - minimumSize)).reversed().first { place in
      bytes[place] == 0x50 && number(place, 4) == signature
    }
  }
}
