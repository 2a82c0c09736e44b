import Foundation
import Synchronization
import Yams

/// A decision about a plant, with its constants from `Rules/judgements`.
///
/// A type that conforms has one stored property for each constant of its file, `leastShare` for `least-share`, and reads
/// the file once. Constants whose names share what stands before a dot, `weights.start`, are one property together.
///
///     package struct SilenceIsOutage: Judgement {
///       package static let id = "gaps/silence-is-outage"
///       package static let inForce = loaded()
///       let leastShare: Double
///       package func holds(_ given: JudgementInput) throws -> Bool { … }
///     }
package protocol Judgement: Sendable, Decodable {
  /// Path of its file under `judgements`, without extension.
  static var id: String { get }
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
    let file = "judgements/\(text.id).yml"
    let judgement: Self
    do {
      judgement = try YAMLDecoder().decode(from: text.properties)
    } catch DecodingError.keyNotFound(let key, _) {
      let name = JudgementText.Constant.name(ofProperty: key.stringValue)
      throw VocabularyError(
        message: "\(file): the constant '\(name)' is missing",
        help: "add '\(name): {value: …, about: …}'")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.dataCorrupted(let context) {
      let name = context.codingPath.first.map {
        JudgementText.Constant.name(ofProperty: $0.stringValue)
      }
      throw VocabularyError(
        message: "\(file): the constant '\(name ?? "")': \(context.debugDescription)",
        help: "give it a number, or a list of numbers where it was one")
    }
    let read = Set(Mirror(reflecting: judgement).children.compactMap(\.label))
    if let unread = text.constants.first(where: { !read.contains($0.property) }) {
      throw VocabularyError(
        message: "\(file): nothing reads the constant '\(unread.name)'",
        help: "remove it, or mend its name")
    }
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
