import Foundation
import Tabular
import Testing
import Vocabulary

/// What lies in an export twice, was removed from it, or is a report on it.
@Suite struct FileCopiesTests {
  private func paths(_ files: [(path: String, text: String)]) throws -> (Export, [String]) {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file.text, to: file.path) }
    let export = try Export.discover(folder.path)
    return (export, export.files.map(\.path))
  }

  private static let text = "tag,time,value\nK1.P,2024-02-01 06:00:00,3.5\n"

  @Test(arguments: [
    ("history.csv", "history (1).csv", 1), ("press 1/list.csv", "press 2/list.csv", 2),
    ("2024/history.csv", "Backup 2024/history.csv", 1), ("neu/history.csv", "alt/history.csv", 1),
    ("line/history.csv", "line/sauvegarde/history.csv", 1),
    ("halt/history.csv", "oldenburg/history.csv", 2),
    ("Old plant/press 1/list.csv", "Old plant/press 2/list.csv", 2),
    ("a.csv", "b/a.csv", 2),
  ])
  func `a copy is read once and told`(first: String, second: String, count: Int) throws {
    let (export, paths) = try paths([(first, Self.text), (second, Self.text)])
    #expect(paths.count == count)
    #expect(export.problems.count == 2 - count)
    for problem in export.problems {
      #expect(!paths.contains(problem.location.path))
      #expect(paths == [first])
      #expect(problem.message.contains("is a copy of \(first)"))
    }
  }

  @Test func `files of one size or without a byte are no copies`() throws {
    let other = Self.text.replacing("3.5", with: "3.6")
    let (export, paths) = try paths([
      ("a.csv", Self.text), ("b.csv", other), ("c.csv", ""), ("d.csv", ""),
    ])
    #expect(paths.count == 4)
    #expect(export.problems.isEmpty)
  }

  @Test(arguments: [(text, 1), (text + "K1.P,2024-02-01 06:05:00,3.7\n", 2)])
  func `a packed file beside what it holds is read once`(packed: String, count: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text, to: "a/history.csv")
    try folder.write(deflate(Array(packed.utf8)), to: "a/history.csv.gz")
    let export = try Export.discover(folder.path)
    #expect(export.files.count == count)
    #expect(
      export.problems.map(\.message)
        == (count == 2 ? [] : ["holds a/history.csv, packed; it is counted once"]))
  }

  /// A large file differs from its twin in the last byte only.
  @Test func `the whole file is compared`() throws {
    let long = String(repeating: Self.text, count: 9000)
    let (_, paths) = try paths([
      ("a.csv", long), ("b.csv", long.dropLast(2) + "6\n"), ("c.csv", long),
    ])
    #expect(paths == ["a.csv", "b.csv"])
  }

  private static func add(_ path: String) -> String { "{\"add\":{\"path\":\"\(path)\"}}\n" }
  private static func remove(_ path: String) -> String { "{\"remove\":{\"path\":\"\(path)\"}}\n" }

  @Test func `files that the log of a table removed are left out`() throws {
    let log = "lake/_delta_log/0000000000000000000"
    let files = ["one.csv", "two.csv", "day=1/three 3.csv", "four.csv"]
    let (export, paths) = try paths(
      files.map { ("lake/" + $0, "x,y\n\($0),1\n") } + [
        ("beside.csv", "x,y\n2,2\n"),
        (
          log + "0.json",
          Self.add("one.csv") + Self.add("two.csv") + Self.add("day=1/three%203.csv")
        ),
        (log + "1.json", Self.remove("one.csv") + "no JSON\n" + Self.remove("day=1/three%203.csv")),
        (log + "2.json", Self.remove("two.csv") + Self.add("two.csv")),
      ])
    #expect(paths == ["beside.csv", "lake/four.csv", "lake/two.csv"])
    #expect(export.problems.isEmpty)
    #expect(export.leftOut.first { $0.kind == .removedFile }?.count == 2)
  }
}
