import Assessment

/// One use case over all its scopes.
struct UseCaseOverview {
  /// The scope with the best verdict, then the best score, then the most assets.
  var best: UseCaseResult
  /// Sorted from best to worst; begins with `best`.
  var scopes: [UseCaseResult]

  var site: UseCaseResult? { scopes.first { $0.scope == "site" } }

  /// One entry per use case, the best verdict first.
  static func all(of results: [UseCaseResult]) -> [UseCaseOverview] {
    var order: [String] = []
    var groups: [String: [UseCaseResult]] = [:]
    for result in results {
      if groups[result.id] == nil { order.append(result.id) }
      groups[result.id, default: []].append(result)
    }
    return order.compactMap { id -> UseCaseOverview? in
      let scopes = (groups[id] ?? []).sorted(by: isBetter)
      return scopes.first.map { UseCaseOverview(best: $0, scopes: scopes) }
    }
    .sorted { isBetter($0.best, $1.best) }
  }

  /// The best use case of each family, in the order of the families.
  static func bestPerFamily(_ overviews: [UseCaseOverview]) -> [UseCaseOverview] {
    var seen: Set<String> = []
    return overviews.filter { seen.insert($0.best.family).inserted }
      .sorted { $0.best.family < $1.best.family }
  }

  /// Those of which something can be said, and those of which nothing can; where the latter are few, they stay among the others.
  static func parted(
    _ overviews: [UseCaseOverview]
  ) -> (told: [UseCaseOverview], untold: [UseCaseOverview]) {
    let untold = overviews.filter { $0.best.verdict == .notAssessable }
    guard untold.count > shownUntold else { return (overviews, []) }
    return (overviews.filter { $0.best.verdict != .notAssessable }, untold)
  }

  /// As many that cannot be told are shown like the others.
  private static let shownUntold = 3

  /// `9 use cases cannot be told from this export`.
  static func untoldHeadline(_ untold: [UseCaseOverview]) -> String {
    "\(Display.count(untold.count, "use case")) cannot be told from this export"
  }

  private static func isBetter(_ a: UseCaseResult, _ b: UseCaseResult) -> Bool {
    if a.verdict != b.verdict { return a.verdict.rank < b.verdict.rank }
    if a.score != b.score { return (a.score ?? -1) > (b.score ?? -1) }
    if a.assets.count != b.assets.count { return a.assets.count > b.assets.count }
    return (a.id, a.scope) < (b.id, b.scope)
  }

  /// `2 of 7 use cases are ready, 1 is worth a limited pilot, …`.
  static func headline(_ overviews: [UseCaseOverview]) -> String {
    if overviews.isEmpty { return "No use case was assessed." }
    func number(_ verdict: Verdict) -> Int {
      overviews.filter { $0.best.verdict == verdict }.count
    }
    let ready = number(.ready)
    let verb = ready == 1 ? "is" : "are"
    var parts = [
      "\(ready == 0 ? "None" : String(ready)) of "
        + (overviews.count == 1 ? "1 use case" : "\(overviews.count) use cases")
        + " \(verb) ready"
    ]
    func add(_ verdict: Verdict, _ one: String, _ many: String) {
      let count = number(verdict)
      if count > 0 { parts.append("\(count) \(count == 1 ? one : many)") }
    }
    add(.limitedPilot, "is worth a limited pilot", "are worth a limited pilot")
    add(.dashboardEnough, "needs no more than a dashboard", "need no more than a dashboard")
    add(.fixFoundation, "needs its foundation fixed first", "need their foundation fixed first")
    add(.notAssessable, "cannot be told", "cannot be told")
    return parts.joined(separator: ", ") + "."
  }
}
