/// Tells whether the dates of a column have two shapes because a spreadsheet converted what its locale let it.
///
/// `07/04/2021` becomes 7 April where days come first, and `7/14/2021` stays a text: then no converted date has a day above
/// 12, and every text has.
struct DateShapes {
  private struct Shape {
    var isYearFirst: Bool
    var separator: UInt8
    var low = 0
    var high = 0
    var example: String
  }
  private var shapes: [Shape] = []
  /// The fewest values of a shape that are no accident.
  private static let fewest = 2

  mutating func absorb(_ parts: TimestampParts, _ text: String) {
    guard parts.monthPosition < 0, parts.count >= 3, !parts.isWeekDate, parts.dateSeparator != 58
    else { return }
    let isYearFirst = parts.width(0) == 4
    guard isYearFirst || (parts.width(0) <= 2 && parts.width(1) <= 2) else { return }
    let isHigh = isYearFirst ? parts[2] > 12 : max(parts[0], parts[1]) > 12
    var i = shapes.firstIndex {
      $0.isYearFirst == isYearFirst && $0.separator == parts.dateSeparator
    }
    if i == nil, shapes.count < 3 {
      i = shapes.count
      shapes.append(
        Shape(isYearFirst: isYearFirst, separator: parts.dateSeparator, example: text))
    }
    guard let i else { return }
    if isHigh { shapes[i].high += 1 } else { shapes[i].low += 1 }
  }

  var doubt: TimestampDoubt? {
    guard shapes.count == 2,
      let converted = shapes.first(where: { $0.high == 0 && $0.low >= DateShapes.fewest }),
      let left = shapes.first(where: { $0.low == 0 && $0.high >= DateShapes.fewest })
    else { return nil }
    return .halfConverted(converted: converted.example, left: left.example)
  }
}
