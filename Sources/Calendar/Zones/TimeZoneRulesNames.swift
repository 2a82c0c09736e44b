extension TimeZoneRules {
  /// The zone called `text`: an IANA name, a fixed offset (`UTC`, `GMT`, `UTC+01:00`, `UTC-5`,
  /// `+05:30`), or a Windows name (`W. Europe Standard Time`).
  ///
  /// `nil` when no such zone is known. Names of IANA zones are accepted in any case.
  package init?(named text: String) {
    self.init(named: text, folders: Self.systemFolders)
  }

  init?(named text: String, folders: [String]) {
    let name = Self.trimmed(text)
    if let seconds = Self.fixedOffset(name) {
      self.init(fixedOffset: seconds)
      return
    }
    let iana = TimeWords.inForce.windowsZones[name.lowercased()] ?? name
    guard Self.isZoneName(iana) else { return nil }
    for candidate in [iana, Self.capitalised(iana)] {
      if let rules = Self.read(candidate, folders: folders) {
        self = rules
        return
      }
    }
    return nil
  }

  /// `UTC`, or `UTC+05:30`.
  package static func name(ofOffset seconds: Int) -> String {
    guard seconds != 0 else { return "UTC" }
    let minutes = Int(seconds.magnitude) / 60
    let hour = minutes / 60 < 10 ? "0\(minutes / 60)" : "\(minutes / 60)"
    let minute = minutes % 60 < 10 ? "0\(minutes % 60)" : "\(minutes % 60)"
    return "UTC\(seconds < 0 ? "-" : "+")\(hour):\(minute)"
  }

  /// Seconds east for `UTC+01:00`, `GMT-5`, `+0530` and `Z`; `nil` for anything else.
  package static func fixedOffset(_ text: String) -> Int? {
    var rest = text.uppercased()[...]
    let words = TimeWords.inForce
    if words.utc.contains(String(rest)) { return 0 }
    for prefix in words.utcPrefixes where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    if rest.first == " " { rest = rest.dropFirst() }
    guard let sign = rest.first, "+-\u{2212}\u{B1}".contains(sign) else { return nil }
    let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }) else { return nil }
    let numbers: (hours: Int?, minutes: Int?)
    switch (parts.count, parts.first?.count, parts.last?.count) {
    case (1, 1, _), (1, 2, _): numbers = (Int(parts[0]), 0)
    case (1, 3, _), (1, 4, _): numbers = (Int(parts[0].dropLast(2)), Int(parts[0].suffix(2)))
    case (2, 1, 2), (2, 2, 2): numbers = (Int(parts[0]), Int(parts[1]))
    default: return nil
    }
    guard let hours = numbers.hours, let minutes = numbers.minutes, minutes < 60 else { return nil }
    let seconds = hours * 3600 + minutes * 60
    guard seconds <= 14 * 3600 else { return nil }
    return sign == "-" || sign == "\u{2212}" ? -seconds : seconds
  }

  /// Whether `name` can only be a zone inside the zoneinfo folder.
  ///
  /// `right/` counts leap seconds; `localtime` and `posixrules` differ from machine to machine.
  static func isZoneName(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let refused = ["right", "posix", "localtime", "posixrules", "factory"]
    guard (1...3).contains(parts.count), let first = parts.first,
      !refused.contains(first.lowercased())
    else { return false }
    return parts.allSatisfy { part in
      (1...32).contains(part.utf8.count)
        && part.utf8.allSatisfy {
          let letter = $0 | 0x20
          return (letter >= 0x61 && letter <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
            || [UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains($0)
        }
    }
  }

  /// `america/new_york` as `America/New_York`; an abbreviation such as `cet` in capitals.
  private static func capitalised(_ name: String) -> String {
    guard name.contains("/") else { return name.uppercased() }
    var result = ""
    var previous: Character = "/"
    for character in name.lowercased() {
      result += "/_-".contains(previous) ? character.uppercased() : String(character)
      previous = character
    }
    return result
  }

  private static func trimmed(_ text: String) -> String {
    let head = text.drop { $0.isWhitespace }
    return String(head.reversed().drop { $0.isWhitespace }.reversed())
  }
}
