extension TimeZoneRules {
  /// Zones worth proposing when only offsets and dates of changes are known.
  ///
  /// Of zones with equal rules the first one is proposed, so the most populous and industrial come
  /// first.
  package static let representatives: [String] = [
    "Europe/Berlin", "America/New_York", "America/Chicago", "Asia/Shanghai", "Asia/Kolkata",
    "Asia/Tokyo", "America/Los_Angeles", "America/Denver", "Europe/London", "America/Sao_Paulo",
    "America/Mexico_City", "Europe/Moscow", "Europe/Istanbul", "Asia/Seoul", "Europe/Bucharest",
    "Australia/Sydney", "Asia/Jakarta", "Asia/Bangkok", "Asia/Riyadh", "Asia/Dubai",
    "Africa/Johannesburg", "Africa/Cairo", "Africa/Lagos", "America/Bogota",
    "America/Argentina/Buenos_Aires", "America/Santiago", "America/Caracas", "America/Phoenix",
    "America/Toronto", "America/Halifax", "America/St_Johns", "America/Anchorage",
    "America/Tijuana", "America/Havana", "America/Asuncion", "Europe/Paris", "Europe/Madrid",
    "Europe/Rome", "Europe/Warsaw", "Europe/Prague", "Europe/Vienna", "Europe/Zurich",
    "Europe/Amsterdam", "Europe/Brussels", "Europe/Stockholm", "Europe/Copenhagen", "Europe/Oslo",
    "Europe/Helsinki", "Europe/Budapest", "Europe/Athens", "Europe/Kyiv", "Europe/Lisbon",
    "Europe/Dublin", "Europe/Bratislava", "Europe/Ljubljana", "Europe/Zagreb", "Europe/Sofia",
    "Europe/Chisinau", "Atlantic/Azores", "Asia/Jerusalem", "Asia/Beirut", "Asia/Tehran",
    "Asia/Baghdad", "Asia/Kabul", "Asia/Karachi", "Asia/Tashkent", "Asia/Kathmandu", "Asia/Dhaka",
    "Asia/Yangon", "Asia/Ho_Chi_Minh", "Asia/Singapore", "Asia/Manila", "Australia/Brisbane",
    "Australia/Adelaide", "Australia/Darwin", "Australia/Perth", "Australia/Lord_Howe",
    "Pacific/Noumea", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Honolulu",
    "Africa/Casablanca",
    "Africa/Nairobi", "America/Nuuk", "America/Noronha", "Pacific/Tongatapu", "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
  ]

  /// The rules of `representatives`, in the same order, without those that the system lacks.
  package static let representativeRules: [TimeZoneRules] = representatives.compactMap {
    TimeZoneRules(named: $0)
  }

  /// The likeliest zone whose clock shows all the offsets at the instants at which they were written, `nil` for none.
  package static func zone(
    writing offsets: [(utc: Int64, offset: Int)], languages: [String]
  ) -> TimeZoneRules? {
    let zones =
      languages.flatMap { preferred(language: $0) }.compactMap { TimeZoneRules(named: $0) }
      + representativeRules
    return zones.first { zone in offsets.allSatisfy { zone.offset(atUTC: $0.utc) == $0.offset } }
  }

  /// Zones in which plants that write `language` are likely to stand, the likeliest first.
  ///
  /// `language` is a code such as `de` or `de-AT`. Empty when it tells nothing, as for `en`.
  package static func preferred(language: String) -> [String] {
    let code = language.lowercased().replacing("_", with: "-")
    if let zones = languageZones[code] { return zones }
    return languageZones[String(code.prefix { $0 != "-" })] ?? []
  }

