import Foundation

/// How many random cases a law is tried with.
///
/// The default run takes a part of them, so that it ends while a newcomer still watches. `READINESS_LAWS=all` takes all.
package enum Laws {
  package static let areComplete = ProcessInfo.processInfo.environment["READINESS_LAWS"] == "all"

  /// All cases, or the first part of them.
  package static func some<Case>(_ all: [Case], part: Int) -> [Case] {
    areComplete ? all : Array(all.prefix(part))
  }

  /// Seeds 0 ..< `all`, or the first part of them.
  package static func seeds(_ all: Int, part: Int) -> Range<Int> {
    0..<(areComplete ? all : min(all, part))
  }
}
