/// A pattern of names or paths: `*` is any run of characters, `?` any one character, everything else itself.
package struct Glob: Sendable, Equatable {
  package let text: String
  private let pattern: [Character]

  package init(_ text: String) {
    self.text = text
    pattern = Array(text)
  }

  package var isLiteral: Bool { !pattern.contains("*") && !pattern.contains("?") }

  package func matches(_ name: String) -> Bool {
    if isLiteral { return name == text }
    let name = Array(name)
    var i = 0
    var p = 0
    // Where to go on when the run behind the last star has to be longer.
    var retry: (pattern: Int, name: Int)?
    while i < name.count {
      if p < pattern.count, pattern[p] == "*" {
        retry = (p + 1, i)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == name[i] {
        p += 1
        i += 1
      } else if let from = retry {
        retry = (from.pattern, from.name + 1)
        p = from.pattern
        i = from.name + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
