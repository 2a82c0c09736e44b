import Calendar
import FoundationEssentials
import Testing

@Suite struct TimeZoneRulesTests {
  @Test(arguments: TimeZoneFacts.offsets)
  func offsetsAreThoseOfAnotherReader(zone: String, seconds: [Int]) throws {
    let rules = try #require(TimeZoneRules(named: zone))
    #expect(TimeZoneFacts.instants.map { rules.offset(atUTC: $0) } == seconds)
  }

  @Test(arguments: TimeZoneFacts.offsets)
  func wallTimesLeadBackToTheirInstant(zone: String, seconds: [Int]) throws {
    let rules = try #require(TimeZoneRules(named: zone))
    var instants = TimeZoneFacts.instants
    for transition in rules.transitions(from: 0, to: 4_102_444_800) {
      instants += [-7200, -3600, -1800, -1, 0, 1, 1800, 3600, 7200].map { transition.at + $0 }
    }
    let lost = instants.filter { instant in
      let found = rules.utc(fromWall: instant + Int64(rules.offset(atUTC: instant)))
      return found.earlier != instant && found.later != instant
    }
    #expect(lost == [])
  }

  @Test(arguments: TimeZoneFacts.offsets)
  func transitionsAreWhereTheOffsetChanges(zone: String, seconds: [Int]) throws {
    let rules = try #require(TimeZoneRules(named: zone))
    let transitions = rules.transitions(from: 0, to: 4_102_444_800)
    for transition in transitions {
      #expect(rules.offset(atUTC: transition.at - 1) == transition.offsetBefore)
      #expect(rules.offset(atUTC: transition.at) == transition.offsetAfter)
      #expect(transition.offsetBefore != transition.offsetAfter)
    }
    for (a, b) in zip(transitions, transitions.dropFirst()) {
      #expect(a.at < b.at)
      #expect(a.offsetAfter == b.offsetBefore)
    }
  }

  @Test func berlinRepeatsAnHourInAutumnAndSkipsOneInSpring() throws {
    let berlin = try #require(TimeZoneRules(named: "Europe/Berlin"))
    let repeated = berlin.utc(fromWall: 1_761_445_800)  // 2025-10-26 02:30
    #expect(repeated.earlier == 1_761_438_600)
    #expect(repeated.later == 1_761_442_200)
    let skipped = berlin.utc(fromWall: 1_743_301_800)  // 2025-03-30 02:30, taken as 03:30
    #expect(skipped.earlier == 1_743_298_200)
    #expect(skipped.later == nil)
    let plain = berlin.utc(fromWall: 1_751_328_000)
    #expect(plain.earlier == 1_751_320_800)
    #expect(plain.later == nil)
  }

  @Test(arguments: [
    ("Europe/Berlin", [1_743_296_400, 1_761_440_400], [3600, 7200]),
    ("America/Chicago", [1_741_507_200, 1_762_066_800], [-21_600, -18_000]),
    ("America/New_York", [1_741_503_600, 1_762_063_200], [-18_000, -14_400]),
    ("Australia/Sydney", [1_743_868_800, 1_759_593_600], [39_600, 36_000]),
    ("Australia/Lord_Howe", [1_743_865_200, 1_759_591_800], [39_600, 37_800]),
    ("Asia/Shanghai", [], []),
  ])
  func changesOf2025(zone: String, instants: [Int64], offsets: [Int]) throws {
    let found = try #require(TimeZoneRules(named: zone))
      .transitions(from: 1_735_689_600, to: 1_767_225_599)
    #expect(found.map(\.at) == instants)
    #expect(Array(found.map(\.offsetBefore).prefix(2)) == offsets)
  }

