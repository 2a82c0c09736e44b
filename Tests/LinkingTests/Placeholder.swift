import Testing

@Suite struct LinkingSmoke {
  @Test func placeholder() {}
}
