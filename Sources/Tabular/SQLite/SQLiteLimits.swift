/// What a database of strangers may ask for; the tests make the limits tiny.
package struct SQLiteLimits: Sendable {
  /// Steps of SQLite's machine that all views of a database may take together: a few seconds.
  package var viewSteps = 200_000_000
  /// What a view may take as a whole, for the few steps that are slow. Steps come first, so that each machine says the same.
  package var time = Duration.seconds(60)
  /// Names that a statement may resolve: 14 views, each of which joins the one before with itself, take a minute to prepare.
  package var names = 20_000
  /// Bytes of memory that a view may take.
  var memory: Int64 = 64 << 20
  /// The longest value in bytes that is read from a table, and that a view may make.
  var storedValue = 32 << 20
  var viewValue = 2 << 20
  /// Bytes of text that a view may make; stored rows are bound by their file.
  package var viewText = 32 << 20

  package init(
    viewSteps: Int = 200_000_000, time: Duration = Duration.seconds(60), names: Int = 20_000,
    memory: Int64 = 64 << 20, storedValue: Int = 32 << 20, viewValue: Int = 2 << 20,
    viewText: Int = 32 << 20
  ) {
    self.viewSteps = viewSteps
    self.time = time
    self.names = names
    self.memory = memory
    self.storedValue = storedValue
    self.viewValue = viewValue
    self.viewText = viewText
  }
}
