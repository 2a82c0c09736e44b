import Foundation
import Tabular
import Testing

/// One table of a JSON text, as a reader should see it.
struct JSONExample: Sendable, CustomTestStringConvertible {
  struct Table: Sendable, Equatable {
    var name = "x"
    var header: [String]
    var rows: [[String]]
  }

  var testDescription: String
  var text: String
  var tables: [Table]

  init(_ description: String, _ text: String, _ tables: [Table]) {
    testDescription = description
    self.text = text
    self.tables = tables
  }

  init(_ description: String, _ text: String, _ header: [String], _ rows: [[String]]) {
    self.init(description, text, [Table(header: header, rows: rows)])
  }

  static let shapes: [JSONExample] = [
    .init(
      "an array of records", #"[{"id":"007","n":1.50},{"n":2e3,"id":"0815","late":true}]"#,
      ["id", "n", "late"], [["007", "1.50", ""], ["0815", "2e3", "true"]]),
    .init(
      "nested objects", #"[{"a":{"b":{"c":1},"d":null},"e":[1,"x",null]}]"#,
      ["a/b/c", "a/d", "e"], [["1", "", "1; x; "]]),
    .init(
      "JSON lines", "{\"a\":1}\n\n{\"b\":2}\r\n{\"a\":3,\"b\":4}", ["a", "b"],
      [["1", ""], ["", "2"], ["3", "4"]]),
    .init(
      "one object", #"{"name":"P-1","limit":{"low":4}}"#, ["name", "limit/low"], [["P-1", "4"]]),
    .init("plain values", "[1, 2.0]", ["value"], [["1"], ["2.0"]]),
    .init(
      "objects by ID", #"{"P-1":{"line":"L1"},"P-2":{"line":"L2","kW":5}}"#,
      ["key", "line", "kW"], [["P-1", "L1", ""], ["P-2", "L2", "5"]]),
    .init(
      "samples by tag", #"{"T1":[{"t":1,"v":2}],"T2":[{"t":3,"v":4},{"t":5,"v":6}]}"#,
      ["key", "t", "v"], [["T1", "1", "2"], ["T2", "3", "4"], ["T2", "5", "6"]]),
    .init(
      "rows under their names",
      #"[["time","v"],["2024-01-01T00:00:00Z",1],["2024-01-01T00:00:05Z",2]]"#,
      ["time", "v"], [["2024-01-01T00:00:00Z", "1"], ["2024-01-01T00:00:05Z", "2"]]),
    .init(
      "a data frame", #"{"columns":["t","x"],"index":[0,1],"data":[["a",1],["b",null]]}"#,
      ["t", "x"], [["a", "1"], ["b", ""]]),
    .init(
      "columns in arrays",
      #"{"hourly":{"units":{"t":"iso"},"time":["a","b",null],"kW":[1,null,3.50]},"name":"P1"}"#,
      ["name", "time", "kW"], [["P1", "a", "1"], ["P1", "b", ""], ["P1", "", "3.50"]]),
    .init(
      "an array of columns",
      #"{"data":[["a","b","c","d"],[1,2,null,"x"]],"columns":["t","x"]}"#,
      ["t", "x"], [["a", "1"], ["b", "2"], ["c", ""], ["d", "x"]]),
    .init(
      "columns in objects",
      #"{"t":{"0":"a","1":"b","2":"c"},"x":{"0":1,"1":null,"2":3}}"#,
      ["index", "t", "x"], [["0", "a", "1"], ["1", "b", ""], ["2", "c", "3"]]),
    .init(
      "columns under times",
      #"{"x":{"1704067200000":1,"1704067260000":2,"1704067320000":3},"#
        + #""y":{"1704067200000":4,"1704067260000":5,"1704067320000":6}}"#,
      ["index", "x", "y"],
      [["1704067200000", "1", "4"], ["1704067260000", "2", "5"], ["1704067320000", "3", "6"]]),
    .init(
      "lists of unequal length", #"{"id":"P1","low":[1,2,3],"high":[4,5,6,7]}"#,
      ["id", "low", "high"], [["P1", "1; 2; 3", "4; 5; 6; 7"]]),
    .init(
      "columns that are objects", #"{"columns":[{"text":"Time"},{"text":"v"}],"rows":[[1,2]]}"#,
      ["Time", "v"], [["1", "2"]]),
    .init(
      "columns behind the rows", #"{"rows":[[1,2]],"columns":["t","v"]}"#, ["t", "v"], [["1", "2"]]),
    .init(
      "the same key twice", #"[{"a":1,"a":2},{"a":3,"a":null}]"#, ["a"], [["2"], [""]]),
    .init(
      "a mark in front", "\u{FEFF}[{\"ä\":\"ö\"}]", ["ä"], [["ö"]]),
    .init(
      "trailing commas and numbers that are none", #"[{"a":NaN,"b":-Infinity,},{"a":Infinity},]"#,
      ["a", "b"], [["NaN", "-Infinity"], ["Infinity", ""]]),
    .init(
      "languages and references",
      #"[{"idShort":"M1","description":[{"language":"en","text":"Mixer"},{"language":"de","text":"Rührer"}],"#
        + #""semanticId":{"keys":[{"type":"GlobalReference","value":"0173-1"}]}}]"#,
      ["idShort", "description", "semanticId/keys"], [["M1", "Mixer; Rührer", "0173-1"]]),
  ]

  static let nests: [JSONExample] = [
    .init(
      "series of a database",
      #"{"results":[{"series":[{"name":"cpu","tags":{"host":"a"},"columns":["time","v"],"values":[[1,2]]},"#
        + #"{"name":"cpu","tags":{"host":"b"},"columns":["v","time","w"],"values":[[3,4,5]]}]}]}"#,
      [
        .init(
          name: "results/series", header: ["name", "tags/host"],
          rows: [["cpu", "a"], ["cpu", "b"]]),
        .init(
          name: "results/series/values", header: ["name", "tags/host", "time", "v", "w"],
          rows: [["cpu", "a", "1", "2", ""], ["cpu", "b", "4", "3", "5"]]),
      ]),
    .init(
      "names in front of records and behind them",
      #"{"plant":"A","plantId":"9","orders":[{"ops":[{"op":10},{"op":20}],"x":1,"orderId":"007"},"#
        + #"{"ops":[{"op":30}],"orderId":"008"},{"ops":[{"op":40}]}]}"#,
      [
        .init(
          name: "orders", header: ["plant", "plantId", "x", "orderId"],
          rows: [["A", "9", "1", "007"], ["A", "9", "", "008"], ["A", "9", "", ""]]),
        .init(
          name: "orders/ops", header: ["plant", "plantId", "orderId", "op"],
          rows: [
            ["A", "9", "007", "10"], ["A", "9", "007", "20"], ["A", "9", "008", "30"],
            ["A", "9", "", "40"],
          ]),
      ]),
    .init(
      "tags in tags",
      #"{"name":"","tags":[{"name":"L1","tags":[{"tags":[{"name":"Speed"}],"name":"M1","typeId":"Mixer"}]},"#
        + #"{"name":"L2"}]}"#,
      [
        .init(
          header: ["path", "parent", "name", "typeId"],
          rows: [
            ["L1/M1/Speed", "M1", "Speed", ""], ["L1/M1", "L1", "M1", "Mixer"],
            ["L1", "", "L1", ""], ["L2", "", "L2", ""],
          ])
      ]),
    .init(
      "a stream set",
      #"{"Links":{},"Items":[{"WebId":"F1","Name":"L1.P","Path":"\\\\S\\L1.P","Items":["#
        + #"{"Timestamp":"2024-01-01T00:00:00Z","UnitsAbbreviation":"bar","Good":true,"Value":12.30},"#
        + #"{"Timestamp":"2024-01-01T00:00:05Z","UnitsAbbreviation":"bar","Good":false,"#
        + #""Value":{"Name":"I/O Timeout","Value":246,"IsSystem":true}}],"UnitsAbbreviation":"bar"}]}"#,
      [
        .init(
          name: "Items", header: ["WebId", "tag name", "Path", "UnitsAbbreviation"],
          rows: [["F1", "L1.P", #"\\S\L1.P"#, "bar"]]),
        .init(
          name: "Items/Items",
          header: ["tag name", "Timestamp", "UnitsAbbreviation", "Good", "Value"],
          rows: [
            ["L1.P", "2024-01-01T00:00:00Z", "bar", "true", "12.30"],
            ["L1.P", "2024-01-01T00:00:05Z", "bar", "false", "I/O Timeout"],
          ]),
      ]),
    .init(
      "streams of attributes, whose names are not their own",
      #"{"Items":[{"WebId":"A1","Name":"Speed","Path":"\\\\S\\DB\\P1|Speed","Items":[{"Timestamp":"t","Value":1}]},"#
        + #"{"WebId":"A2","Name":"Speed","Path":"\\\\S\\DB\\P2|Speed","Items":[{"Timestamp":"t","Value":2}]}]}"#,
      [
        .init(
          name: "Items", header: ["WebId", "Name", "tag name"],
          rows: [["A1", "Speed", #"\\S\DB\P1|Speed"#], ["A2", "Speed", #"\\S\DB\P2|Speed"#]]),
        .init(
          name: "Items/Items", header: ["tag name", "Timestamp", "Value"],
          rows: [[#"\\S\DB\P1|Speed"#, "t", "1"], [#"\\S\DB\P2|Speed"#, "t", "2"]]),
      ]),
    .init(
      "an asset administration shell",
      #"{"assetAdministrationShells":[{"idShort":"Motor","id":"i1","#
        + #""submodels":[{"type":"ModelReference","keys":[{"type":"Submodel","value":"s1"}]}]}],"#
        + #""submodels":[{"idShort":"Data","id":"s1","submodelElements":["#
        + #"{"idShort":"Axis","modelType":"SubmodelElementCollection","qualifiers":[{"type":"a","value":"b"}],"#
        + #""value":[{"idShort":"Speed","modelType":"Property","value":"1450"}]}]}],"#
        + #""conceptDescriptions":[{"id":"c","idShort":"C"}]}"#,
      [
        .init(
          name: "assetAdministrationShells", header: ["idShort", "id"], rows: [["Motor", "i1"]]),
        .init(name: "submodels", header: ["idShort", "id"], rows: [["Data", "s1"]]),
        .init(
          name: "submodels/submodelElements",
          header: [
            "submodels/idShort", "id", "path", "parent", "idShort", "modelType", "value",
          ],
          rows: [
            ["Data", "s1", "Axis/Speed", "Axis", "Speed", "Property", "1450"],
            ["Data", "s1", "Axis", "", "Axis", "SubmodelElementCollection", ""],
          ]),
      ]),
    .init(
      "points of a PI server",
      #"{"Items":[{"WebId":"P","Name":"L1.P","Path":"\\\\S\\L1.P","PointType":"Float32"}]}"#,
      ["WebId", "tag name", "Path", "PointType"], [["P", "L1.P", #"\\S\L1.P"#, "Float32"]]),
    .init(
      "elements of an asset framework",
      #"{"Items":[{"WebId":"E","Name":"P1","Path":"\\\\S\\DB\\P1","HasChildren":false}]}"#,
      ["WebId", "Name", "Path", "HasChildren"], [["E", "P1", #"\\S\DB\P1"#, "false"]]),
  ]

  /// The tables of a text, read in blocks of some bytes and batches of some bytes.
  static func tables(
    _ bytes: [UInt8], limits: JSONRecords.Limits = .init()
  ) throws -> (tables: [Table], contents: [Contents]) {
    let folder = try TemporaryFolder()
    let sources = try JSONRecords(folder.write(bytes, to: "x.json"), limits: limits).sources()
    let contents = try sources.map { Contents(try $0.open(), keepsBatch: false) }
    let tables = zip(sources, contents).map { source, contents in
      Table(name: source.info.name, header: source.info.header, rows: contents.rows)
    }
    return (tables, contents)
  }
}
