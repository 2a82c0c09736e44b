import Testing

@Suite struct TabularSmoke {
  @Test func placeholder() {}
}
