import Foundation
import Testing

/// `Sources/ARCHITECTURE.md` tells what is there.
@Suite struct ArchitectureTests {
  private static let sources = Program.root.appendingPathComponent("Sources")

  private static let text = Result {
    try String(contentsOf: sources.appendingPathComponent("ARCHITECTURE.md"), encoding: .utf8)
  }

  /// The rooms in the order of the table: the first link of each of its rows.
  private static func rooms() throws -> [String] {
    try text.get().split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^\| \[([A-Za-z]+)\]\(/).map { String($0.1) }
    }
  }

  /// The folders of modules that hold Swift.
  private static func modules() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { name in
      let folder = sources.appendingPathComponent(name).path
      return FileManager.default.enumerator(atPath: folder)?.contains {
        ($0 as? String)?.hasSuffix(".swift") ?? false
      } ?? false
    }.sorted()
  }

  @Test func `each room stands in the table, and nothing else does`() throws {
    let programs = ["readiness", "readiness-bench"]
    #expect(try Self.rooms().sorted() == Self.modules().filter { !programs.contains($0) })
    for program in programs { #expect(try Self.text.get().contains("[\(program)](\(program))")) }
  }

  @Test func `each link leads to a file or a folder`() throws {
    let links = try Self.text.get().matches(of: /\]\(([^)]+)\)/).map { String($0.1) }
    #expect(links.count > 20)
    for link in links {
      let path = Self.sources.appendingPathComponent(link).path
      #expect(FileManager.default.fileExists(atPath: path), "\(link)")
    }
  }

  @Test func `a room imports only those before it`() throws {
    let rooms = try Self.rooms()
    for (place, room) in rooms.enumerated() {
      let folder = Self.sources.appendingPathComponent(room)
      let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
      for case let name as String in names where name.hasSuffix(".swift") {
        let text = try String(
          contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        for match in text.matches(of: /(?m)^(?:package )?import ([A-Za-z]+)$/) {
          guard let other = rooms.firstIndex(of: String(match.1)) else { continue }
          #expect(other < place, "\(room)/\(name) imports \(match.1)")
        }
      }
    }
  }
}
