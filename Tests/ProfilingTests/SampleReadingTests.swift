import Foundation
import Profiling
import Recognition
import Tabular
import Testing
import Vocabulary

@Suite struct SampleReadingTests {
  /// Times, names and qualities may be stored as numbers, but only values are read as numbers.
  @Test(arguments: [
    (
      "TagName,DateTime,Value,Unit,Quality\nP1.TT1,2024-01-01 00:00:00,1.5,degC,192\n"
        + "P1.TT1,2024-01-01 00:01:00,1.6,degC,192\n",
      [ColumnUse.codes, .instants, .numbers, .codes, .codes]
    ),
    (
      "Time,Temperature,Pressure\n2024-01-01 00:00:00,1.5,2\n2024-01-01 00:01:00,1.6,3\n",
      [.instants, .numbers, .numbers]
    ),
  ])
  func `each column is wanted in the form that it is read in`(
    text: String, uses: [ColumnUse]
  ) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("profiling-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let vocabulary = try Vocabulary.builtIn()
    let tables = Profiler(recognizer: Recognizer(vocabulary: vocabulary)).inspect(
      SourceFile(path: "history.csv", absolutePath: file.path, byteCount: text.utf8.count)
    ).tables
    let table = try #require(tables.first)
    var batch = Batch()
    #expect(try table.source.open().read(into: &batch))
    let reading = SampleReading(table, first: batch, vocabulary: vocabulary, seriesLimit: 10)
    #expect(try #require(reading).uses == uses)
  }

  @Test(arguments: [
    ("historian/TT-101.PV.csv", "TT-101.PV"),
    ("historian/TT-101.tsv", "TT-101"),
    ("series name=FT%2F7/part-0.csv", "FT/7"),
    ("Location=Antwerp/name=TT-1/month=2024-03/0-a1.csv", "TT-1"),
    ("machine=P-7/name=TT-1/0-a1.csv", "P-7/TT-1"),
    ("day=2024-03-01/TT-1.csv", "TT-1"),
  ])
  func `samples without a tag are of the tag that the path names`(path: String, tag: String) throws
  {
    let rows = (0..<30).map { "2024-03-01T00:\($0 + 10):00Z,\($0).5\n" }.joined()
    for header in ["ts,value\n", ""] {
      let source = try profile(header + rows, path: path)
      guard case .samples(let tags) = source.tables.first?.content else {
        Issue.record("no samples")
        continue
      }
      #expect(tags.map(\.tag) == [tag])
    }
  }

  @Test func `a line above the header names the asset of all columns`() throws {
    let rows = (0..<30).map { "2024-03-01 00:\($0 + 10):00,\($0).5,\(1000 + $0)\n" }.joined()
    let source = try profile(
      "# Exported by a park portal\n# Turbine: WT-1\n# Time zone: UTC+01:00\n"
        + "# Date and time,Wind speed (m/s),Power (kW)\n" + rows)
    guard case .samples(let tags) = source.tables.first?.content else {
      Issue.record("no samples")
      return
    }
    #expect(tags.map(\.tag) == ["WT-1/Wind speed", "WT-1/Power"])
    #expect(tags.map(\.asset) == ["WT-1", "WT-1"])
  }

  @Test(arguments: [
    (
      "mtconnect.log", 3,
      (10..<40).map { i in
        "2024-03-01T00:\(i):00.1Z|load|\(i < 37 ? "\(i).5" : "UNAVAILABLE")\n"
      }.joined()
    ),
    (
      "current.xml", 3,
      "<MTConnectStreams><Streams><DeviceStream name='VMC'><ComponentStream component='Axes'><Samples>"
        + (10..<40).map { i in
          "<Load dataItemId='load' timestamp='2024-03-01T00:\(i):00Z'>\(i < 37 ? "\(i).5" : "UNAVAILABLE")</Load>\n"
        }.joined() + "</Samples></ComponentStream></DeviceStream></Streams></MTConnectStreams>"
    ),
    (
      "history.csv", 3,
      "tagid,intvalue,floatvalue,stringvalue,dataintegrity,t_stamp\n"
        + (10..<40).map { i in
          "7,\(i),,,\(i < 37 ? 192 : 500),17092512\(i)000\n"
        }.joined()
    ),
  ])
  func `samples that a device could not give are of bad quality`(
    path: String, bad: Int, text: String
  ) throws {
    let source = try profile(text, path: path)
    guard case .samples(let tags) = source.tables.first?.content, let tag = tags.first else {
      Issue.record("no samples")
      return
    }
    #expect(tag.profile.samples == 30)
    #expect(tag.profile.badQuality == bad)
    #expect(tag.profile.nonNumeric == 0)
  }
}