  @Test(arguments: [
    ("UTC", "UTC", 0), ("gmt", "UTC", 0), ("Z", "UTC", 0), ("UTC+01:00", "UTC+01:00", 3600),
    ("UTC-5", "UTC-05:00", -18_000), ("+05:30", "UTC+05:30", 19_800),
    ("+0530", "UTC+05:30", 19_800), ("GMT +1", "UTC+01:00", 3600),
    ("\u{2212}03:30", "UTC-03:30", -12_600), ("UTC\u{B1}00:00", "UTC", 0),
    ("Etc/GMT-3", "Etc/GMT-3", 10_800), ("Asia/Kolkata", "Asia/Kolkata", 19_800),
    ("asia/kolkata", "Asia/Kolkata", 19_800), (" Asia/Tokyo ", "Asia/Tokyo", 32_400),
    ("W. Europe Standard Time", "Europe/Berlin", 3600),
    ("Eastern Standard Time", "America/New_York", -18_000),
    ("india standard time", "Asia/Kolkata", 19_800),
  ])
  func namesAreUnderstood(text: String, name: String, winterOffset: Int) throws {
    let rules = try #require(TimeZoneRules(named: text))
    #expect(rules.name == name)
    #expect(rules.offset(atUTC: 1_736_899_200) == winterOffset)
  }

  @Test(arguments: [
    "", " ", "/", "..", "../zoneinfo/Europe/Berlin", "/usr/share/zoneinfo/Europe/Berlin",
    "Europe/../Europe/Berlin", "Europe", "Europe/", "Europe//Berlin", "Europe/Berlin\0",
    "Europe/Atlantis", "zone.tab", "tzdata.zi", "right/Europe/Berlin", "localtime", "UTC+",
    "UTC+25",
    "UTC+01:60", "+15:00", "+1:2:3", "UTC+1h", "5", "01:00", "\u{0661}", "Ä/Ö",
  ])
  func otherNamesAreRefused(text: String) {
    #expect(TimeZoneRules(named: text) == nil)
  }

  @Test func everyZoneThatMayBeProposedExists() {
    #expect(TimeZoneRules.representativeRules.map(\.name) == TimeWords.inForce.representatives)
    #expect(Set(TimeWords.inForce.representatives).count == TimeWords.inForce.representatives.count)
  }

  @Test(arguments: [
    ("de", ["Europe/Berlin"]), ("DE", ["Europe/Berlin"]), ("de_AT", ["Europe/Vienna"]),
    ("de-LU", ["Europe/Berlin"]), ("pt", ["America/Sao_Paulo", "Europe/Lisbon"]), ("en", []),
    ("en-US", []), ("xx", []), ("", []),
  ])
  func languagesPointToZones(language: String, zones: [String]) {
    #expect(TimeZoneRules.preferred(language: language) == zones)
  }

  @Test func everyPreferredZoneAndWindowsNameExists() {
    let languages = ["bg", "cs", "da", "de", "el", "es", "fi", "fr", "hr", "hu", "id", "it", "ja"]
    let more = ["ko", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk", "zh"]
    for zone in (languages + more).flatMap({ TimeZoneRules.preferred(language: $0) }) {
      #expect(TimeZoneRules(named: zone)?.name == zone)
    }
  }

  @Test func extremeInstantsDoNotTrap() throws {
    let rules = try #require(TimeZoneRules(named: "Europe/Berlin"))
    for instant in [Int64.min, .min + 1, -1 << 40, 0, 1 << 40, .max - 1, .max] {
      #expect(rules.offset(atUTC: instant).magnitude < 86_400)
      #expect(rules.utc(fromWall: instant).earlier.magnitude < 1 << 40)
    }
    #expect(rules.transitions(from: .max, to: .min).isEmpty)
    #expect(rules.transitions(from: .min, to: .max).count > 15_000)
  }
}

@Suite struct TimeZoneFileTests {
  /// One change to UTC+1 in 1981 and the rule of Berlin, made by `zic -b slim`.
  static let slim =
    "VFppZjIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAEAAAAAAAAAVFppZjIAAAAA"
    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAAAAAgAAAAkAAAAAFSPrkAEAAA4QAAAAABwgAQRMTVQA"
    + "Q0VTVAAKQ0VULTFDRVNULE0zLjUuMCxNMTAuNS4wLzMK"
  /// UTC-03:30 without any change, made by `zic -b slim`.
  static let fixed =
    "VFppZjIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAEAAAAAAAAAVFppZjIAAAAA"
    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAT//87IAABOU1QACk5TVDM6MzAK"

