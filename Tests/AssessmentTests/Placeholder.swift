import Testing

@Suite struct AssessmentSmoke {
  @Test func placeholder() {}
}
