import Foundation

/// Why the reports could not be written.
package struct ReportError: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// The target is a file.
    case notAFolder
    /// The folder holds these files, which no report has.
    case foreign(files: [String])
    /// A file name that would leave the folder.
    case badFileName(String)
    case unwritable(reason: String)
  }

  package var kind: Kind
  package var path: String

  package init(_ kind: Kind, at path: String) {
    self.kind = kind
    self.path = path
  }
}

extension ReportError {
  /// What went wrong, lower case and without a full stop.
  package var message: String {
    switch kind {
    case .notAFolder: "the reports need a folder, and this is a file"
    case .foreign(let files):
      "this folder is not an earlier report: it holds "
        + files.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
        + (files.count > 3 ? " and \(files.count - 3) more" : "")
    case .badFileName(let name): "'\(name)' is not a plain file name"
    case .unwritable(let reason): "the reports cannot be written here: \(reason)"
    }
  }

  /// The next step for the user.
  package var help: String {
    switch kind {
    case .notAFolder, .foreign: "name a new or empty folder with --output"
    case .badFileName: "use a name without '/'"
    case .unwritable: "name another folder with --output, or free space and rights there"
    }
  }
}

extension ReportError {
  /// What the system says of an error of `Foundation`, in its own words; any other error as it describes itself.
  package static func reason(_ error: any Error) -> String {
    guard let cocoa = error as? CocoaError else { return "\(error)" }
    let code: POSIXErrorCode? =
      switch cocoa.code {
      case .fileNoSuchFile, .fileReadNoSuchFile: .ENOENT
      case .fileReadNoPermission, .fileWriteNoPermission: .EACCES
      case .fileWriteFileExists: .EEXIST
      case .fileWriteOutOfSpace: .ENOSPC
      case .fileWriteVolumeReadOnly: .EROFS
      default: (cocoa.underlying as? POSIXError)?.code
      }
    guard let code else { return "error \(cocoa.code.rawValue) of the file system" }
    return unsafe String(cString: strerror(code.rawValue)).lowercased()
  }
}

extension ReportError: CustomStringConvertible {
  package var description: String { "\(path): \(message)\n  help: \(help)" }
}
