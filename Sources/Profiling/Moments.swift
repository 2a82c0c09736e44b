/// The sums of values and of their squares, in twice the precision of a double: the order of the additions does not show
/// in what is reported.
struct Moments: BitwiseCopyable, Sendable {
  /// The sum of the values, and of the squares.
  private var high = SIMD2<Double>()
  private var low = SIMD2<Double>()

  init() {}

  /// Knuth's sum without loss: `low` gathers what `high` cannot hold.
  @inline(__always)
  private mutating func add(_ terms: SIMD2<Double>) {
    let sum = high + terms
    let part = sum - high
    low += (high - (sum - part)) + (terms - part)
    high = sum
  }

  @inline(__always)
  mutating func add(_ value: Double) { add(SIMD2(value, value * value)) }

  mutating func add(_ other: Moments) {
    add(other.high)
    add(other.low)
  }

  /// Takes a value out that was added `n` times.
  mutating func remove(_ value: Double, times n: Int) {
    let terms = SIMD2(value, value * value)
    let factor = SIMD2(repeating: -Double(n))
    let products = terms * factor
    add(products)
    // What the rounding of the products lost.
    add((-products).addingProduct(terms, factor))
  }

  /// Of `count` values; rounded to 40 bits, some 12 digits.
  func mean(_ count: Int) -> Double {
    Moments.rounded((high[0] + low[0]) / Double(count))
  }

  /// The standard deviation of a sample of `count` values; the large sums cancel before anything is rounded.
  func standardDeviation(_ count: Int) -> Double {
    let mean = (high[0] + low[0]) / Double(count)
    // Squares around the mean m: Σx² - 2 m Σx + n m².
    var around = Moments()
    around.high[1] = high[1]
    around.low[1] = low[1]
    for (a, b) in [(-2 * mean, high[0]), (-2 * mean, low[0]), (mean * Double(count), mean)] {
      let product = a * b
      around.add(SIMD2(0, product))
      around.add(SIMD2(0, (-product).addingProduct(a, b)))
    }
    let squares = max(0, around.high[1] + around.low[1])
    return Moments.rounded((squares / Double(count - 1)).squareRoot())
  }

  private static func rounded(_ value: Double) -> Double {
    value.isFinite ? Double(bitPattern: (value.bitPattern &+ 0x800) & ~0xFFF) : value
  }
}
