/// Month names of the languages that exports come in, by their first letters.
enum MonthNames {
  /// Lower-case prefixes that settle the month; the longest match wins.
  private static let prefixes: [(String, Int)] = [
    ("jan", 1), ("ene", 1), ("gen", 1), ("sty", 1), ("led", 1), ("oca", 1), ("feb", 2), ("fév", 2),
    ("fev", 2), ("lut", 2), ("únor", 2), ("şub", 2), ("mar", 3), ("mär", 3), ("mrz", 3), ("maa", 3),
    ("mrt", 3), ("bře", 3), ("apr", 4), ("avr", 4), ("abr", 4), ("kwi", 4), ("dub", 4), ("nis", 4),
    ("may", 5), ("mai", 5), ("mei", 5), ("mag", 5), ("maj", 5), ("kvě", 5), ("jun", 6), ("juin", 6),
    ("giu", 6), ("cze", 6), ("červen", 6), ("haz", 6), ("jul", 7), ("juil", 7), ("lug", 7),
    ("lip", 7), ("červenec", 7), ("července", 7), ("tem", 7),
    ("aug", 8), ("aoû", 8), ("aou", 8), ("ago", 8), ("sie", 8), ("srp", 8), ("ağu", 8), ("sep", 9),
    ("set", 9), ("wrz", 9), ("zář", 9), ("eyl", 9), ("oct", 10), ("okt", 10), ("out", 10),
    ("ott", 10), ("paź", 10), ("říj", 10), ("eki", 10), ("nov", 11), ("lis", 11), ("kas", 11),
    ("dec", 12),
    ("dez", 12), ("déc", 12), ("dic", 12), ("gru", 12), ("pro", 12), ("ara", 12),
  ]
  private static let byUTF8: [([UInt8], Int)] =
    prefixes
    .map { (Array($0.0.utf8), $0.1) }
    .sorted { $0.0.count > $1.0.count }

  /// Full names, and the cases in which dates write them, by month: `September` is one, `Separator` is not.
  private static let names: [[[UInt8]]] = [
    "january januar jänner janvier enero gennaio janeiro januari styczeń stycznia leden ledna ocak",
    "february februar février fevrier febrero febbraio fevereiro februari luty lutego únor února şubat",
    "march märz maerz mars marzo março marco maart marzec marca březen března mart",
    "april avril abril aprile kwiecień kwietnia duben dubna nisan",
    "may mai mayo maggio maio mei maj maja květen května mayıs",
    "june juni juin junio giugno junho czerwiec czerwca červen června haziran",
    "july juli juillet julio luglio julho lipiec lipca červenec července temmuz",
    "august août aout agosto augustus sierpień sierpnia srpen srpna ağustos",
    "september septembre septiembre setiembre settembre setembro wrzesień września září eylül",
    "october oktober octobre octubre ottobre outubro październik października říjen října ekim",
    "november novembre noviembre novembro listopad listopada listopadu kasım",
    "december dezember décembre diciembre dicembre dezembro grudzień grudnia prosinec prosince aralık",
  ].map { $0.split(separator: " ").map { Array($0.utf8) } }

  /// A letter in lower case, of the Latin ones in two bytes too.
  @inline(__always)
  private static func lower(_ word: UnsafeBufferPointer<UInt8>, _ i: Int) -> UInt8 {
    let byte = unsafe word[i]
    if byte < 128 { return byte | 0x20 }
    guard i > 0 else { return byte }
    let lead = unsafe word[i - 1]
    if lead == 0xC3 { return byte | 0x20 }
    guard lead == 0xC4 || lead == 0xC5 else { return byte }
    // Pairs of capital and small letter follow each other; which of the two is even changes twice.
    let isEvenCapital = lead == 0xC4 ? byte < 0xB8 : byte >= 0x8A && byte < 0xB8
    return (byte & 1 == 0) == isEvenCapital ? byte + 1 : byte
  }

  /// The month that the word names in full or by its first letters.
  static func month(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
    for (prefix, month) in byUTF8 where prefix.count <= word.count {
      var i = 0
      while i < prefix.count, unsafe lower(word, i) == prefix[i] { i += 1 }
      guard i == prefix.count else { continue }
      if i == word.count { return month }
      for name in names[month - 1] where name.count >= word.count {
        var i = 0
        while i < word.count, unsafe lower(word, i) == name[i] { i += 1 }
        if i == word.count { return month }
      }
    }
    return nil
  }
}
