/// Why a file or a table could not be read.
package struct ReadError: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case notFound
    case unreadable(reason: String)
    case empty
    case binary
    case truncated(String)
    case unsupported(format: String)
    case corrupt(String)
  }

  package var kind: Kind
  package var location: SourceLocation

  package init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }
}
