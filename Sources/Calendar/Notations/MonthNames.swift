/// Month names of the languages that exports come in, without accents.
enum MonthNames {
  /// Full names, the cases in which dates write them, and short forms that are not their first letters, by month.
  private static let names: [(name: TimestampLetters, month: Int)] = [
    "january januar janner jaenner janvier enero gennaio janeiro januari styczen stycznia leden ledna ocak",
    "february februar fevrier febrero febbraio fevereiro februari luty lutego unor unora subat",
    "march marz maerz mrz mars marzo marco maart mrt marzec marca brezen brezna mart",
    "april avril abril aprile kwiecien kwietnia duben dubna nisan",
    "may mai mayo maggio maio mei maj maja kveten kvetna mayis",
    "june juni juin junio giugno junho czerwiec czerwca cerven cervna cvn haziran",
    "july juli juillet julio luglio julho lipiec lipca cervenec cervence cvc temmuz",
    "august aout agosto augustus sierpien sierpnia srpen srpna agustos",
    "september septembre septiembre setiembre settembre setembro wrzesien wrzesnia zari eylul",
    "october oktober octobre octubre ottobre outubro pazdziernik pazdziernika rijen rijna ekim",
    "november novembre noviembre novembro listopad listopada listopadu kasim",
    "december dezember decembre diciembre dicembre dezembro grudzien grudnia prosinec prosince aralik",
  ].enumerated().flatMap { month, names in
    names.split(separator: " ").map { (TimestampLetters($0), month + 1) }
  }

  /// The month that a word names in full or by its first three letters or more; `nil` where two months start so.
  static func month(_ word: TimestampLetters) -> Int? {
    guard word.count >= 3 else { return nil }
    var found: Int?
    var isAmbiguous = false
    for (name, month) in names where name.hasPrefix(word) {
      if name == word { return month }
      isAmbiguous = isAmbiguous || (found ?? month) != month
      found = month
    }
    return isAmbiguous ? nil : found
  }
}
