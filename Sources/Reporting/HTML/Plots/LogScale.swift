import Foundation

/// Seconds on a logarithmic axis of whole decades, as shares of the width.
struct LogScale {
  private var low: Double
  private var high: Double

  init(_ values: [Double]) {
    let logs = values.map { log10(min(max($0, 1e-4), 1e9)) }
    low = (logs.min() ?? 0).rounded(.down)
    high = max((logs.max() ?? 1).rounded(.up), low + 1)
    // Room for a bar that starts on the edge.
    if let least = logs.min(), least - low < 0.15 { low -= 0.25 }
    if let most = logs.max(), high - most < 0.15 { high += 0.25 }
  }

  func place(_ seconds: Double) -> Double {
    (log10(min(max(seconds, 1e-4), 1e9)) - low) / (high - low) * 100
  }

  /// The left and right edge of the bin around `seconds`.
  func bar(_ seconds: Double) -> (from: Double, to: Double) {
    let width = 25 / (high - low)
    let middle = place(seconds)
    return (middle - width * 0.45, middle + width * 0.45)
  }

  /// Bins are a quarter of a decade wide and numbered from one second.
  static func step(_ seconds: Double) -> Int {
    Int((log10(min(max(seconds, 1e-4), 1e9)) * 4).rounded())
  }

  static func centre(ofStep step: Int) -> Double { pow(10, Double(step) / 4) }

  private var ticks: [(seconds: Double, label: String)] {
    let all: [(Double, String)] = [
      (0.001, "1 ms"), (0.01, "10 ms"), (0.1, "0.1 s"), (1, "1 s"), (10, "10 s"), (60, "1 min"),
      (600, "10 min"), (3_600, "1 h"), (86_400, "1 day"), (864_000, "10 days"),
      (31_557_600, "1 year"),
    ]
    return all.filter { (0...100).contains(place($0.0)) }
  }

  var labels: Markup {
    var html: Markup = "<svg class=\"labels\" height=\"16\" aria-hidden=\"true\">"
    for tick in ticks {
      let x = place(tick.seconds)
      let anchor = x > 92 ? "end" : x < 8 ? "start" : "middle"
      html +=
        "<text x=\"\(Plot.coordinate(x))%\" y=\"12\" text-anchor=\"\(anchor)\">\(tick.label)</text>"
    }
    return html + "</svg>"
  }

  func gridLines(height: Int) -> Markup {
    var html: Markup = ""
    for tick in ticks {
      let x = Plot.coordinate(place(tick.seconds))
      html += "<line class=\"grid\" x1=\"\(x)%\" x2=\"\(x)%\" y1=\"12\" y2=\"\(height)\"/>"
    }
    return html
  }
}
