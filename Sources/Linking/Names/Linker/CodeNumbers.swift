import Vocabulary

/// How a system of codes counts the line into the number, where its codes are short for the words of the other system:
/// `MIX-12` is `L1/Mixer_2` there, as all codes together say.
struct CodeNumbers {
  private let learner: AbbreviationLearner
  private static let options: [Composition] = [.digits(10), .digits(100), .pair]

  init(texts: [String]) { learner = AbbreviationLearner(texts: texts) }

  /// One of the populations with its names written as the other writes them, where that explains more of its codes.
  func rewritten(_ a: Population, _ b: Population) -> (a: Population?, b: Population?) {
    if let option = best(codes: b, words: a), let copy = Self.rewrite(b, option) {
      return (nil, copy)
    }
    if let option = best(codes: a, words: b), let copy = Self.rewrite(a, option) {
      return (copy, nil)
    }
    return (nil, nil)
  }

  private func best(codes: Population, words: Population) -> Composition? {
    var best: (count: Int, option: Composition?) = (
      learner.found(codes: codes, words: words, by: nil), nil
    )
    for option in Self.options {
      let count = learner.found(codes: codes, words: words, by: option)
      if count > best.count { best = (count, option) }
    }
    return best.option
  }

  /// `nil` where not all numbered names can be read so.
  private static func rewrite(_ population: Population, _ composition: Composition) -> Population? {
    var copy = population
    var isRewritten = false
    for index in copy.records.indices {
      guard let view = copy.records[index].nameView, view.head >= 0, view.unit != nil,
        !copy.records[index].isPlaceOnly
      else { continue }
      guard let name = view.written(composition, as: nil),
        view.places.allSatisfy({ $0.kind == 0 })
      else { return nil }
      copy.records[index].views[0] = name
      isRewritten = true
    }
    guard isRewritten else { return nil }
    copy.fillIndex()
    return copy
  }
}
