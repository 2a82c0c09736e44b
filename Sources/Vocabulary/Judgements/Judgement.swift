import Foundation
import Synchronization

/// A decision about a plant, with its constants from `Rules/judgements`.
///
/// A type that conforms has one stored property for each constant of its file and reads the file once:
///
///     package struct SilenceIsOutage: Judgement {
///       package static let id = "gaps/silence-is-outage"
///       package static let inForce = loaded()
///       let leastShare: Double
///       package init(_ constants: inout JudgementConstants) { leastShare = constants["least-share"] }
///       package func holds(_ given: JudgementInput) throws -> Bool { … }
///     }
package protocol Judgement: Sendable {
  /// Path of its file under `judgements`, without extension.
  static var id: String { get }
  init(_ constants: inout JudgementConstants)
  /// Whether it holds for what an example of its file gives.
  func holds(_ given: JudgementInput) throws -> Bool
}

extension Judgement {
  /// The judgement with the constants of its file.
  package static func loaded() -> Self { loadedOnce { try read(Judgements.text(id)) } }

  /// - Throws: `VocabularyError` when its file cannot be used.
  package static func check() throws { _ = try read(Judgements.text(id)) }

  /// - Throws: `VocabularyError` unless the type and the file name the same constants.
  package static func read(_ text: JudgementText) throws -> Self {
    var constants = JudgementConstants(text)
    let judgement = Self(&constants)
    if let fault = constants.fault { throw fault }
    return judgement
  }

  /// The examples of its file that come out another way than the file says, in words.
  package static func failures() throws -> [String] {
    let text = try Judgements.text(id)
    let judgement = try read(text)
    return text.examples.compactMap { example in
      do {
        if try judgement.holds(example.given) == example.isGuilty { return nil }
        return "\(id): \(example.isGuilty ? "guilty" : "innocent"): \(example.about)"
      } catch {
        return "\(id): \(example.about): \(error)"
      }
    }
  }
}

/// The constants of one judgement while its type reads them.
package struct JudgementConstants {
  private let text: JudgementText
  private var left: Set<String>
  private var missing: VocabularyError?

  init(_ text: JudgementText) {
    self.text = text
    left = Set(text.constants.map(\.name))
  }

  package subscript(name: String) -> Double {
    mutating get { values(name).first ?? 0 }
  }

  package subscript(name: String) -> Int {
    mutating get { Int(values(name).first ?? 0) }
  }

  package subscript(name: String) -> [Double] {
    mutating get { values(name) }
  }

  private mutating func values(_ name: String) -> [Double] {
    guard let constant = text.constants.first(where: { $0.name == name }) else {
      missing =
        missing
        ?? VocabularyError(
          message: "judgements/\(text.id).yml: the constant '\(name)' is missing",
          help: "add '\(name): {value: …, about: …}'")
      return []
    }
    left.remove(name)
    return constant.values
  }

  /// A constant that the file lacks, or that nothing reads.
  fileprivate var fault: VocabularyError? {
    missing
      ?? left.min().map {
        VocabularyError(
          message: "judgements/\(text.id).yml: nothing reads the constant '\($0)'",
          help: "remove it, or mend its name")
      }
  }
}

/// The files of `Rules/judgements`.
package enum Judgements {
  private static let texts = Mutex<[String: JudgementText]>([:])

  private static func folder() throws -> String {
    guard let folder = BuiltInFolder.path(module: "Vocabulary", name: "judgements") else {
      throw VocabularyError(
        message: "the folder 'judgements' is not beside the program",
        help: "install the program again, with the folders that come beside it")
    }
    return folder
  }

  /// The file of one judgement, read once.
  package static func text(_ id: String) throws -> JudgementText {
    if let known = texts.withLock({ $0[id] }) { return known }
    return try read(YAMLFile.Place(id: id, name: id + ".yml", path: folder() + "/" + id + ".yml"))
  }

  /// All of them, sorted by ID.
  package static func builtIn() throws -> [JudgementText] {
    try YAMLFile.all(below: folder()).map { try read($0) }
  }

  private static func read(_ place: YAMLFile.Place) throws -> JudgementText {
    guard let contents = YAMLFile.contents(place.path) else {
      throw VocabularyError(
        message: "\(place.path): cannot be read as UTF-8 text", help: "install the program again")
    }
    let (judgement, problems) = JudgementText.read(
      contents, id: place.id, file: "judgements/" + place.name)
    guard let judgement else {
      let problem = problems.first
      throw VocabularyError(
        message:
          "judgements/\(place.name):\(problem?.location.line ?? 0): \(problem?.message ?? "")",
        help: problem?.help ?? "")
    }
    texts.withLock { $0[place.id] = judgement }
    return judgement
  }
}
