import Foundation
import Profiling
import Recognition
import Tabular
import Vocabulary

/// Microseconds of so many seconds after the start of 2024.
func at(_ seconds: Double) -> Int64 { 1_704_067_200_000_000 + Int64((seconds * 1e6).rounded()) }

struct Sample: Sendable, Equatable {
  var time: Int64
  var value: Double
  var quality = Quality.unknown

  init(_ seconds: Double, _ value: Double, _ quality: Quality = .unknown) {
    time = at(seconds)
    self.value = value
    self.quality = quality
  }
}

extension SeriesProfile {
  /// The finished profile of the samples in order.
  init(_ samples: some Sequence<Sample>) {
    self.init(samples: samples.map { ($0.time, $0.value, $0.quality) })
  }
}

/// Reads a text from end to end, as a file of that path.
func profile(_ text: String, path: String = "historian/table.csv") throws -> ProfiledSource {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("profiling-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(path)
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  let data = Data(text.utf8)
  try data.write(to: file)
  return try Profiler(recognizer: Recognizer(vocabulary: .builtIn())).profile(
    SourceFile(path: path, absolutePath: file.path, byteCount: data.count))
}
