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
  let spelling: Double
  let spellingOfDigits: Double
  let correction: Double
  let described: Double
  let describedOtherwise: Double
  let oneRow: Double
  let retired: Double
  let onlyOne: Double
  let onlyOneOfLine: Double
  let onlyOneOfNumber: Double
  let onlyOneWithoutLines: Double

  package init(_ constants: inout JudgementConstants) {
    prior = constants["prior"]
    classWord = constants["class-word"]
    classCode = constants["class-code"]
    classTranslated = constants["class-translated"]
    classSimilar = constants["class-similar"]
    classMissing = constants["class-missing"]
    classUnknown = constants["class-unknown"]
    classDifferent = constants["class-different"]
    number = constants["number"]
    longNumber = constants["long-number"]
    longDigits = constants["long-digits"]
    numberMissing = constants["number-missing"]
    secondNumber = constants["second-number"]
    secondNumberMissing = constants["second-number-missing"]
    line = constants["line"]
    otherPlace = constants["other-place"]
    site = constants["site"]
    levelUnknown = constants["level-unknown"]
    levelDifferent = constants["level-different"]
    placeMissing = constants["place-missing"]
    placeWords = constants["place-words"]
    letter = constants["letter"]
    letterAlone = constants["letter-alone"]
    letterMissing = constants["letter-missing"]
    beside = constants["beside"]
    besideSome = constants["beside-some"]
    besideMissing = constants["beside-missing"]
    besideDifferent = constants["beside-different"]
    spelling = constants["spelling"]
    spellingOfDigits = constants["spelling-of-digits"]
    correction = constants["correction"]
    described = constants["described"]
    describedOtherwise = constants["described-otherwise"]
    oneRow = constants["one-row"]
    retired = constants["retired"]
    onlyOne = constants["only-one"]
    onlyOneOfLine = constants["only-one-of-line"]
    onlyOneOfNumber = constants["only-one-of-number"]
    onlyOneWithoutLines = constants["only-one-without-lines"]
  }

  package func holds(_ given: JudgementInput) throws -> Bool { try AssetLinker.joins(given) }
}
