import Testing

@Suite struct ReadinessSmoke {
  @Test func placeholder() {}
}
