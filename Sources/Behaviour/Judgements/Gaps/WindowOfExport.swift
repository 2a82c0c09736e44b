import Vocabulary

/// Whether what lies between two stretches of a record was not exported, or not recorded on purpose.
struct WindowOfExport: Judgement {
  static let id = "gaps/window-of-export"
  static let inForce = loaded()

  let shortest: Double
  let session: Double
  let sessionTimes: Double
  let fewest: Int
  let times: Double
  let least: Double
  let fileTimes: Double
  let often: Double
  let long: Double

  func isLong(_ silence: Double) -> Bool { silence >= shortest }

  /// Of a silence within a file, with the stretches around it; all in seconds.
  func isBetween(_ silence: Double, before: Double, behind: Double) -> Bool {
    isLong(silence) && silence >= times * (before + behind) / 2
      && min(before, behind) > least * max(before, behind)
  }

  /// Whether a record is made of sessions: silences of a day and more, and short stretches between them.
  ///
  /// - Parameters:
  ///   - silence: the middle one of so many silences, in seconds.
  ///   - stretch: the middle one of what is recorded between them.
  func areSessions(silence: Double, stretch: Double, silences: Int) -> Bool {
    silences >= fewest && silence >= session && silence >= sessionTimes * stretch
  }

  /// Of a silence between two files, with the length of the middle one of all files.
  func isBetweenFiles(_ silence: Double, file: Double) -> Bool { silence >= fileTimes * file }

  /// Whether such silences are how the files were made.
  ///
  /// - Parameters:
  ///   - silent: of the places at which one file goes over into the next.
  ///   - all: seconds of these silences, beside those that are in files.
  func isHabit(silent: Int, of places: Int, all: Double, kept: Double) -> Bool {
    silent > 0 && (Double(silent) >= often * Double(places) || all >= long * kept)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let silence = try given.number("silence")
    if given.has("silences") {
      return try areSessions(
        silence: silence, stretch: given.number("stretch"), silences: given.count("silences"))
    }
    guard given.has("file") else {
      return try isBetween(
        silence, before: given.number("before"), behind: given.number("behind"))
    }
    return try isBetweenFiles(silence, file: given.number("file"))
      && isHabit(
        silent: given.count("silent"), of: given.count("places"), all: given.number("all"),
        kept: given.number("kept"))
  }
}
