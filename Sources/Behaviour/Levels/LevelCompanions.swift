import Vocabulary

/// What signals of one kind do together on different assets: season, weather, demand.
struct LevelCompanions {
  /// More others of a kind tell no more of what is common.
  private static let most = 24

  private let behaviours: [SignalBehaviour]
  private let judged: [LevelChanges.Judged?]
  /// Places of the signals that were judged, by kind.
  private var places: [SignalKind: [Int]] = [:]

  init(_ behaviours: [SignalBehaviour], _ judged: [LevelChanges.Judged?]) {
    self.behaviours = behaviours
    self.judged = judged
    for i in behaviours.indices where judged[i] != nil {
      places[behaviours[i].facts.kind, default: []].append(i)
    }
  }

  /// Others of the kind on other assets, from all over the plant.
  private func others(of i: Int) -> [Int] {
    let facts = behaviours[i].facts
    let all = places[facts.kind] ?? []
    let stride = max(1, all.count / LevelCompanions.most)
    return all.indices.filter { $0 % stride == 0 }.map { all[$0] }.filter {
      $0 != i && (facts.asset == nil || behaviours[$0].facts.asset != facts.asset)
    }
  }

  /// The levels of a signal less what follows from the others of its kind; `nil` with too few of them.
  ///
  /// How strongly it follows them is learnt from what happens within three days, so that neither a step nor a drift of its
  /// own counts for it.
  func relative(to i: Int) -> LevelSearch? {
    guard let own = judged[i]?.search, let low = own.levels.min(), let high = own.levels.max(),
      high - low >= 0.8 * own.least
    else { return nil }
    var members = [[Float]](repeating: [], count: own.days.count)
    for j in others(of: i) {
      guard let other = judged[j] else { continue }
      var place = 0
      for (day, level) in zip(other.search.days, other.search.levels) {
        while place < own.days.count, own.days[place] < day { place += 1 }
        guard place < own.days.count else { break }
        if own.days[place] == day {
          members[place].append(level - Float(other.stability.level))
        }
      }
    }
    let kept = members.indices.filter { IsSeason.inForce.areEnough(members[$0].count) }
    guard kept.count >= LevelSearch.fewest, IsSeason.inForce.areMost(kept.count, of: own.days.count)
    else { return nil }
    let common = kept.map { members[$0][...].median }
    let levels = kept.map { own.levels[$0] }
    let slope = LevelCompanions.slope(of: levels, on: common)
    return LevelSearch(
      days: kept.map { own.days[$0] }, levels: zip(levels, common).map { $0 - slope * $1 },
      least: own.least, side: own.side)
  }

  /// Least squares on what both change by in three days, steps aside.
  private static func slope(of levels: [Float], on common: [Float]) -> Float {
    func moves(_ values: [Float]) -> [Float] { zip(values.dropFirst(3), values).map { $0 - $1 } }
    let (own, shared) = (moves(levels), moves(common))
    let reach = 3 * own[...].spread
    var (products, squares): (Float, Float) = (0, 0)
    for (y, x) in zip(own, shared) where abs(y) <= reach {
      products += x * y
      squares += x * x
    }
    return squares > 0 ? products / squares : 0
  }

  /// What makes moves of two signals of a kind comparable: degrees are, all else is seen beside its level.
  private func scale(_ i: Int) -> Double {
    guard behaviours[i].facts.kind != .temperature, let level = judged[i]?.stability.level,
      level != 0
    else { return 1 }
    return abs(level)
  }

  /// Whether a drift is the season's, or what else moves a kind of signal everywhere.
  func season(of i: Int, _ change: LevelChange) -> (LevelChange.Verdict, String?) {
    let facts = behaviours[i].facts
    guard !facts.kind.has(.seasonless), let own = judged[i], let last = own.search.days.last,
      IsSeason.inForce.isShort(Double(last) * 86_400 - change.start)
    else { return (.unexplained, nil) }
    guard let relative = relative(to: i) else {
      return (
        .cannotTell, "less than a year, and too few of its kind elsewhere to rule out a season"
      )
    }
    let kind = facts.kind.rawValue
    guard relative.drift() != nil else {
      return (.explained, "the other \(kind) signals move too, as with a season")
    }
    let size = (change.after - change.before) / scale(i)
    var (moving, all) = (0, 0)
    for j in others(of: i) {
      guard let other = judged[j],
        let from = other.search.days.firstIndex(where: { Double($0) * 86_400 >= change.start })
      else { continue }
      let levels = other.search.levels[from...]
      let third = levels.count / 3
      guard third >= LevelSearch.near else { continue }
      all += 1
      let move = levels.suffix(third).median - levels.prefix(third).median
      // From the first to the last third is two thirds of the whole.
      if IsSeason.inForce.movesWith(1.5 * Double(move) / scale(j) / size) { moving += 1 }
    }
    if IsSeason.inForce.isCommon(moving, of: all) {
      return (.explained, "\(moving) of \(all) other \(kind) signals move too, as with a season")
    }
    return (.unexplained, nil)
  }
}
