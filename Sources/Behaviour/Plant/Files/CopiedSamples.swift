import Profiling
import Recognition
import Tabular
import Vocabulary

/// Tables of samples that another file holds as well, tag by tag and sample by sample, as a trend that was saved as text and
/// as a workbook: they are counted once, and that is said.
struct CopiedSamples {
  /// By path.
  private(set) var problems: [String: [Problem]] = [:]

  /// Takes the samples out of the copies.
  mutating func take(from sources: inout [ProfiledSource]) {
    var seen: [[String]: [(path: String, tags: [TagProfile])]] = [:]
    for i in sources.indices {
      let path = sources[i].path
      for k in sources[i].tables.indices {
        guard case .samples(let tags) = sources[i].tables[k].content,
          tags.contains(where: { $0.profile.rises > 0 })
        else { continue }
        let sorted = tags.sorted { ($0.asset ?? "", $0.tag) < ($1.asset ?? "", $1.tag) }
        // With the time that they span, so that a year of daily files is not compared day by day.
        let names =
          sorted.map { ($0.asset ?? "") + "\n" + $0.tag }
          + sorted.prefix(1).flatMap { ["\($0.profile.first)", "\($0.profile.last)"] }
        let original = seen[names, default: []].first {
          $0.path != path && zip($0.tags, sorted).allSatisfy { $0.profile.isCopy(of: $1.profile) }
        }
        guard let original else {
          seen[names, default: []].append((path, sorted))
          continue
        }
        sources[i].tables[k].content = .samples([])
        problems[path, default: []].append(
          Problem(
            severity: .warning, location: SourceLocation(path: path),
            message: "holds the same samples as \(original.path); each is counted once",
            help: "remove the copy"))
      }
    }
  }
}
