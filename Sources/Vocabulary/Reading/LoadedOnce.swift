import Foundation

/// What a file that ships with the program says, for a constant that is read once.
///
/// The program checks such files before any command begins, and says what is wrong with one. A program that went on without
/// it would invent facts, so it ends here.
package func loadedOnce<Value>(_ load: () throws -> Value) -> Value {
  do {
    return try load()
  } catch {
    let message =
      "readiness: \(error)\n  help: install the program again with its folder of rules\n"
    FileHandle.standardError.write(Data(message.utf8))
    exit(2)
  }
}
