/// A number and the unit behind it in one field: `12.3 °C`, `4,5 bar`, `98 %`.
package enum UnitSuffix {
  private static let longestUnit = 12

  /// The bytes of the number and of the unit, which has one to 12 bytes and starts with no digit; `nil` for any other text.
  package static func split(
    _ p: UnsafeBufferPointer<UInt8>
  ) -> (number: UnsafeBufferPointer<UInt8>, unit: UnsafeBufferPointer<UInt8>)? {
    let n = p.count
    var end = 0
    var hasDigit = false
    var hasMark = false
    while end < n {
      let byte = unsafe p[end]
      if byte &- 48 < 10 {
        hasDigit = true
      } else if byte == 44 || byte == 46 || byte == 39 {
        hasMark = true
      } else if byte == 32, hasDigit, unsafe end + 1 < n && p[end + 1] &- 48 < 10 {
        hasMark = true
      } else if byte == 69 || byte == 101 {
        // `1.5E+03 bar`
        guard hasDigit, end + 1 < n else { break }
        let next = unsafe p[end + 1]
        let isSigned = next == 43 || next == 45
        let hasExponent =
          unsafe next &- 48 < 10 || (isSigned && end + 2 < n && p[end + 2] &- 48 < 10)
        guard hasExponent else { break }
        if isSigned { end += 1 }
      } else if !(end == 0 && (byte == 43 || byte == 45)) {
        break
      }
      end += 1
    }
    guard hasDigit, unsafe p[end - 1] &- 48 < 10 else { return nil }
    var start = end
    while start < n {
      let blank = unsafe Blank.length(p, start)
      if blank == 0 { break }
      start += blank
    }
    guard start < n, n - start <= longestUnit else { return nil }
    let unit = unsafe UnsafeBufferPointer(rebasing: p[start..<n])
    // `101A` is a name; `1.5A` and `101 A` are currents.
    let isName = unsafe start == end && !hasMark && unit.count == 1 && unit[0] != 37
    return isName ? nil : unsafe (UnsafeBufferPointer(rebasing: p[0..<end]), unit)
  }
}
