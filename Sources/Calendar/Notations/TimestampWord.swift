import Vocabulary

/// A word that stands in a written date or time.
enum TimestampWord {
  /// A month, and the day of the week that the word may be as well: `mar.` is March, mardi and martes.
  case month(Int, orWeekday: Int?)
  case morning, afternoon
  /// An abbreviation that one zone has, as seconds east of UTC.
  case offset(Int)
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
    let day = unsafe end == p.count || isApart(p, end) ? weekday(word) : nil
    if let month = MonthNames.month(word) { return (end - start, .month(month, orWeekday: day)) }
    if mornings.contains(word) { return (end - start, .morning) }
    if afternoons.contains(word) { return (end - start, .afternoon) }
    for (zone, hours) in zones where zone == word { return (length, .offset(hours * 3600)) }
    if ambiguousZones.contains(word) { return (length, .ambiguousZone(word)) }
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
    if word == TimestampLetters("h") { return (length, .clockUnit) }
    if word == TimestampLetters("uhr") { return (length, .filler) }
    guard fillers.contains(word), end < p.count, unsafe isApart(p, end) else { return nil }
    return (end - start, .filler)
  }

  /// Whether the byte at `i` ends a word of a sentence.
  private static func isApart(_ p: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    unsafe p[i] == 44 || p[i] == 41 || Blank.length(p, i) > 0
  }

  private static func words(_ text: String) -> [TimestampLetters] {
    text.split(separator: " ").map { TimestampLetters($0) }
  }

  /// English, Turkish, Czech, German and Dutch.
  private static let mornings = words("am oo dop dopoledne vorm vm")
  private static let afternoons = words("pm os odp odpoledne nachm nm")
  private static let fillers = words("de del at um a")

  /// Abbreviations that name one offset, in hours.
  private static let zones: [(TimestampLetters, Int)] = [
    ("utc", 0), ("gmt", 0), ("wet", 0), ("west", 1), ("cet", 1), ("mez", 1), ("cest", 2),
    ("mesz", 2), ("eet", 2), ("eest", 3), ("msk", 3), ("jst", 9), ("edt", -4), ("cdt", -5),
    ("mst", -7), ("mdt", -6), ("pst", -8), ("pdt", -7), ("akst", -9), ("akdt", -8), ("hst", -10),
  ].map { (TimestampLetters($0.0), $0.1) }

  /// Central time of America and China; India, Israel and Ireland; Britain and Bangladesh; eastern America and Australia.
  private static let ambiguousZones = words("cst ist bst est ast sst gst")

  /// Days of the week in full and as they are cut short, Monday first.
  private static let weekdays: [[TimestampLetters]] = [
    "monday mon montag mo lundi lun lunes lunedi maandag ma segunda seg poniedzialek pon pn pondeli po pazartesi pzt",
    "tuesday tue tues dienstag di die mardi mar martes martedi dinsdag terca ter wtorek wt utery ut sali sal",
    "wednesday wed mittwoch mi mit mercredi mer miercoles mie mercoledi woensdag wo quarta qua sroda sr streda st carsamba car",
    "thursday thu thur thurs donnerstag do don jeudi jeu jueves jue giovedi gio donderdag quinta qui czwartek czw ctvrtek ct persembe per",
    "friday fri freitag fr fre vendredi ven viernes vie venerdi vrijdag vr sexta sex piatek pt patek pa cuma cum",
    "saturday sat samstag sa sonnabend samedi sam sabado sab sabato zaterdag za sobota sob so cumartesi cmt",
    "sunday sun sonntag dimanche dim domingo dom domenica zondag zo niedziela niedz ndz nedele ne pazar paz",
  ].map(words)

  private static func weekday(_ word: TimestampLetters) -> Int? {
    weekdays.firstIndex { $0.contains(word) }
  }

  /// A word in Chinese, Japanese or Korean writing.
  private static func eastAsian(
    _ p: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (length: Int, word: TimestampWord)? {
    for (bytes, word) in eastAsianWords where bytes.count <= p.count - start {
      var i = 0
      while i < bytes.count, unsafe p[start + i] == bytes[i] { i += 1 }
      if i == bytes.count { return (i, word) }
    }
    return nil
  }

  /// Longer ones before those that they start with.
  private static let eastAsianWords: [(bytes: [UInt8], word: TimestampWord)] = {
    var words: [(String, TimestampWord)] = [
      ("上午", .morning), ("午前", .morning), ("오전", .morning),
      ("下午", .afternoon), ("午後", .afternoon), ("오후", .afternoon),
    ]
    for (day, name) in "月火水木金土日".enumerated() {
      words += ["\(name)曜日", "\(name)曜", "(\(name))"].map { ($0, .weekday(day)) }
    }
    for (day, name) in "월화수목금토일".enumerated() {
      words += ["\(name)요일", "(\(name))"].map { ($0, .weekday(day)) }
    }
    for (day, name) in "一二三四五六日".enumerated() {
      let names = ["(星期\(name))", "星期\(name)", "(周\(name))", "周\(name)", "(週\(name))", "週\(name)"]
      words += names.map { ($0, .weekday(day)) }
    }
    words += [("年", .dateUnit), ("년", .dateUnit), ("月", .dateUnit), ("월", .dateUnit)]
    words += [("日", .dayUnit), ("일", .dayUnit), ("号", .dayUnit)]
    words += ["时", "時", "点", "시", "分", "분", "秒", "초"].map { ($0, .clockUnit) }
    return words.map { (Array($0.0.utf8), $0.1) }
  }()
}
