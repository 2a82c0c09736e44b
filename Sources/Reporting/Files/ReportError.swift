import Foundation

/// Why the reports could not be written.
package struct ReportError: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// The target is a file.
    case notAFolder
    /// The target is a folder and should be a file.
    case isFolder
    case deadLink
    /// The folder holds these files, which no report has.
    case foreign(files: [String])
    /// The report that is there has these files, which somebody has changed.
    case changed(files: [String])
    /// A file name that would leave the folder.
    case badFileName(String)
    case unwritable(SystemError)
    /// The database did not get whole, in its own words.
    case database(String)
  }

  package var kind: Kind
  package var path: String
  /// The option that names the place.
  package var option = "--output"

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
    case .isFolder: "this is a folder, and a file is to be written"
    case .deadLink: "this is a link that leads nowhere"
    case .foreign(let files):
      "this folder is not an earlier report: it holds \(Self.list(files))"
    case .changed(let files):
      "the report that is there was changed by hand since it was written: \(Self.list(files))"
    case .badFileName(let name): "'\(name)' is not a plain file name"
    case .unwritable(let error): "nothing can be written here: \(error.words)"
    case .database(let reason):
      "'\(ReportFolder.database)' cannot be written: "
        + (reason == "database or disk is full" ? SystemError(ENOSPC).words : reason)
    }
  }

  private static func list(_ files: [String]) -> String {
    files.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
      + (files.count > 3 ? " and \(files.count - 3) more" : "")
  }

  /// The next step for the user.
  package var help: String {
    let other = "name another place with \(option)"
    return switch kind {
    case .notAFolder, .foreign: "name a new or empty folder with \(option)"
    case .isFolder: "name a file with \(option)"
    case .deadLink: other
    case .changed: "move what you changed elsewhere, or name another folder with \(option)"
    case .badFileName: "use a name without '/'"
    case .unwritable(let error):
      error.code == EBUSY || error.code == EXDEV
        ? "name a folder in it with \(option), such as '\(path)/report'" : error.cure(other: other)
    case .database: "free some space, or \(other)"
    }
  }

  /// What the system says of an error of `Foundation`, in words for people; any other error as it describes itself.
  package static func reason(_ error: any Error) -> String {
    if let error = error as? SystemError { return error.words }
    guard let cocoa = error as? CocoaError else { return "\(error)" }
    let code: Int32? =
      switch cocoa.code {
      case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
      case .fileReadNoPermission, .fileWriteNoPermission: EACCES
      case .fileWriteFileExists: EEXIST
      case .fileWriteOutOfSpace: ENOSPC
      case .fileWriteVolumeReadOnly: EROFS
      default: (cocoa.underlying as? POSIXError)?.code.rawValue
      }
    return code.map { SystemError($0).words } ?? "error \(cocoa.code.rawValue) of the file system"
  }
}

extension ReportError: CustomStringConvertible {
  package var description: String { "\(path): \(message)\n  help: \(help)" }
}
