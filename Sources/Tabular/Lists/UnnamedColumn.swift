/// How a column is called that the file gives no name.
package enum UnnamedColumn {
  private static let word = "column "

  /// `place` counts from 0.
  static func name(_ place: Int) -> String { word + String(place + 1) }

  package static func isMeant(_ name: String) -> Bool { name.hasPrefix(word) }
}