  private static let languageZones: [String: [String]] = [
    "bg": ["Europe/Sofia"],
    "cs": ["Europe/Prague"],
    "da": ["Europe/Copenhagen"],
    "de": ["Europe/Berlin"], "de-at": ["Europe/Vienna"], "de-ch": ["Europe/Zurich"],
    "el": ["Europe/Athens"],
    "en-au": ["Australia/Sydney"], "en-gb": ["Europe/London"], "en-ie": ["Europe/Dublin"],
    "en-in": ["Asia/Kolkata"], "en-nz": ["Pacific/Auckland"],
    "es": ["Europe/Madrid"], "es-ar": ["America/Argentina/Buenos_Aires"],
    "es-cl": ["America/Santiago"], "es-co": ["America/Bogota"], "es-mx": ["America/Mexico_City"],
    "fi": ["Europe/Helsinki"],
    "fr": ["Europe/Paris"], "fr-be": ["Europe/Brussels"], "fr-ca": ["America/Toronto"],
    "fr-ch": ["Europe/Zurich"],
    "he": ["Asia/Jerusalem"],
    "hr": ["Europe/Zagreb"],
    "hu": ["Europe/Budapest"],
    "id": ["Asia/Jakarta"],
    "it": ["Europe/Rome"], "it-ch": ["Europe/Zurich"],
    "ja": ["Asia/Tokyo"],
    "ko": ["Asia/Seoul"],
    "nb": ["Europe/Oslo"], "no": ["Europe/Oslo"],
    "nl": ["Europe/Amsterdam"], "nl-be": ["Europe/Brussels"],
    "pl": ["Europe/Warsaw"],
    "pt": ["America/Sao_Paulo", "Europe/Lisbon"], "pt-br": ["America/Sao_Paulo"],
    "pt-pt": ["Europe/Lisbon"],
    "ro": ["Europe/Bucharest"],
    "ru": ["Europe/Moscow"],
    "sk": ["Europe/Bratislava"],
    "sl": ["Europe/Ljubljana"],
    "sv": ["Europe/Stockholm"],
    "th": ["Asia/Bangkok"],
    "tr": ["Europe/Istanbul"],
    "uk": ["Europe/Kyiv"],
    "vi": ["Asia/Ho_Chi_Minh"],
    "zh": ["Asia/Shanghai"],
  ]

  /// Windows zone names in lower case, by the Unicode CLDR table `windowsZones`.
  static let windowsNames: [String: String] = [
    "alaskan standard time": "America/Anchorage",
    "arab standard time": "Asia/Riyadh",
    "arabian standard time": "Asia/Dubai",
    "arabic standard time": "Asia/Baghdad",
    "argentina standard time": "America/Argentina/Buenos_Aires",
    "atlantic standard time": "America/Halifax",
    "aus central standard time": "Australia/Darwin",
    "aus eastern standard time": "Australia/Sydney",
    "bangladesh standard time": "Asia/Dhaka",
    "canada central standard time": "America/Regina",
    "cen. australia standard time": "Australia/Adelaide",
    "central america standard time": "America/Guatemala",
    "central asia standard time": "Asia/Almaty",
    "central europe standard time": "Europe/Budapest",
    "central european standard time": "Europe/Warsaw",
    "central standard time": "America/Chicago",
    "central standard time (mexico)": "America/Mexico_City",
    "china standard time": "Asia/Shanghai",
    "e. africa standard time": "Africa/Nairobi",
    "e. australia standard time": "Australia/Brisbane",
    "e. europe standard time": "Europe/Chisinau",
    "e. south america standard time": "America/Sao_Paulo",
    "eastern standard time": "America/New_York",
    "egypt standard time": "Africa/Cairo",
    "fle standard time": "Europe/Kyiv",
    "gmt standard time": "Europe/London",
    "greenwich standard time": "Atlantic/Reykjavik",
    "gtb standard time": "Europe/Bucharest",
    "hawaiian standard time": "Pacific/Honolulu",
    "india standard time": "Asia/Kolkata",
    "iran standard time": "Asia/Tehran",
    "israel standard time": "Asia/Jerusalem",
    "korea standard time": "Asia/Seoul",
    "morocco standard time": "Africa/Casablanca",
    "mountain standard time": "America/Denver",
    "nepal standard time": "Asia/Kathmandu",
    "new zealand standard time": "Pacific/Auckland",
    "newfoundland standard time": "America/St_Johns",
    "pacific sa standard time": "America/Santiago",
    "pacific standard time": "America/Los_Angeles",
    "pacific standard time (mexico)": "America/Tijuana",
    "pakistan standard time": "Asia/Karachi",
    "romance standard time": "Europe/Paris",
    "russian standard time": "Europe/Moscow",
    "sa eastern standard time": "America/Cayenne",
    "sa pacific standard time": "America/Bogota",
    "sa western standard time": "America/La_Paz",
    "se asia standard time": "Asia/Bangkok",
    "singapore standard time": "Asia/Singapore",
    "south africa standard time": "Africa/Johannesburg",
    "sri lanka standard time": "Asia/Colombo",
    "taipei standard time": "Asia/Taipei",
    "tokyo standard time": "Asia/Tokyo",
    "turkey standard time": "Europe/Istanbul",
    "us eastern standard time": "America/Indiana/Indianapolis",
    "us mountain standard time": "America/Phoenix",
    "utc standard time": "Etc/UTC",
    "w. australia standard time": "Australia/Perth",
    "w. central africa standard time": "Africa/Lagos",
    "w. europe standard time": "Europe/Berlin",
    "west asia standard time": "Asia/Tashkent",
  ]
}
