import Foundation

/// A call of the system that failed, in words for people.
package struct SystemError: Error, Equatable {
  package var code: Int32

  package init(_ code: Int32) { self.code = code }

  /// Of what Foundation says of a folder that cannot be listed.
  init(listing error: any Error) {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    code = cause.flatMap { $0.domain == NSPOSIXErrorDomain ? Int32($0.code) : nil } ?? EIO
  }

  /// Lower case and without a full stop.
  package var words: String {
    switch code {
    case ENOSPC: "there is no space left"
    case EDQUOT: "the quota of this disk is used up"
    case EROFS: "the file system can only be read"
    case EACCES, EPERM: "permission denied"
    case EFBIG: "the file would be larger than is allowed"
    case EPIPE: "its reader has closed it"
    case EBADF: "it is closed"
    case EBUSY, EXDEV: "it is a mount point, which cannot be replaced"
    case EIO: "the disk does not take it"
    default: unsafe String(cString: strerror(code)).lowercased()
    }
  }

  /// The next step for the user, who can name `other` place.
  package func cure(other: String) -> String {
    switch code {
    case ENOSPC, EDQUOT: "free some space, or \(other)"
    case EROFS, EACCES, EPERM: "get the right to write there, or \(other)"
    default: other
    }
  }
}
