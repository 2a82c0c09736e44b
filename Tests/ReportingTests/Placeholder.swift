import Testing

@Suite struct ReportingSmoke {
  @Test func placeholder() {}
}
