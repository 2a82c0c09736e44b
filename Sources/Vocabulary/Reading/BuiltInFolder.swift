import Foundation

/// Finds the data files that ship with the program.
///
/// `Bundle.module` ends the process when its folder is not beside the program, so the search is our own.
package enum BuiltInFolder {
  /// The folder `name` of the resources of `module`, or `nil` when it is not beside the program nor in
  /// `../share/readiness`.
  package static func path(module: String, name: String) -> String? {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let folder = program.deletingLastPathComponent()
    let candidates = [
      folder.appendingPathComponent("readiness_\(module).resources/\(name)"),
      folder.appendingPathComponent("../share/readiness/\(name)"),
    ]
    for candidate in candidates {
      let path = candidate.standardizedFileURL.path
      if (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil { return path }
    }
    return nil
  }
}
