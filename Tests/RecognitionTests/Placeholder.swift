import Testing

@Suite struct RecognitionSmoke {
  @Test func placeholder() {}
}
