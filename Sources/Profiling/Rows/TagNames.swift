/// What tags are told by that have another name, or less of one, in their file.
package struct TagNames: Sendable {
  /// What the tags of a table begin with, where its path says of which machine they are.
  private var ofTables: [TableName: String] = [:]
  /// The names that a list gives tags which samples have by a number alone, by table.
  private var ofNumbers: [TableName: [String: String]] = [:]

  package init() {}

  package init(ofTables: [TableName: String], ofNumbers: [TableName: [String: String]]) {
    self.ofTables = ofTables
    self.ofNumbers = ofNumbers
  }

  package func told(_ tag: String, in table: TableName) -> String {
    if let name = ofTables[table] { return name + "/" + tag }
    return ofNumbers[table]?[tag] ?? tag
  }
}
