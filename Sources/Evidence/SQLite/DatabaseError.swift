/// Words of SQLite about a statement that it refused or could not finish.
package struct DatabaseError: Error, Sendable, Equatable {
  package var message: String
  package init(_ message: String) { self.message = message }
}
