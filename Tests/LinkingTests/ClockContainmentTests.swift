import Linking
import TestSupport
import Testing

@Suite struct ClockContainmentTests {
  typealias Instant = (key: String, time: Double)
  typealias Window = (key: String, start: Double, end: Double)

  /// One window per day of the given length, and an instant somewhere in it.
  static func batches(count: Int, length: Double, lag: Double, seed: UInt64)
    -> (instants: [Instant], windows: [Window])
  {
    var random = SeededGenerator(state: seed)
    var instants: [Instant] = []
    var windows: [Window] = []
    for index in 0..<count {
      let start = 1_741_996_800 + Double(index) * 86_400 + random.uniform(0...40_000)
      windows.append(("batch\(index)", start, start + length))
      instants.append(("batch\(index)", start + random.uniform(0...length) + lag))
    }
    return (instants, windows)
  }

  @Test(arguments: [0.0, 3600, -3600, 7200, 19_800, -21_600])
  func shortWindowsTellTheLag(lag: Double) throws {
    let data = Self.batches(count: 60, length: 2400, lag: lag, seed: 1)
    let found = try #require(ClockAligner().containment(data.instants, windows: data.windows))
    #expect(found.lag == lag)
    #expect(found.share == 1)
    #expect(found.runnerUpShare < 0.2)
    #expect(found.pairs == 60)
  }

  @Test func someInspectionsOutsideDoNotMatter() throws {
    var data = Self.batches(count: 60, length: 5400, lag: 3600, seed: 2)
    for index in 0..<10 { data.instants[index].time += 40_000 }
    let found = try #require(ClockAligner().containment(data.instants, windows: data.windows))
    #expect(found.lag == 3600)
    #expect(found.share == 50.0 / 60)
  }

  @Test func longWindowsCannotTell() {
    let data = Self.batches(count: 60, length: 30 * 3600, lag: 0, seed: 3)
    #expect(ClockAligner().containment(data.instants, windows: data.windows) == nil)
  }

  @Test func fewKeysCannotTell() {
    let data = Self.batches(count: 19, length: 1800, lag: 0, seed: 4)
    #expect(ClockAligner().containment(data.instants, windows: data.windows) == nil)
    let repeated = data.instants + data.instants + data.instants
    #expect(ClockAligner().containment(repeated, windows: data.windows) == nil)
  }

  @Test func unrelatedInstantsCannotTell() {
    let data = Self.batches(count: 60, length: 1800, lag: 0, seed: 5)
    let instants = data.instants.enumerated().map { index, instant in
      (key: instant.key, time: instant.time + Double(index % 7) * 9100)
    }
    #expect(ClockAligner().containment(instants, windows: data.windows) == nil)
    #expect(
      ClockAligner().containment(
        data.instants.map { ("x" + $0.key, $0.time) }, windows: data.windows) == nil)
    #expect(
      ClockAligner().containment(
        data.instants.map { ($0.key, .nan) },
        windows: data.windows.map { ($0.key, .infinity, $0.end) }) == nil)
  }
}
