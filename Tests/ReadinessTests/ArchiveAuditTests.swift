import Foundation
import Testing

/// A zip in memory whose members are stored as they are.
func storedZip(_ files: [String: Data]) -> Data {
  func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
  func checksum(_ data: Data) -> Int {
    let sum = data.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return Int(~sum)
  }
  var bytes = Data()
  var directory = Data()
  for (name, data) in files.sorted(by: { $0.key < $1.key }) {
    let facts =
      number(20, 2) + number(0, 8) + number(checksum(data), 4) + number(data.count, 4)
      + number(data.count, 4) + number(name.utf8.count, 2) + number(0, 2)
    directory += number(0x0201_4B50, 4) + number(20, 2) + facts + number(0, 10)
    directory += number(bytes.count, 4) + Array(name.utf8)
    bytes += number(0x0403_4B50, 4) + facts + Array(name.utf8)
    bytes += data
  }
  let end =
    number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2) + number(files.count, 2)
    + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
  return bytes + directory + end
}

@Suite struct ArchiveAuditTests {
  @Test func `an export gives the same report from a zip as from its folder`() throws {
    let exports = Program.root.appendingPathComponent("Examples/brewery/exports")
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: exports.path) {
      // The long ones only take time.
      let data = try? Data(contentsOf: exports.appendingPathComponent(name))
      if let data, data.count < 200_000 { files[name] = data }
    }
    #expect(files.count > 5)
    var reports: [[Substring]] = []
    for packed in [files, ["plant.zip": storedZip(files)]] {
      try Program.withExports(packed) { exports, output in
        let result = try Program.run(["audit", exports, "-o", output, "--quiet"])
        #expect(result.status == 0, "\(result.errors)")
        let text = try Program.report(output).text
        #expect(text.contains("plant.zip") == (packed.count == 1))
        // Fingerprints are made of paths too.
        reports.append(
          text.replacing("plant.zip\\/", with: "")
            .replacing(#/"fingerprint":"[0-9a-f]+"/#, with: "")
            .replacing(#/"(id|finding)":"F-[0-9a-f]+"/#, with: "").split(separator: ","))
      }
    }
    #expect(reports[0].count > 1000)
    #expect(reports[1].difference(from: reports[0]).isEmpty)
  }
}
