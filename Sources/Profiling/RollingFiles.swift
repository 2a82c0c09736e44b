import Recognition
import Tabular
import Vocabulary

/// Files of one export of which each begins with the last rows of the one before, as loggers write that keep a window: what
/// both hold is taken from the first alone, if it is the same.
struct RollingFiles {
  private struct Header: Hashable {
    var system: SourceSystem
    var whole: String?
    var names: [String]
  }
  private typealias Entry = (table: TableProfiling, path: String, span: ClosedRange<Int64>)

  private var groups: [[Entry]] = []

  init(_ tables: [TableProfiling]) {
    var places: [Header: Int] = [:]
    for table in tables {
      guard let profiled = table.profiled, case .samples(let tags) = profiled.content,
        !tags.isEmpty, let span = profiled.span
      else { continue }
      let header = Header(
        system: profiled.table.system, whole: profiled.table.source.whole,
        names: profiled.table.columns.map(\.name))
      let place = places[header, default: groups.count]
      if place == groups.count {
        places[header] = place
        groups.append([])
      }
      groups[place].append((table, profiled.table.path, span))
    }
  }

  /// Takes out of each file what an earlier one holds as well.
  func takeOverlaps(of files: [String: SourceFile]) {
    for group in groups where group.count > 1 {
      let sorted = group.sorted {
        ($0.span.lowerBound, -$0.span.upperBound, $0.path)
          < ($1.span.lowerBound, -$1.span.upperBound, $1.path)
      }
      // The file that reaches furthest, and the one before: a year of one machine lies between two months of another.
      var (longest, before) = (sorted[0], sorted[0])
      for later in sorted.dropFirst() {
        for earlier in longest.path == before.path ? [before] : [longest, before]
        where overlap(earlier, later) && takeOverlap(later, of: earlier, files) {
          break
        }
        // A day that is exported once more ends before the week that it is of.
        if later.span.upperBound > longest.span.upperBound { longest = later }
        before = later
      }
    }
  }

  private func overlap(_ before: Entry, _ later: Entry) -> Bool {
    before.path != later.path && before.span != later.span
      && later.span.lowerBound <= before.span.upperBound
      && (before.span.lowerBound < later.span.lowerBound
        || later.span.upperBound < before.span.upperBound)
  }

  /// Whether both files hold the same there, so that it was taken out.
  private func takeOverlap(
    _ later: Entry, of before: Entry, _ files: [String: SourceFile]
  ) -> Bool {
    let opened = [before, later].map { files[$0.path]?.keptOpen() }
    defer { withExtendedLifetime(opened) {} }
    let isInside = later.span.upperBound <= before.span.upperBound
    // Files of machines alike are told apart by what was read of them, and need not be read again.
    guard !isInside || RollingFiles.mayHold(before, later) else { return false }
    let shared =
      later.span.lowerBound...min(before.span.upperBound, later.span.upperBound)
    guard let first = before.table.samples(within: shared),
      let second = later.table.samples(within: shared), RollingFiles.areSame(first, second),
      let rest = isInside
        ? [] : later.table.samples(within: before.span.upperBound + 1...later.span.upperBound)
    else { return false }
    later.table.replace(
      rest,
      Problem(
        severity: .note, location: SourceLocation(path: later.path),
        message: isInside
          ? "holds samples that \(before.path) holds as well; each is counted once"
          : "begins with samples that \(before.path) ends with; each is counted once",
        help: isInside
          ? "remove the copy"
          : "nothing to do; to have it so in the files, begin each where the one before ends"))
    return true
  }

  /// Whether one has all the tags of the other, and no fewer samples and no narrower values.
  private static func mayHold(_ whole: Entry, _ part: Entry) -> Bool {
    guard case .samples(let all)? = whole.table.profiled?.content,
      case .samples(let some)? = part.table.profiled?.content
    else { return false }
    let known = Dictionary(all.map { ([$0.asset ?? "", $0.tag], $0.profile) }) { first, _ in first }
    return some.allSatisfy { tag in
      guard let profile = known[[tag.asset ?? "", tag.tag]] else { return false }
      func holds(_ a: Double?, _ b: Double?) -> Bool {
        a.map { a in b.map { a <= $0 } ?? false } ?? true
      }
      return tag.profile.samples <= profile.samples
        && holds(profile.low.entries.first?.value, tag.profile.low.entries.first?.value)
        && holds(tag.profile.high.entries.first?.value, profile.high.entries.first?.value)
    }
  }

  private static func areSame(_ a: [TagProfile], _ b: [TagProfile]) -> Bool {
    func sorted(_ tags: [TagProfile]) -> [TagProfile] {
      tags.filter { $0.profile.samples > 0 }.sorted {
        ($0.asset ?? "", $0.tag) < ($1.asset ?? "", $1.tag)
      }
    }
    let (a, b) = (sorted(a), sorted(b))
    return !a.isEmpty && a.count == b.count
      && zip(a, b).allSatisfy {
        $0.tag == $1.tag && $0.asset == $1.asset && $0.profile.isCopy(of: $1.profile)
      }
  }
}

extension SeriesProfile {
  /// Whether two series have as many samples at the same times with the same values, as far as their profiles tell.
  package func isCopy(of other: SeriesProfile) -> Bool {
    samples == other.samples && first == other.first && last == other.last
      && numeric == other.numeric && rises == other.rises && falls == other.falls
      && mean == other.mean && standardDeviation == other.standardDeviation
      && low == other.low && high == other.high
  }
}
