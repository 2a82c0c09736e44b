/// A word that stands in a written date or time.
enum TimestampWord {
  case month(Int)
  case morning, afternoon
  /// An abbreviation that one zone has, as seconds east of UTC.
  case offset(Int)
  /// An abbreviation that several zones have, packed.
  case ambiguousZone(UInt64)
  /// 0 for Monday to 6 for Sunday.
  case weekday(Int)

  /// The word that starts at a byte, and how many bytes it takes; `nil` when no date has such a word.
  static func read(
    _ p: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (length: Int, word: TimestampWord)? {
    var length = 0
    var key: UInt64 = 0
    // Letters fold to lower case; bytes above 127 (é, ä, û) fold to their position only.
    while start + length < p.count {
      let byte = unsafe p[start + length]
      let lower = byte | 0x20
      guard (lower >= 97 && lower <= 122) || byte >= 128 else { break }
      if byte >= 128, unsafe TimestampParts.blankLength(p, start + length) > 0 { break }
      if length < 8 { key = (key << 8) | UInt64(byte >= 128 ? byte : lower) }
      length += 1
      if length > 16 { return nil }
    }
    guard length > 0 else { return nil }
    var end = start + length
    if end < p.count, unsafe p[end] == 46, length <= 5 { end += 1 }  // `janv.` `a.`
    let word = unsafe UnsafeBufferPointer(rebasing: p[start..<start + length])
    if let month = unsafe MonthNames.month(word) { return (end - start, .month(month)) }
    switch key {
    case 0x616d: return (length, .morning)  // am
    case 0x706d: return (length, .afternoon)  // pm
    default: break
    }
    if length <= 4 {
      for (zone, hours) in zones where zone == key { return (length, .offset(hours * 3600)) }
      if ambiguousZones.contains(key) { return (length, .ambiguousZone(key)) }
    }
    // `a. m.` and `p. m.`
    if length == 1, key == 0x61 || key == 0x70 {
      var j = end
      while j < p.count {
        let blank = unsafe TimestampParts.blankLength(p, j)
        if blank == 0 { break }
        j += blank
      }
      guard j < p.count, unsafe p[j] | 0x20 == 109 else { return nil }
      j += 1
      if j < p.count, unsafe p[j] == 46 { j += 1 }
      return (j - start, key == 0x61 ? .morning : .afternoon)
    }
    guard let day = unsafe weekday(word) else { return nil }
    return (end - start, .weekday(day))
  }

  /// The text of a packed abbreviation, in capitals.
  static func text(_ key: UInt64) -> String {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: key >> UInt64(56 - 8 * $0)) }
    return String(decoding: bytes.filter { $0 > 0 }, as: UTF8.self).uppercased()
  }

  private static func packed(_ word: String) -> UInt64 {
    word.utf8.reduce(0) { ($0 << 8) | UInt64($1) }
  }

  /// Abbreviations that name one offset, in hours.
  private static let zones: [(UInt64, Int)] = [
    ("utc", 0), ("gmt", 0), ("wet", 0), ("west", 1), ("cet", 1), ("mez", 1), ("cest", 2),
    ("mesz", 2), ("eet", 2), ("eest", 3), ("msk", 3), ("jst", 9), ("edt", -4), ("cdt", -5),
    ("mst", -7), ("mdt", -6), ("pst", -8), ("pdt", -7), ("akst", -9), ("akdt", -8), ("hst", -10),
  ].map { (packed($0.0), $0.1) }

  /// Central time of America and China; India, Israel and Ireland; Britain and Bangladesh; eastern America and Australia.
  private static let ambiguousZones: Set<UInt64> = Set(
    ["cst", "ist", "bst", "est", "ast", "sst", "gst"].map(packed))

  /// Days of the week in full and as they are cut short, Monday first; those that are also short for a month are months.
  private static let weekdays: [[[UInt8]]] = [
    "monday mon montag mo lundi lun lunes lunedì maandag ma segunda poniedziałek pon pondělí po",
    "tuesday tue tues dienstag di die mardi martes martedì dinsdag terça wtorek wt úterý út",
    "wednesday wed mittwoch mi mit mercredi mer miércoles mié mercoledì woensdag wo quarta środa śr",
    "thursday thu thur thurs donnerstag do don jeudi jeu jueves jue giovedì gio donderdag quinta czwartek",
    "friday fri freitag fr fre vendredi ven viernes vie venerdì vrijdag vr sexta piątek pátek pá",
    "saturday sat samstag sa sonnabend samedi sam sábado sáb sabato sab zaterdag za sobota sob so",
    "sunday sun sonntag dimanche dim domingo dom domenica zondag zo niedziela niedz neděle ne",
  ].map { $0.split(separator: " ").map { Array($0.utf8) } }

  private static func weekday(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
    for (day, names) in weekdays.enumerated() {
      for name in names where name.count == word.count {
        var i = 0
        while i < name.count {
          let byte = unsafe word[i]
          if byte != name[i], byte >= 128 || byte | 0x20 != name[i] { break }
          i += 1
        }
        if i == name.count { return day }
      }
    }
    return nil
  }
}
