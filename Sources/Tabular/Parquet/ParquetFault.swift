import Vocabulary

/// Why a part of a Parquet file cannot be used; the reader adds the path.
enum ParquetFault: Error {
  /// What is damaged, as it stands after "is damaged: ".
  case damage(String)
  /// What it is, as it stands after "is ", and what to do.
  case unsupported(String, cure: String)
  case unreadable(ReadError)

  func error(at location: SourceLocation) -> ReadError {
    switch self {
    case .damage(let what): ReadError(.corrupt(what), at: location)
    case .unsupported(let what, let cure):
      ReadError(.unsupported(format: what, cure: cure), at: location)
    case .unreadable(let error): error
    }
  }
}
