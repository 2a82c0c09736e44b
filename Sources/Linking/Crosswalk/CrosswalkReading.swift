import Foundation
import Tabular
import Vocabulary

extension CrosswalkFile {
  /// More bytes than a crosswalk of a million names has.
  package static let byteLimit = 1 << 28
  /// More decisions than people make.
  package static let rowLimit = 200_000
  /// No name is longer.
  private static let nameLimit = 4096

  /// Reads the file at `file`; what is wrong with it as a whole is its problem, and then no row of it counts.
  ///
  /// - Parameters:
  ///   - path: How locations name it.
  ///   - words: How sentences name it.
  package static func read(_ file: String, path: String, words: String? = nil) -> CrosswalkFile {
    var crosswalk = CrosswalkFile(path: path, words: words)
    do throws(Refusal) {
      let bytes = try contents(file)
      var hash = FNV1a()
      hash.add(bytes[...])
      crosswalk.fingerprint = hash.digits
      crosswalk.rows = try rows(bytes)
    } catch {
      crosswalk.problem = Problem(
        severity: .error, location: SourceLocation(path: path, line: error.line),
        message: error.message, help: error.help)
    }
    return crosswalk
  }

  private struct Refusal: Error {
    var message: String
    var help: String
    var line = 0
  }

  private static func contents(_ file: String) throws(Refusal) -> [UInt8] {
    // What is no plain file may never end.
    var status = stat()
    guard unsafe stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Refusal(
        message: "the decisions on names cannot be read: it is no file",
        help: "give --crosswalk a crosswalk.csv that an audit has written")
    }
    guard status.st_size <= byteLimit else {
      throw Refusal(
        message:
          "the decisions on names are refused: the file has \(Wording.bytes(Int(status.st_size))), and \(Wording.bytes(byteLimit)) are read",
        help: "keep only the rows that have a decision")
    }
    guard let data = FileManager.default.contents(atPath: file), data.count <= byteLimit else {
      throw Refusal(
        message: "the decisions on names cannot be read",
        help: "check who may read the file, for example with 'ls -l', then run again")
    }
    return Array(data)
  }

  private static func rows(_ bytes: [UInt8]) throws(Refusal) -> [CrosswalkRow] {
    guard let text = WholeText.decoded(bytes) else {
      throw Refusal(
        message: "the decisions on names cannot be read: the file is no text",
        help: "save it as 'CSV UTF-8' from the spreadsheet")
    }
    var reader = SpreadsheetText(text)
    guard let head = reader.header(decisionColumns[0]) else {
      throw Refusal(
        message: "the decisions on names cannot be read: no column is called 'decision'",
        help:
          "take the crosswalk.csv of a report, fill in its columns 'decision' and 'other_name', and save it as CSV"
      )
    }
    let columns = columnsOfA + columnsOfB + decisionColumns
    let places = columns.map { name in head.firstIndex(of: name) }
    let missing = zip(columns, places).compactMap { name, place in
      place == nil && !name.hasSuffix("_path") && name != decisionColumns[1] ? name : nil
    }
    guard missing.isEmpty else {
      throw Refusal(
        message:
          "the decisions on names cannot be read: \(missing.count == 1 ? "the column" : "the columns") \(Wording.list(missing.map { "'\($0)'" })) \(missing.count == 1 ? "is" : "are") missing",
        help: "take the crosswalk.csv of a report, and keep all of its columns",
        line: reader.headerLine)
    }
    var rows: [CrosswalkRow] = []
    while let (line, fields) = reader.next() {
      func field(_ column: Int) -> String {
        guard let place = places[column], place < fields.count else { return "" }
        return fields[place].count > nameLimit
          ? String(fields[place].prefix(nameLimit)) : fields[place]
      }
      func name(_ first: Int) -> WrittenName {
        WrittenName(
          system: field(first).trimmed.lowercased(), path: field(first + 1), name: field(first + 2))
      }
      guard !field(6).trimmed.isEmpty else { continue }
      guard rows.count < rowLimit else {
        throw Refusal(
          message: "the decisions on names are refused: more than \(rowLimit) rows have one",
          help: "keep the rows of this plant", line: line)
      }
      rows.append(
        CrosswalkRow(
          line: line, a: name(0), b: name(3), decision: field(6).trimmed, otherName: field(7)))
    }
    guard reader.openQuote == 0 else {
      throw Refusal(
        message: "the decisions on names cannot be read: a quote is never closed",
        help: "close the quote that begins there, or save the file anew from the spreadsheet",
        line: reader.openQuote)
    }
    return rows
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
