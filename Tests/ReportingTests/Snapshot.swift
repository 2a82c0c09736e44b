import Foundation
import Testing
import Vocabulary

/// Compares `text` with the file `name` beside the tests; `RECORD_SNAPSHOTS=1` writes the file instead.
func expectSnapshot(
  _ text: String, named name: String, file: String = #filePath,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  let path = URL(fileURLWithPath: file).deletingLastPathComponent()
    .appendingPathComponent("Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try Data(text.utf8).write(to: path)
    return
  }
  let expected = String(decoding: try Data(contentsOf: path), as: UTF8.self)
  guard text != expected else { return }
  let (new, old) = (lines(text), lines(expected))
  let line = zip(new, old).prefix { $0 == $1 }.count
  func at(_ lines: [Substring]) -> Substring { line < lines.count ? lines[line] : "(end)" }
  Issue.record(
    "\(name) differs in line \(line + 1)\n  expected: \(at(old))\n  found:    \(at(new))",
    sourceLocation: sourceLocation)
}

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}
