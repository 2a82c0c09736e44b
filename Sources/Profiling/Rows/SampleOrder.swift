/// Which samples of a series come late or have a time again, told one by one as `SeriesState` counts them.
struct SampleOrder {
  /// As `SeriesState.mask`.
  let mask: Int64
  private var newest = Int64.min
  private var recent = InlineArray<4, Int64>(repeating: .min)
  private var samples = 0

  init(isMirrored: Bool) { mask = isMirrored ? -1 : 0 }

  /// Takes the next sample of the file.
  mutating func take(_ time: Int64) -> (isLate: Bool, isDuplicate: Bool) {
    let key = time ^ mask
    samples += 1
    defer { recent[samples & 3] = key }
    if key > newest {
      newest = key
      return (false, false)
    }
    for i in recent.indices where recent[i] == key { return (key < newest, true) }
    return (true, false)
  }
}
