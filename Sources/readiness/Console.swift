import ArgumentParser
import Foundation
import Reporting
import Synchronization
import Vocabulary

/// When the terminal gets colours.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

/// Messages for people, on standard error; standard output belongs to reports.
final class Console: Sendable {
  let isQuiet: Bool
  let usesColor: Bool
  private let showsProgress: Bool
  private struct Progress {
    var shown = false
    var lastTick = 0.0
    var done = 0
  }
  private let progress = Mutex(Progress())

  /// Without a choice, colours are for a terminal that can show them, and for a user who has not set `NO_COLOR`.
  init(quiet: Bool = false, color: ColorChoice = .auto, progress: Bool = false) {
    let isTerminal = isatty(2) == 1
    let environment = ProcessInfo.processInfo.environment
    isQuiet = quiet
    usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto:
        isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
      }
    showsProgress = (isTerminal || progress) && !quiet
  }

  private static func write(_ text: String) {
    // Nobody can be told that nobody listens.
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes {
      unsafe Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count)
    }
  }

  func note(_ text: String) {
    guard !isQuiet else { return }
    clearProgress()
    Console.write(text + "\n")
  }

  func problem(_ problem: Problem) {
    if isQuiet && problem.severity != .error { return }
    clearProgress()
    let place =
      problem.location.line > 0
      ? "\(problem.location.path):\(problem.location.line)" : problem.location.path
    let color = problem.severity == .error ? "\u{1B}[31m" : "\u{1B}[33m"
    let word =
      usesColor ? "\(color)\(problem.severity.rawValue)\u{1B}[0m" : problem.severity.rawValue
    let safe = [place, problem.message, problem.help].map(TerminalSummary.safe)
    Console.write("\(safe[0]): \(word): \(safe[1])\n  help: \(safe[2])\n")
  }

  func failure(_ message: String) {
    clearProgress()
    // A message may have a line of its own for what helps.
    let lines = message.split(separator: "\n").map { TerminalSummary.safe(String($0)) }
    Console.write("readiness: \(lines.joined(separator: "\n"))\n")
  }

  /// Shows how far the reading is after so many bytes more, ten times a second at most.
  func reading(_ path: String, bytes: Int, total: Int) {
    guard showsProgress else { return }
    let now = ProcessInfo.processInfo.systemUptime
    progress.withLock { state in
      state.done += bytes
      guard now - state.lastTick >= 0.1 else { return }
      state.lastTick = now
      state.shown = true
      let percent = total > 0 ? min(100, state.done * 100 / total) : 100
      let name = path.count > 48 ? "…" + path.suffix(47) : path
      let padded = TerminalSummary.safe(name).padding(toLength: 50, withPad: " ", startingAt: 0)
      Console.write(
        "\r\(percent < 100 ? " " : "")\(percent < 10 ? " " : "")\(percent) %  \(padded)")
    }
  }

  func clearProgress() {
    progress.withLock { state in
      guard state.shown else { return }
      state.shown = false
      Console.write("\r" + String(repeating: " ", count: 60) + "\r")
    }
  }
}
