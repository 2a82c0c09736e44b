import Foundation
import Vocabulary

extension JudgementText {
  /// Its ID and title, a line for each constant, and the source.
  var summary: String {
    let width = constants.map(\.name.count).max() ?? 0
    let lines = constants.map { constant in
      constant.name.padding(toLength: width, withPad: " ", startingAt: 0) + "  " + constant.words
    }
    return
      ([id + "  " + title] + (lines + ["\(basis.mark.rawValue): \(basis.source)"]).map { "  " + $0 })
      .joined(separator: "\n")
  }

  /// Everything about it.
  var page: String {
    var text = "\(id): \(title)\n\nTaken for granted\n"
    for constant in constants { text += "\(constant.name): \(constant.words). \(constant.about)\n" }
    text +=
      "\nWhere it comes from\n\(basis.source) (\(basis.mark.words))\n\nWhy it is judged so\n\(why)\n"
    for (title, isGuilty) in [("It holds for", true), ("It does not hold for", false)] {
      text += "\n\(title)\n"
      for example in examples where example.isGuilty == isGuilty { text += "  \(example.about)\n" }
    }
    return String(text.dropLast())
  }
}

extension JudgementText.Constant {
  /// The value as the file has it, with its unit.
  fileprivate var words: String {
    let numbers = values.compactMap(Wording.exact).joined(separator: ", ")
    return unit.map { "\(numbers) \($0)" } ?? numbers
  }
}
