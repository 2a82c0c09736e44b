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

  /// The same for things that are told apart by these names. Of those with equal names each further one is told by its
  /// number too.
  package static func ids(_ prefix: String, named names: [[String]]) -> [String] {
    var seen: [[String]: Int] = [:]
    let prints = names.map { name -> String in
      let number = seen[name, default: 0]
      seen[name] = number + 1
      return fingerprint([prefix] + name + (number == 0 ? [] : [String(number + 1)]))
    }
    return ids(prefix, prints)
  }
}