  static func bytes(_ base64: String) throws -> [UInt8] {
    [UInt8](try #require(Data(base64Encoded: base64)))
  }

  @Test func slimFileFollowsItsFooter() throws {
    let rules = try #require(TimeZoneRules(name: "Test", tzif: try Self.bytes(Self.slim)))
    #expect(rules.offset(atUTC: 354_675_599) == 3600)
    #expect(rules.offset(atUTC: 354_675_600) == 7200)
    #expect(
      rules.transitions(from: 1_735_689_600, to: 1_767_225_599).map(\.at)
        == [1_743_296_400, 1_761_440_400])
  }

  @Test func fileWithoutChangesKeepsItsOffset() throws {
    let rules = try #require(TimeZoneRules(name: "Test", tzif: try Self.bytes(Self.fixed)))
    #expect([-1 << 33, 0, 1 << 33].map { rules.offset(atUTC: $0) } == [-12_600, -12_600, -12_600])
    #expect(rules.transitions(from: .min, to: .max).isEmpty)
  }

  /// A version 1 file: one change from UTC to UTC+1 at 1000 s, and no footer.
  @Test func versionOneFileIsRead() throws {
    var file = Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
    for count: UInt8 in [0, 0, 0, 1, 2, 4] { file += [0, 0, 0, count] }
    file += [0, 0, 0x03, 0xE8, 1]
    file += [0, 0, 0, 0, 0, 0] + [0, 0, 0x0E, 0x10, 0, 0] + Array("ABC\0".utf8)
    let rules = try #require(TimeZoneRules(name: "Test", tzif: file))
    #expect([0, 999, 1000, 1 << 40].map { rules.offset(atUTC: $0) } == [0, 0, 3600, 3600])
  }

  @Test(arguments: [
    // All the year in daylight time, RFC 8536 section 3.3.1.
    ("XXX3EDT4,0/0,J365/23", [(1_751_328_000, -14_400), (1_767_236_400, -14_400)]),
    // Negative daylight time: Dublin.
    (
      "IST-1GMT0,M10.5.0,M3.5.0/1",
      [(1_736_899_200, 0), (1_743_296_400, 3600), (1_761_440_400, 0)]
    ),
    // Hours beyond a day: the Friday before the last Sunday of March in Israel.
    ("IST-2IDT,M3.4.4/26,M10.5.0", [(1_743_119_999, 7200), (1_743_120_000, 10_800)]),
    // Negative hours: Nuuk.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", [(1_743_296_399, -7200), (1_743_296_400, -3600)]),
    // Southern summer spans the new year.
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", [(1_736_899_200, 39_600), (1_751_328_000, 36_000)]),
    // Day of the year, with and without the leap day.
    ("AAA0BBB,J60/0,J300/0", [(1_709_251_199, 0), (1_709_251_200, 3600)]),
    ("AAA0BBB,60/0,300/0", [(1_709_251_199, 0), (1_709_251_200, 3600)]),
    ("<+0530>-5:30", [(0, 19_800)]),
  ])
  func footerRulesFollowTheStandard(footer: String, expected: [(at: Int, offset: Int)]) throws {
    var file = try Self.bytes(Self.fixed)
    file.removeLast("NST3:30\n".utf8.count)
    file += Array((footer + "\n").utf8)
    let rules = try #require(TimeZoneRules(name: "Test", tzif: file))
    #expect(
      expected.map { rules.offset(atUTC: Int64($0.at)) } == expected.map(\.offset))
  }

  @Test(arguments: [
    "X", "EST", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0", "EST99",
    "<EST5", "EST5EDT,J0,J1", "EST5EDT,366,1", "EST5 ",
  ])
  func brokenFooterIsRefused(footer: String) throws {
    var file = try Self.bytes(Self.fixed)
    file.removeLast("NST3:30\n".utf8.count)
    file += Array((footer + "\n").utf8)
    #expect(TimeZoneRules(name: "Test", tzif: file) == nil)
  }

  @Test func damagedFilesDoNotTrap() throws {
    let whole = try Self.bytes(Self.slim)
    var refused = 0
    for length in whole.indices {
      if TimeZoneRules(name: "Test", tzif: Array(whole[..<length])) == nil { refused += 1 }
    }
    #expect(refused >= 120)
    for index in whole.indices {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var damaged = whole
        damaged[index] = value
        if let rules = TimeZoneRules(name: "Test", tzif: damaged) {
          #expect(rules.offset(atUTC: 1_751_328_000).magnitude < 8 * 86_400)
        }
      }
    }
  }
}
