import Profiling
import Recognition
import Testing
import Vocabulary

@Suite struct RegisterColumnsTests {
  /// The inventory of a register and of names that another system uses.
  private func names(_ register: String, beside names: [String]) throws -> [NameRecord] {
    var inventory = try NameInventory(vocabulary: .builtIn())
    let source = try profile(register, path: "sap/equipment.csv")
    guard case .records(let table) = source.tables[0].content else {
      Issue.record("no register")
      return []
    }
    inventory.add(table)
    for (line, name) in names.enumerated() {
      inventory.add(
        NameRecord(
          system: .mes, origin: .reference,
          location: SourceLocation(path: "orders.csv", line: line + 2), name: name))
    }
    return inventory.sorted
  }

  private func register(_ header: String, _ texts: [String]) -> String {
    "Equipment;Description;\(header);Cost Center\n"
      + texts.enumerated().map { "400\(100 + 7 * $0);Machine \(77 + $0);\($1);CC1\n" }.joined()
  }

  @Test(arguments: ["Sort Field", "Zxqv", "Material", "Location"])
  func `a column with all names of another system is known under any header`(header: String)
    throws
  {
    let numbers = ["115", "127", "203", "219", "304", "388"]
    let found = try names(register(header, numbers), beside: numbers)
    for (place, number) in numbers.enumerated() {
      let row = try #require(found.first { $0.name == "400\(100 + 7 * place)" })
      #expect(row.counterparts == [.init(system: .mes, name: number)])
    }
  }

  /// Positions and machines are both counted from 1, so that nobody can say whether they mean the same.
  @Test func `running numbers prove nothing`() throws {
    let numbers = (1...9).map { "\($0)" }
    let found = try names(register("Sort Field", numbers), beside: numbers)
    #expect(found.allSatisfy { $0.counterparts.isEmpty })
  }

  @Test func `a column is known behind the mark of the works and at the end of a path`() throws {
    let codes = ["31-PU1", "31-FA2", "47-KI1", "47-MX3", "52-PU4"]
    let found = try names(
      register("Sort Field", codes.map { "WX-\($0)" }), beside: codes.map { "AB.NORTH.\($0)" })
    #expect(
      found.filter { $0.system == .erp }.flatMap(\.counterparts).map(\.name).sorted()
        == codes.map { "AB.NORTH.\($0)" }.sorted())
    // What another column calls the machines is another name of theirs.
    #expect(found.first { $0.name == "400100" }?.aliases.contains("WX-31-PU1") == true)
  }

  @Test func `a column that names other rows says what each row is in`() throws {
    let text =
      "Equipment;Description;Higher;Cost Center\n"
      + "57;Hall;;CC1\n57-210;Pump;57;CC1\n57-210-M1;Motor;57-210;CC1\n57-340;Fan;57;CC1\n"
      + "57-340-M1;Motor;57-340;CC1\n"
    let found = try names(text, beside: [])
    #expect(
      found.map { [$0.name, $0.parent ?? ""] } == [
        ["57", ""], ["57-210", "57"], ["57-210-M1", "57-210"], ["57-340", "57"],
        ["57-340-M1", "57-340"],
      ])
    #expect(found.allSatisfy { $0.aliases.isEmpty })
  }
}
