/// Short names that stay the same from run to run.
package enum ShortIDs {
  /// Digits that a name has at least.
  private static let digits = 6

  /// `prefix-` and the first digits of each fingerprint, at least six and as many as tell it from all others.
  package static func ids(_ prefix: String, _ fingerprints: [String]) -> [String] {
    let sorted = Set(fingerprints).sorted()
    var shared: [String: Int] = [:]
    for (a, b) in zip(sorted, sorted.dropFirst()) {
      let common = zip(a.utf8, b.utf8).prefix { $0 == $1 }.count
      shared[a] = max(shared[a] ?? 0, common)
      shared[b] = common
    }
    return fingerprints.map { "\(prefix)-\($0.prefix(max(digits, (shared[$0] ?? 0) + 1)))" }
  }
}
