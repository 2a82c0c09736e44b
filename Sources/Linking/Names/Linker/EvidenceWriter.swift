import Profiling
import Vocabulary

/// Says in simple sentences why two names are, or may be, one asset.
struct EvidenceWriter {
  let vocabulary: EquipmentVocabulary

  func sentences(_ a: LinkRecord, _ b: LinkRecord, _ comparison: Comparison) -> [String] {
    guard a.views.indices.contains(comparison.viewA), b.views.indices.contains(comparison.viewB)
    else { return [] }
    let viewA = a.views[comparison.viewA]
    let viewB = b.views[comparison.viewB]
    var sentences: [String] = []
    if comparison.isRegistered {
      let isInTags = a.origin == .tags || b.origin == .tags
      sentences.append(
        isInTags ? "tags or a list of them have both names" : "one register row has both names")
    }
    if comparison.sameKey { sentences.append("same name once separators and zeros are left out") }
    if comparison.isReordered {
      sentences.append("the same words in another order")
    } else if let text = classSentence(viewA, viewB, comparison) {
      sentences.append(text)
    }
    if comparison.isComposed {
      if let (line, unit) = comparison.composed {
        sentences.append("both are number \(unit) of line \(line), as the whole lists are numbered")
      } else {
        sentences.append("the numbers agree as the whole lists are numbered")
      }
    } else {
      if comparison.unit == .same { sentences.append("same number \(number(viewA))") }
      if comparison.unit == .missing { sentences.append("only one of them has a number") }
      if let place = comparison.codedPlace {
        sentences.append("same line or area \(place)")
      } else if comparison.place == .same {
        sentences.append(placeSentence(viewA, viewB))
      }
    }
    if comparison.suffix == .same {
      sentences.append("same letter \(NameReader.letterText(viewA.suffix))")
    }
    if comparison.sameQualifiers, !comparison.isReordered, comparison.classRelation != .phrase {
      sentences.append("same words beside the class")
    }
    if comparison.isOnlyOne { sentences.append("the only such name in both systems") }
    for (view, source) in [(viewA, a), (viewB, b)] where view.source == .description {
      sentences.append("the description of ‘\(source.name)’ is ‘\(view.text)’")
    }
    for correction in viewA.corrections + viewB.corrections {
      sentences.append("spelling: “\(correction.written)” read as “\(correction.read)”")
    }
    if comparison.place == .missing { sentences.append("only one of them names a line or an area") }
    if comparison.suffix == .missing { sentences.append("only one of them has a letter behind") }
    if comparison.otherQualifiers { sentences.append("other words beside the class") }
    if comparison.isDescribedOtherwise { sentences.append("the descriptions disagree") }
    if a.isRetired != b.isRetired { sentences.append("only one of them is marked as retired") }
    return sentences
  }

  private func number(_ view: NameView) -> String {
    guard let unit = view.unit else { return "" }
    return unit < 0 ? NameReader.letterText(-unit) : String(unit)
  }

  private func placeSentence(_ a: NameView, _ b: NameView) -> String {
    for (level, word) in [
      (EquipmentVocabulary.Level.line, "line"), (.area, "area"), (.site, "site"),
    ] {
      if let value = a.place(level.rawValue), value == b.place(level.rawValue) {
        return "same \(word) \(value < 0 ? NameReader.letterText(-value) : String(value))"
      }
    }
    if let value = a.mainPlace, value == b.mainPlace {
      return "same line or area \(value < 0 ? NameReader.letterText(-value) : String(value))"
    }
    return "same prefix"
  }

  private func classSentence(_ a: NameView, _ b: NameView, _ comparison: Comparison) -> String? {
    switch comparison.classRelation {
    case .phrase:
      return "the words of one are short for those of the other all over both lists"
    case .sameWord:
      return "same word (\(a.headWritten))"
    case .sameClass, .sameCode:
      let shared = a.classes.first { b.classes.contains($0) }
      return shared.map { "same class (\(vocabulary.classNames[$0]))" }
        ?? "‘\(a.headWritten)’ and ‘\(b.headWritten)’ share a word"
    case .stem: return "‘\(a.headWritten)’ and ‘\(b.headWritten)’ begin alike"
    case .part: return "‘\(a.headWritten)’ and ‘\(b.headWritten)’ have a part in common"
    case .partly:
      return "‘\(a.headWritten)’ and ‘\(b.headWritten)’ stand side by side in one of the names"
    case .similar: return "similar class (‘\(a.headWritten)’ and ‘\(b.headWritten)’)"
    case .translated:
      return "‘\(a.headWritten)’ stands for ‘\(b.headWritten)’ all over both lists"
    case .abbreviated:
      return "‘\(a.headWritten)’ and ‘\(b.headWritten)’ abbreviate each other"
    case .misspelt, .slip: return "‘\(a.headWritten)’ and ‘\(b.headWritten)’ differ by one letter"
    case .generic, .missing: return nil
    case .unknown, .different: return "‘\(a.headWritten)’ and ‘\(b.headWritten)’ are other words"
    }
  }
}
