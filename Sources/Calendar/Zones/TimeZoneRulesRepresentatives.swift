extension TimeZoneRules {
  /// Zones worth proposing when only offsets and dates of changes are known, the most populous and industrial first; without
  /// those that the system lacks.
  package static let representativeRules = TimeWords.inForce.representatives.compactMap {
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
    let known = TimeWords.inForce.languageZones
    return known[code] ?? known[String(code.prefix { $0 != "-" })] ?? []
  }
}
