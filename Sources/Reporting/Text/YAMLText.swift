import Foundation

/// Text as YAML.
enum YAMLText {
  private static let words: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "null", "y", "n", "~",
  ]

  /// In quotes unless it is plain beyond doubt.
  static func scalar(_ text: String) -> String {
    let isPlain =
      (text.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false)
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_-./".unicodeScalars.contains($0)
      } && !words.contains(text.lowercased())
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        let isPrinted =
          scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
          && ![0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
        if isPrinted {
          quoted.unicodeScalars.append(scalar)
        } else {
          quoted += String(format: scalar.value > 0xFFFF ? "\\U%08X" : "\\u%04X", scalar.value)
        }
      }
    }
    return quoted + "\""
  }

  /// On one line.
  static func comment(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
            || [0x2028, 0x2029].contains($0.value) ? " " : $0
        }))
  }
}
