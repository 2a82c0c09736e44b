/// What one run was: the part of a report that differs between two runs over the same export.
package struct RunInfo: Sendable, Equatable {
  package var tool: String
  package var version: String
  /// The export as the user named it.
  package var exports: String
  /// When the run began, ISO 8601 UTC with `Z`.
  package var started: String
  package var seconds: Double
  /// Bytes and rows that were read.
  package var bytes: Int
  package var rows: Int
  package var jobs: Int

  package init(
    tool: String = "readiness", version: String, exports: String, started: String,
    seconds: Double, bytes: Int, rows: Int, jobs: Int
  ) {
    self.tool = tool
    self.version = version
    self.exports = exports
    self.started = started
    self.seconds = seconds
    self.bytes = bytes
    self.rows = rows
    self.jobs = jobs
  }
}
