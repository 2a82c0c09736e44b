/// What one run was: the part of a report that differs between two runs over the same export.
package struct RunInfo: Sendable, Equatable {
  package var tool: String
  package var version: String
  /// Name of the folder or file of the exports, without the folders above it.
  package var exports: String
  /// What the plant is called.
  package var title: String
  /// When the run began, ISO 8601 UTC with `Z`.
  package var started: String
  package var seconds: Double
  /// Bytes and rows that were read.
  package var bytes: Int
  package var rows: Int
  package var jobs: Int

  package init(
    tool: String = "readiness", version: String, exports: String, title: String? = nil,
    started: String, seconds: Double, bytes: Int, rows: Int, jobs: Int
  ) {
    self.tool = tool
    self.version = version
    self.exports = exports
    self.title = title ?? exports
    self.started = started
    self.seconds = seconds
    self.bytes = bytes
    self.rows = rows
    self.jobs = jobs
  }
}
