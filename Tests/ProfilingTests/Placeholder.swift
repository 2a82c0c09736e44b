import Testing

@Suite struct ProfilingSmoke {
  @Test func placeholder() {}
}
