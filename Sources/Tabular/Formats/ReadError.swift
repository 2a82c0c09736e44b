package import Vocabulary

/// Why a file or a table could not be read.
package struct ReadError: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case notFound
    case unreadable(reason: String)
    case empty
    case binary
    case truncated(String)
    /// The format reads after "is"; without a cure, the one that is listed for the format counts.
    case unsupported(format: String, cure: String? = nil)
    case corrupt(String)
    /// Made to harm, or beyond what is read.
    case refused(String, cure: String?)
    /// Protected by a password.
    case encrypted(cure: String? = nil)
    /// Lines stand there in two versions.
    case mergeConflict
    /// A readable text that is no table, such as a licence or a script. Its problem is only a note.
    case notATable(String)
    /// A file that this program wrote itself.
    case earlierReport
  }

  package var kind: Kind
  package var location: SourceLocation

  package init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }
}

extension ReadError {
  /// The error in words: where, what, and the next step.
  package var problem: Problem {
    Problem(severity: severity, location: location, message: message, help: help)
  }

  private var severity: Severity {
    switch kind {
    case .notATable, .earlierReport: .note
    default: .error
    }
  }

  private var message: String {
    switch kind {
    case .notFound: "there is no such file or folder"
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .empty: "holds no data"
    case .binary: "holds binary data in no known format"
    case .truncated(let what): "is cut off: \(what)"
    case .unsupported(let format, _): "is \(format), which cannot be read as a table"
    case .corrupt(let what): "is damaged: \(what)"
    case .refused(let what, _): "is refused: \(what)"
    case .encrypted: "is protected by a password"
    case .mergeConflict: "holds a merge conflict that was never settled"
    case .notATable(let what): "is \(what), not a table"
    case .earlierReport: "is an earlier report of readiness, not data"
    }
  }

  private var help: String {
    switch kind {
    case .notFound: "check the spelling of the path"
    case .unreadable: "check who may read it, for example with 'ls -l', then run again"
    case .empty: "export it again, or remove it from the folder"
    case .binary: "export the table as CSV or XLSX from the program that wrote it"
    case .truncated: "copy or export the file again; rows before the cut are used"
    case .unsupported(let format, let cure):
      cure ?? UnreadableFormat.all.first { $0.name == format }?.cure
        ?? "export the table as CSV or XLSX"
    case .corrupt: "copy or export the file again"
    case .refused(_, let cure): cure ?? "ask where it comes from, and export it again"
    case .encrypted(let cure): cure ?? "save a copy without a password, then run again"
    case .mergeConflict:
      "keep one version of the lines between '<<<<<<<' and '>>>>>>>', or export the file again"
    case .earlierReport: "nothing to do"
    case .notATable: "nothing to do; if it should be a table, export it as CSV or XLSX"
    }
  }
}
