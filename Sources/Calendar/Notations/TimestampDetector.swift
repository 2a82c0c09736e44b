import Foundation
import Vocabulary

/// What a column of texts is as instants.
package struct DetectedTimes {
  package var notation: TimestampNotation
  /// Share of the sampled values that the notation reads.
  package var share: Double
  /// Distinct offsets from UTC that the values state, seconds.
  package var offsets: Set<Int>
  package var reasons: [String]
  package var doubt: TimestampDoubt?
  /// What later rows may say of the zone.
  package var otherZone: OtherZone?
  /// Share of rows that are not earlier than the row before.
  package var sortedShare: Double

  package init(
    notation: TimestampNotation, share: Double, offsets: Set<Int>, reasons: [String],
    doubt: TimestampDoubt? = nil, sortedShare: Double
  ) {
    self.notation = notation
    self.share = share
    self.offsets = offsets
    self.reasons = reasons
    self.doubt = doubt
    self.sortedShare = sortedShare
  }
}

/// Decides how a column writes instants from all of its sampled values together.
package enum TimestampDetector {
  /// `nil` when the values are no instants. `isTimeWord` says that the header speaks of time, which numbers need.
  package static func detect(
    _ texts: [String], isTimeWord: Bool, isTimeOfDayWord: Bool
  ) -> DetectedTimes? {
    if isTimeOfDayWord, areDottedClocks(texts) {
      let notation = TimestampNotation(
        form: .timeOfDay, pattern: "HH.MM", hasOffset: false, hasTimeOfDay: true, granularity: 60)
      return finish(notation, texts, [], ["times of day with a dot, without a date"])
    }
    // Numbers are instants only where the header says so.
    if !isTimeWord, texts.count(where: isDecimal) * 10 >= texts.count * 9 { return nil }
    // `18.00.00` is a clock.
    let texts = isTimeOfDayWord ? texts : texts.filter { !isNoDay($0) }
    guard !texts.isEmpty else { return nil }
    if let wrapped = wrapped(texts) { return wrapped }
    var parsed: [TimestampParts] = []
    parsed.reserveCapacity(texts.count)
    var yearFirst = 0
    var yearLast = 0
    var clocks = 0
    var months = 0
    var compact = 0
    var plainNumbers = 0
    var offsets: Set<Int> = []
    var order = DateOrderEvidence()
    var shapes = DateShapes()
    var ambiguousZones: [TimestampLetters] = []
    var plainZones: [TimestampLetters] = []
    for text in texts {
      var text = text
      let parts = text.withUTF8 { unsafe TimestampParts($0) }
      guard let parts else {
        if number(text) != nil { plainNumbers += 1 }
        continue
      }
      // `10 10 12` is a place in space as well.
      if !isTimeWord, parts.count == 3, parts.monthPosition < 0,
        text.utf8.allSatisfy({ $0 == 0x20 || $0 &- 0x30 < 10 })
      {
        continue
      }
      shapes.absorb(parts, text)
      let isPlain = parts.count == 1 && parts.monthPosition < 0
      let isDecimal =
        parts.count == 2 && parts.monthPosition < 0 && !parts.isCompactPair
        && (parts.dateSeparator == 46 || parts.dateSeparator == 0)
      if isPlain || isDecimal {
        plainNumbers += 1
        if isPlain, TimestampParts.compactWidths.contains(parts.width(0)),
          parts.microseconds(order: .yearMonthDay) != nil
        {
          compact += 1
        }
        continue
      }
      if parts.monthPosition >= 0 {
        months += 1
      } else if parts.dateSeparator == 58
        || (isTimeOfDayWord && parts.count == 3 && parts.width(0) <= 2 && parts.width(2) <= 2
          && parts.dateSeparator == 46 && parts.dateGroups == 3)
      {
        clocks += 1
      } else if parts.isOrdinal || parts.isWeekDate {
        // `2025-063` is an order's number as well.
        guard isTimeWord else { continue }
        yearFirst += 1
      } else if parts.width(0) >= 4 {
        yearFirst += 1
      } else if parts.count >= 3 {
        yearLast += 1
        order.absorb(parts)
      } else {
        continue
      }
      if let zone = parts.ambiguousZone, !ambiguousZones.contains(zone) {
        ambiguousZones.append(zone)
      }
      if let zone = parts.plainZone, !plainZones.contains(zone) { plainZones.append(zone) }
      if let offset = parts.offset { offsets.insert(offset) }
      parsed.append(parts)
    }
    let total = Double(texts.count)
    if Double(plainNumbers) >= 0.9 * total {
      return numbers(texts, compact: compact, isTimeWord: isTimeWord)
    }
    let abbreviations = TimeWords.inForce.offsets(of: ambiguousZones, beside: plainZones)
    for i in parsed.indices {
      parsed[i].take(abbreviations)
      if let offset = parsed[i].offset { offsets.insert(offset) }
    }
    let best = max(yearFirst, yearLast, clocks, months)
    guard Double(best) >= 0.5 * total else { return nil }
    if best == clocks {
      let notation = TimestampNotation(
        form: .timeOfDay, pattern: "HH:MM:SS", hasOffset: false, hasTimeOfDay: true,
        granularity: parsed.contains(where: \.hasFraction)
          ? 0.001 : parsed.contains { $0.count > 2 } ? 1 : 60)
      return finish(notation, texts, offsets, ["times of day without a date"])
    }
    var found: DetectedTimes?
    if best == yearFirst || best == months {
      let order: DateOrder = best == months ? .dayMonthYear : .yearMonthDay
      found = finish(
        describe(parsed, order: order), texts, offsets,
        [best == months ? "the month is written as a name" : "the year comes first"])
    } else {
      found = numbered(parsed, texts, offsets, order)
    }
    if let doubt = shapes.doubt {
      found?.doubt = doubt
    } else if let open = ambiguousZones.first(where: { zone in
      !abbreviations.contains { $0.letters == zone }
    }) {
      found?.doubt = .ambiguousZone("\(open)")
    }
    found?.notation.abbreviations = abbreviations
    found?.otherZone = OtherZone(beside: ambiguousZones + plainZones)
    return found
  }

  /// `/Date(1741096800000)/`, as services of .NET write instants.
  private static func wrapped(_ texts: [String]) -> DetectedTimes? {
    let count = texts.count { text in
      var text = text
      return text.withUTF8 { unsafe TimestampParser.wrappedMilliseconds($0) } != nil
    }
    guard count * 10 >= texts.count * 9 else { return nil }
    let notation = TimestampNotation(
      form: .epoch(unitsPerSecond: 1000), pattern: "/Date(milliseconds)/", hasOffset: true,
      hasTimeOfDay: true, granularity: 0.001)
    return finish(notation, texts, [0], ["milliseconds since 1970, which is UTC by definition"])
  }

  /// Whether texts under a header for a time of day are hours and minutes with a dot: `04.48`, which is no number for its zero, or
  /// `8.30` where no text has 60 minutes or more.
  private static func areDottedClocks(_ texts: [String]) -> Bool {
    var isPadded = false
    for text in texts {
      let parts = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
      guard parts.count == 2, 1...2 ~= parts[0].count, parts[1].count == 2,
        text.utf8.allSatisfy({ $0 == 0x2E || $0 &- 0x30 < 10 }),
        let hour = Int(text.prefix { $0 != "." }), hour < 24, parts[1].first ?? 0 < 0x36
      else { return false }
      isPadded = isPadded || parts[0].count == 2 && hour < 10
    }
    return isPadded || Set(texts).count >= telling
  }

  /// Distinct numbers of two decimals, of which hardly ever all are below .60 by chance: 0.6 to the 20th is 0.00004.
  private static let telling = 20

  /// Whether a text is the day 0 of a spreadsheet or a database, which stands for no date: `0/1/00`, `00.00.0000`.
  private static func isNoDay(_ text: String) -> Bool {
    let bytes = text.utf8
    let isDashed = bytes.count == 10 && bytes.contains(0x2D)
    guard bytes.first == 0x30 || bytes.contains(0x2F) || bytes.contains(0x2E) || isDashed,
      bytes.count <= 10
    else { return false }
    let parts = bytes.split(omittingEmptySubsequences: false) {
      $0 == 0x2F || $0 == 0x2E || $0 == 0x2D
    }
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return false }
    let isYearFirst = parts[0].count == 4
    let days = isYearFirst ? parts[1...2] : parts[0...1]
    return days.contains { $0.allSatisfy { $0 == 0x30 } }
  }

  /// `04/07/16`: only the column as a whole tells the day from the month.
  private static func numbered(
    _ parsed: [TimestampParts], _ texts: [String], _ offsets: Set<Int>, _ order: DateOrderEvidence
  ) -> DetectedTimes? {
    if let decision = order.decision {
      var found = finish(
        describe(parsed, order: decision.order), texts, offsets, [decision.reason])
      found?.notation.isDateOrderProvisional = decision.isProvisional
      return found
    }
    guard let guess = order.candidates.first else { return nil }
    let isMeridiem = parsed.contains { $0.hasMeridiem }
    var notation = describe(parsed, order: guess.order)
    notation.isDateOrderAmbiguous = true
    notation.isDateOrderProvisional = true
    return finish(
      notation, texts, offsets,
      [
        "no value above 12 in either place and no other sign: read as "
          + (isMeridiem ? "month first, as AM/PM suggests" : "day first") + ", which may be wrong"
      ])
  }

  /// Whether a text is a few digits, perhaps with a sign before them and a point among them.
  private static func isDecimal(_ text: String) -> Bool {
    var digits = 0
    var points = 0
    var last: UInt8 = 0
    for (i, byte) in text.utf8.enumerated() {
      if byte &- 0x30 < 10 {
        digits += 1
      } else if byte == 0x2E, digits > 0, digits < 8, points == 0 {
        points += 1
      } else if byte != 0x2D || i > 0 {
        return false
      }
      last = byte
    }
    return digits > 0 && last != 0x2E
  }

  /// The number that a text is, with a point or a comma before its decimals.
  private static func number(_ text: String) -> Double? {
    guard text.utf8.contains(UInt8(ascii: ",")) else { return Double(text) }
    return Double(text.replacingOccurrences(of: ",", with: "."))
  }

  /// Epochs, spreadsheet serials and dates without separators.
  private static func numbers(
    _ texts: [String], compact: Int, isTimeWord: Bool
  ) -> DetectedTimes? {
    let values = texts.compactMap { number($0) }
    guard values.count * 10 >= texts.count * 9, let low = values.min(), let high = values.max()
    else { return nil }
    if compact * 10 >= texts.count * 9, isTimeWord || low > 19_000_101 && high < 21_000_101 {
      guard isTimeWord else { return nil }
      let digits = texts.map(\.utf8.count).filter { TimestampParts.compactWidths.contains($0) }
      let most = digits.max() ?? 0
      let steps: [Int: Double] = [12: 60, 14: 1, 16: 0.01, 17: 0.001]
      let notation = TimestampNotation(
        form: .calendar(.yearMonthDay), pattern: String("YYYYMMDDHHMMSSfff".prefix(most)),
        hasOffset: false, hasTimeOfDay: most > 8, granularity: steps[most] ?? 86_400)
      return finish(notation, texts, [], ["dates without separators"])
    }
    let rounded = texts.count { SpoiledIdentifier.isRounded($0) }
    guard isTimeWord, rounded * 10 < texts.count else { return nil }
    for (scale, unit) in [
      (1.0, "seconds"), (1e3, "milliseconds"), (1e6, "microseconds"), (1e9, "nanoseconds"),
    ] where low >= 315_532_800 * scale && high < 4_102_444_800 * scale {
      let hasFraction = values.contains { $0 != $0.rounded() }
      let notation = TimestampNotation(
        form: .epoch(unitsPerSecond: Int64(scale)), pattern: "epoch \(unit)", hasOffset: true,
        hasTimeOfDay: true, granularity: hasFraction ? 0.001 : 1 / scale)
      return finish(notation, texts, [0], ["\(unit) since 1970, which is UTC by definition"])
    }
    if SerialDay.likely ~= low, SerialDay.likely ~= high {
      let hasFraction = values.contains { $0 != $0.rounded() }
      let notation = TimestampNotation(
        form: .serial(unitsPerDay: 1), pattern: "spreadsheet serial", hasOffset: false,
        hasTimeOfDay: hasFraction, granularity: hasFraction ? 1 : 86_400)
      return finish(notation, texts, [], ["day numbers as spreadsheets store dates"])
    }
    return nil
  }

  private static func finish(
    _ notation: TimestampNotation, _ texts: [String], _ offsets: Set<Int>, _ reasons: [String]
  ) -> DetectedTimes? {
    let parser = TimestampParser(notation)
    var read = 0
    var ascending = 0
    var previous = Int64.min
    for text in texts {
      var text = text
      let instant = text.withUTF8 { unsafe parser.parse($0) }
      guard instant != TimestampParser.invalid else { continue }
      read += 1
      if instant >= previous { ascending += 1 }
      previous = instant
    }
    guard read * 2 >= texts.count else { return nil }
    return DetectedTimes(
      notation: notation, share: Double(read) / Double(texts.count), offsets: offsets,
      reasons: reasons, sortedShare: Double(ascending) / Double(max(read, 1)))
  }

  private static func describe(
    _ parsed: [TimestampParts], order: DateOrder
  ) -> TimestampNotation {
    let sample = parsed.max { $0.count < $1.count } ?? parsed[0]
    let separator = String(UnicodeScalar(sample.dateSeparator == 0 ? 45 : sample.dateSeparator))
    let isNamed = sample.monthPosition >= 0
    let year =
      (order == .yearMonthDay ? sample.width(0) : sample.width(isNamed ? 1 : 2)) >= 4
      ? "YYYY" : "YY"
    let date = order.groups(year: year, month: isNamed ? "Mon" : "MM")
    let isCompact = sample.isCompactPair
    let times =
      isCompact
      ? sample.width(1) / 2
      : sample.isYearAtEnd ? 3 : sample.count - (isNamed || sample.isOrdinal ? 2 : 3)
    var pattern = isCompact ? "YYYYMMDD" : date.joined(separator: separator)
    if sample.isOrdinal { pattern = "YYYY-DDD" }
    if sample.isWeekDate { pattern = "YYYY-Www-D" }
    if sample.isYearAtEnd { pattern = "Mon DD YYYY" }
    if isCompact {
      pattern += times == 3 ? "THHMMSS" : "THHMM"
    } else if times > 0 {
      pattern += " " + ["HH", "MM", "SS"].prefix(times).joined(separator: ":")
    }
    let hasFraction = parsed.contains { $0.hasFraction }
    if hasFraction { pattern += ".fff" }
    if sample.hasMeridiem { pattern += " AM/PM" }
    let hasOffset = parsed.allSatisfy { $0.offset != nil }
    if hasOffset { pattern += parsed.allSatisfy { $0.offset == 0 } ? "Z" : "±hh:mm" }
    let granularity: Double =
      times <= 0 ? 86_400 : times == 1 ? 3600 : times == 2 ? 60 : hasFraction ? 0.001 : 1
    return TimestampNotation(
      form: .calendar(order), pattern: pattern, hasOffset: hasOffset, hasTimeOfDay: times > 0,
      granularity: granularity)
  }
}
