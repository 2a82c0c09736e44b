/// How a column is called that the file gives no name.
package enum UnnamedColumn {
  private static let word = "column "

  /// `place` counts from 0.
  static func name(_ place: Int) -> String { word + String(place + 1) }

  package static func isMeant(_ name: String) -> Bool { name.hasPrefix(word) }

  /// Whether a name is just that, and nothing stands behind it.
  package static func isAll(of name: String) -> Bool {
    name.hasPrefix(word) && name.count > word.count
      && name.dropFirst(word.count).allSatisfy(\.isNumber)
  }
}
