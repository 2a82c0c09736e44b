import Vocabulary

/// A word that stands in a written date or time.
enum TimestampWord {
  /// A month, and the day of the week that the word may be as well: `mar.` is March, mardi and martes.
  case month(Int, orWeekday: Int?)
  case morning, afternoon
  /// An abbreviation that one zone has, as seconds east of UTC.
  case offset(Int, TimestampLetters)
  /// An abbreviation that several zones have.
  case ambiguousZone(TimestampLetters)
  /// 0 for Monday to 6 for Sunday.
  case weekday(Int)
  /// `年` or `月`, which follows a number of a date that goes on.
  case dateUnit
  /// `日`, which ends a date.
  case dayUnit
  /// `時`, `分`, `秒` or `h`.
  case clockUnit
  /// Such as `de` in `4 de marzo de 2025`, or `Uhr`.
  case filler

  /// The word that starts at a byte, and how many bytes it takes; `nil` when no date has such a word.
  static func read(
    _ p: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (length: Int, word: TimestampWord)? {
    if unsafe p[start] == 40 || p[start] >= 0xE3 { return unsafe eastAsian(p, from: start) }
    guard let (word, length) = unsafe TimestampLetters.read(p, from: start), length > 0 else {
      return nil
    }
    var end = start + length
    if end < p.count, unsafe p[end] == 46, length <= 5 { end += 1 }  // `janv.` `a.`
    // `SUN-01-02-03` is a name.
    let words = TimeWords.inForce
    let day = unsafe end == p.count || isApart(p, end) ? words.weekday(word) : nil
    if let month = words.month(word) { return (end - start, .month(month, orWeekday: day)) }
    if words.mornings.contains(word) { return (end - start, .morning) }
    if words.afternoons.contains(word) { return (end - start, .afternoon) }
    for (zone, seconds) in words.zones where zone == word {
      return (length, .offset(seconds, zone))
    }
    if words.ambiguousZones.contains(word) { return (length, .ambiguousZone(word)) }
    // `a. m.` and `p. m.`
    if word == TimestampLetters("a") || word == TimestampLetters("p") {
      var j = end
      while j < p.count {
        let blank = unsafe Blank.length(p, j)
        if blank == 0 { break }
        j += blank
      }
      if j < p.count, unsafe p[j] | 0x20 == 109 {
        j += 1
        if j < p.count, unsafe p[j] == 46 { j += 1 }
        return (j - start, word == TimestampLetters("a") ? .morning : .afternoon)
      }
    }
    if let day { return (end - start, .weekday(day)) }
    if words.hours.contains(word) { return (length, .clockUnit) }
    if words.clock.contains(word) { return (length, .filler) }
    guard words.fillers.contains(word), end < p.count, unsafe isApart(p, end) else { return nil }
    return (end - start, .filler)
  }

  /// Whether the byte at `i` ends a word of a sentence.
  private static func isApart(_ p: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    unsafe p[i] == 44 || p[i] == 41 || Blank.length(p, i) > 0
  }

  /// A word in Chinese, Japanese or Korean writing.
  private static func eastAsian(
    _ p: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (length: Int, word: TimestampWord)? {
    for (bytes, word) in TimeWords.inForce.eastAsian where bytes.count <= p.count - start {
      var i = 0
      while i < bytes.count, unsafe p[start + i] == bytes[i] { i += 1 }
      if i == bytes.count { return (i, word) }
    }
    return nil
  }
}
