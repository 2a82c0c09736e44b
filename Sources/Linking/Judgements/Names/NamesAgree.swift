package import Vocabulary

/// How much each part of two names says for or against their being one asset, in natural log-odds.
package struct NamesAgree: Judgement {
  package static let id = "linking/names-agree"
  package static let inForce = loaded()

  let prior: Double
  let classWord: Double
  let classCode: Double
  let classTranslated: Double
  let classSimilar: Double
  let classStem: Double
  let classPartly: Double
  let classPart: Double
  let classSlip: Double
  let classMissing: Double
  let classUnknown: Double
  let classDifferent: Double
  let number: Double
  let longNumber: Double
  let longDigits: Int
  let numberMissing: Double
  let secondNumber: Double
  let secondNumberMissing: Double
  let line: Double
  let otherPlace: Double
  let site: Double
  let levelUnknown: Double
  let levelDifferent: Double
  let placeMissing: Double
  let placeWords: Double
  let letter: Double
  let letterAlone: Double
  let letterMissing: Double
  let beside: Double
  let besideSome: Double
  let besideMissing: Double
  let besideDifferent: Double
  let writtenAlike: Double
  let spelling: Double
  let spellingOfDigits: Double
  let reordered: Double
  let correction: Double
  let described: Double
  let describedOtherwise: Double
  let oneRow: Double
  let retired: Double
  let onlyOne: Double
  let onlyOneOfLine: Double
  let onlyPlace: Double
  let onlyOneOfNumber: Double
  let onlyOneWithoutLines: Double

  package func holds(_ given: JudgementInput) throws -> Bool { try AssetLinker.joins(given) }
}
