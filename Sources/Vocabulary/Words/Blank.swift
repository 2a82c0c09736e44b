/// Blanks between the words of a field.
package enum Blank {
  /// Bytes of the blank at `i`, 0 for none: a plain one, or a no-break blank, which stands before AM and PM in some locales.
  @inline(__always)
  package static func length(_ p: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
    switch unsafe p[i] {
    case 32: return 1
    case 0xC2:
      return unsafe i + 1 < p.count && p[i + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      return unsafe i + 2 < p.count && p[i + 1] == 0x80 && p[i + 2] == 0xAF ? 3 : 0
    default: return 0
    }
  }
}
