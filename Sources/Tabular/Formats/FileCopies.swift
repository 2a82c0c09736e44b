import Vocabulary

/// Files that hold the same bytes as another one, as they are or packed beside it: they are read once, and that is said.
struct FileCopies {
  /// One of each, in their order.
  private(set) var files: [SourceFile] = []
  private(set) var problems: [Problem] = []

  private static let block = 1 << 18

  /// A file that is skipped stands for no other, and no other for it.
  init(_ all: [SourceFile], isSkipped: (_ path: String) -> Bool) {
    // Of two the original lies in no folder of copies, or has the shorter name: `a.csv` beside `a (1).csv`.
    let ranks = all.map {
      (Self.folders($0).contains(where: Self.holdsCopies) ? 1 : 0, $0.path.count)
    }
    let order = all.indices.sorted {
      (ranks[$0].0, ranks[$0].1, $0) < (ranks[$1].0, ranks[$1].1, $1)
    }
    var bySize: [Int: [Int]] = [:]
    var kept: [Int] = []
    for place in order {
      let file = all[place]
      if isSkipped(file.path) {
        kept.append(place)
        continue
      }
      let others = file.byteCount > 0 ? bySize[file.byteCount, default: []] : []
      if let original = others.first(where: {
        Self.mayBeCopies(all[$0], file) && Self.areEqual(all[$0], file)
      }) {
        problems.append(
          Problem(
            severity: .warning, location: SourceLocation(path: file.path),
            message: "is a copy of \(all[original].path), byte by byte; it is counted once",
            help: "remove one of the two, or export what it was meant to hold"))
      } else {
        bySize[file.byteCount, default: []].append(place)
        kept.append(place)
      }
    }
    files = kept.sorted().map { all[$0] }
    leaveOutPacked(isSkipped)
  }

  /// Leaves out `a.csv.gz` beside the `a.csv` that it was packed from.
  private mutating func leaveOutPacked(_ isSkipped: (_ path: String) -> Bool) {
    let plain = Dictionary(
      files.map { ($0.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    files.removeAll { file in
      guard let dot = file.path.lastIndex(of: "."),
        let original = plain[file.path[..<dot].lowercased()],
        !isSkipped(file.path), !isSkipped(original.path), Self.holds(file, original)
      else { return false }
      problems.append(
        Problem(
          severity: .warning, location: SourceLocation(path: file.path),
          message: "holds \(original.path), packed; it is counted once",
          help: "remove one of the two, or export what it was meant to hold"))
      return true
    }
  }

  /// Whether a packed file is what another one is; false where one cannot be read.
  private static func holds(_ packed: SourceFile, _ plain: SourceFile) -> Bool {
    guard let file = try? FileStream(packed), (try? Compression(file)) != nil,
      let first = try? openByteStream(packed), let second = try? FileStream(plain)
    else { return false }
    var one = [UInt8](repeating: 0, count: block)
    var other = one
    var place = 0
    while let count = try? first.read(into: &one, in: 0..<block) {
      guard count > 0 else { return place == plain.byteCount }
      var read = 0
      while read < count {
        guard let more = try? second.read(into: &other, in: read..<count, from: place), more > 0
        else { return false }
        read += more
        place += more
      }
      guard one[..<count] == other[..<count] else { return false }
    }
    return false
  }

  /// Whether two files lie in one folder, or a folder of one says that it holds copies: the same list may lie beside the data
  /// of each of several machines.
  private static func mayBeCopies(_ a: SourceFile, _ b: SourceFile) -> Bool {
    let (first, second) = (folders(a), folders(b))
    if first == second { return true }
    // A folder that holds both tells them not apart.
    let shared = zip(first, second).prefix { $0 == $1 }.count
    return (first.dropFirst(shared) + second.dropFirst(shared)).contains(where: holdsCopies)
  }

  private static func holdsCopies(_ folder: Substring) -> Bool {
    Words.split(String(folder), atDigits: true).contains(where: FormatWords.inForce.copies.contains)
  }

  private static func folders(_ file: SourceFile) -> [Substring] {
    file.path.split(separator: "/").dropLast()
  }

  /// Whether two files of one size hold the same; false where one cannot be read.
  private static func areEqual(_ a: SourceFile, _ b: SourceFile) -> Bool {
    guard let first = try? FileStream(a), let second = try? FileStream(b) else { return false }
    var one = [UInt8](repeating: 0, count: block)
    var other = one
    var place = 0
    while place < a.byteCount {
      guard let count = try? first.read(into: &one, in: 0..<block, from: place), count > 0,
        let again = try? second.read(into: &other, in: 0..<count, from: place), again == count,
        one[..<count] == other[..<count]
      else { return false }
      place += count
    }
    return true
  }
}
