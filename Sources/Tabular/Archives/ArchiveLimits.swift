import Vocabulary

/// What an archive may ask for; the tests make the limits tiny.
package struct ArchiveLimits: Sendable {
  /// What is packed may unpack to so many bytes, or to so many times its length if that is more. Samples shrink to a
  /// fifth or a thirtieth; nothing but repeats comes near 250, and deflate ends at 1032.
  package var unpackedByteCount = 1 << 28
  package var unpackedRatio = 250
  package var memberCount = 100_000

  package init() {}

  func unpacked(_ packed: Int) -> Int {
    let (product, isTooLarge) = packed.multipliedReportingOverflow(by: unpackedRatio)
    return max(unpackedByteCount, isTooLarge ? Int.max : product)
  }

  func bomb(at location: SourceLocation) -> ReadError {
    ReadError(
      .refused(
        "it unpacks to more than \(unpackedByteCount >> 20) MB and \(unpackedRatio) times its size",
        cure: "if you trust it, unpack it into the folder yourself"), at: location)
  }
}

/// The name of a member as a path below its archive. No file is ever made under it.
struct MemberName {
  /// Without what would lead elsewhere, and without control characters.
  var path: String
  /// Whether the name as written leads out of the archive.
  var leadsOutside: Bool
  /// Whether it is no data, as in a folder.
  var isLeftOut: Bool
  /// As what it is left out in a folder too.
  var kind: LeftOut.Kind?

  init(_ name: String) {
    let parts = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }.map(String.init)
      .filter { $0 != "." }
    let drive = name.utf8.prefix(2)
    let hasDrive = drive.last == UInt8(ascii: ":") && drive.count == 2
    leadsOutside =
      name.hasPrefix("/") || name.hasPrefix("\\") || hasDrive || parts.contains("..")
    let kept = parts.filter { $0 != ".." }.map { part in
      String(
        String.UnicodeScalarView(
          part.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
    }
    path = kept.joined(separator: "/")
    // The last four are how an OPC package such as AASX holds itself together.
    kind = kept.lazy.compactMap { LeftOut.Kind($0) }.first
    isLeftOut =
      kind != nil || kept.dropLast().contains("_rels") || kept == ["[Content_Types].xml"]
      || kept == ["aasx", "aasx-origin"]
  }
}
