/// The sums of values and of their squares, in twice the precision of a double: the order of the additions does not show
/// in what is reported.
package struct Moments: BitwiseCopyable, Sendable {
  /// The sum of the values, and of the squares.
  private var high = SIMD2<Double>()
  private var low = SIMD2<Double>()

  package init() {}

  @inline(__always)
  private mutating func add(_ terms: SIMD2<Double>) { Moments.add(terms, to: &high, &low) }

  /// Knuth's sum without loss: `low` gathers what `high` cannot hold.
  @inline(__always)
  private static func add(
    _ terms: SIMD2<Double>, to high: inout SIMD2<Double>, _ low: inout SIMD2<Double>
  ) {
    let sum = high + terms
    let part = sum - high
    low += (high - (sum - part)) + (terms - part)
    high = sum
  }

  @inline(__always)
  package mutating func add(_ value: Double) {
    let square = value * value
    add(SIMD2(value, square))
    low[1] += Moments.loss(value, square)
  }

  /// What the rounding of a square lost: without it, the spread of values drowns once it is below 10^-8 of their size.
  @inline(__always)
  private static func loss(_ value: Double, _ square: Double) -> Double {
    // The halves of a value have exact products.
    let upper = Double(bitPattern: value.bitPattern & ~0x7FF_FFFF)
    let lower = value - upper
    return ((upper * upper - square) + 2 * upper * lower) + lower * lower
  }

  /// Adds many values, two at a time.
  mutating func add(_ values: UnsafePointer<Double>, _ count: Int) {
    var (sum, sumRest) = (SIMD2<Double>(), SIMD2<Double>())
    var (squares, squaresRest) = (SIMD2<Double>(), SIMD2<Double>())
    var i = 0
    while i &+ 1 < count {
      let value = unsafe SIMD2(values[i], values[i &+ 1])
      let square = value * value
      Moments.add(value, to: &sum, &sumRest)
      Moments.add(square, to: &squares, &squaresRest)
      let upper = SIMD2(
        Double(bitPattern: value[0].bitPattern & ~0x7FF_FFFF),
        Double(bitPattern: value[1].bitPattern & ~0x7FF_FFFF))
      let lower = value - upper
      // In one expression it takes the compiler seconds.
      let whole: SIMD2<Double> = upper * upper - square
      let twice: SIMD2<Double> = 2 * upper
      let across: SIMD2<Double> = twice * lower
      let tail: SIMD2<Double> = lower * lower
      squaresRest += (whole + across) + tail
      i &+= 2
    }
    for lane in 0..<2 {
      add(SIMD2(sum[lane], squares[lane]))
      add(SIMD2(sumRest[lane], squaresRest[lane]))
    }
    if i < count { unsafe add(values[i]) }
  }

  package mutating func add(_ other: Moments) {
    add(other.high)
    add(other.low)
  }

  /// Takes a value out that was added `n` times.
  package mutating func remove(_ value: Double, times n: Int) {
    let terms = SIMD2(value, value * value)
    let factor = SIMD2(repeating: -Double(n))
    let products = terms * factor
    add(products)
    // What the rounding of the products lost.
    add((-products).addingProduct(terms, factor))
    add(SIMD2(0, Moments.loss(value, terms[1]) * factor[1]))
  }

  /// Of `count` values; rounded to 40 bits, some 12 digits.
  package func mean(_ count: Int) -> Double {
    Moments.rounded((high[0] + low[0]) / Double(count))
  }

  /// The standard deviation of a sample of `count` values; the large sums cancel before anything is rounded. When values
  /// were taken out, `whole` are the sums before.
  package func standardDeviation(_ count: Int, leftOf whole: Moments? = nil) -> Double {
    let mean = (high[0] + low[0]) / Double(count)
    // Squares around the mean m: Σx² - m Σx - m (Σx - n m), where the last difference is what the rounding of m left.
    let total = mean * Double(count)
    let rest = (high[0] - total) + (low[0] + total.addingProduct(-mean, Double(count)))
    var around = Moments()
    around.high[1] = high[1]
    around.low[1] = low[1]
    for (a, b) in [(-mean, high[0]), (-mean, low[0]), (-mean, rest)] {
      let product = a * b
      around.add(SIMD2(0, product))
      around.add(SIMD2(0, (-product).addingProduct(a, b)))
    }
    // What the order of the additions may leave after the sums have cancelled is rounded away.
    let unit = max(high[1], whole?.high[1] ?? 0).binade * 0x1p-86
    guard unit > 0 else { return 0 }
    let squares = ((around.high[1] + around.low[1]) / unit).rounded() * unit
    guard squares > 0 else { return 0 }
    return Moments.rounded((squares / Double(count - 1)).squareRoot())
  }

  private static func rounded(_ value: Double) -> Double {
    value.isFinite ? Double(bitPattern: (value.bitPattern &+ 0x800) & ~0xFFF) : value
  }
}
