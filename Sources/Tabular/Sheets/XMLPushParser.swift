// libxml2's push parser without its tree. The context gets no user data, because libxml2's own callbacks expect
// themselves there; our state hangs on `_private`. Document types are refused, so no entity can be declared.

import CLibXML2

/// Receives what the parser meets. The values are only valid during the call.
protocol XMLSink: AnyObject {
  func start(_ element: XMLStart)
  func end(_ name: XMLName)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// A name without its prefix.
@safe struct XMLName {
  fileprivate let pointer: UnsafePointer<xmlChar>

  /// libxml2 keeps each name once, so within one parser equal names have the same address.
  var address: UInt { unsafe UInt(bitPattern: pointer) }
  var bytes: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: pointer, count: Int(xmlStrlen(pointer))))
  }

  static func == (name: XMLName, text: StaticString) -> Bool {
    text.withUTF8Buffer { buffer in
      guard let base = buffer.baseAddress else { return false }
      for i in 0..<buffer.count where unsafe name.pointer[i] != base[i] { return false }
      return unsafe name.pointer[buffer.count] == 0
    }
  }
}

/// An element with its attributes.
@safe struct XMLStart {
  let name: XMLName
  fileprivate let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  /// The number of attributes.
  let count: Int
  fileprivate let context: xmlParserCtxtPtr

  /// The 1-based line where the tag ends.
  var line: Int { unsafe Int(xmlSAX2GetLineNumber(context)) }

  /// The name of an attribute without its prefix.
  func name(_ i: Int) -> XMLName? {
    guard let attributes = unsafe attributes, let name = unsafe attributes[5 * i] else {
      return nil
    }
    return unsafe XMLName(pointer: name)
  }

  /// The value of an attribute, in which `&` stands as `&#38;`.
  func value(_ i: Int) -> UnsafeBufferPointer<UInt8> {
    guard let attributes = unsafe attributes, let start = unsafe attributes[5 * i + 3],
      let end = unsafe attributes[5 * i + 4]
    else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    return unsafe UnsafeBufferPointer(start: start, count: end - start)
  }

  /// The value of an attribute, whatever its prefix.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard let attributes = unsafe attributes else { return nil }
    for i in 0..<count {
      guard let local = unsafe attributes[5 * i], unsafe XMLName(pointer: local) == name,
        let start = unsafe attributes[5 * i + 3], let end = unsafe attributes[5 * i + 4]
      else { continue }
      return unsafe UnsafeBufferPointer(start: start, count: end - start)
    }
    return nil
  }

  func string(_ name: StaticString) -> String? {
    unsafe bytes(name).map { unsafe String(decoding: $0, as: UTF8.self) }
  }

  func number(_ name: StaticString) -> Int? { string(name).flatMap { Int($0) } }
}

/// Feeds XML to a sink, piece by piece.
@safe final class XMLPushParser {
  struct Failure: Error {
    var reason: String
  }

  private final class State {
    let sink: any XMLSink
    var hasDocumentType = false
    var isTooDeep = false
    init(_ sink: any XMLSink) { self.sink = sink }
  }

  /// Where the last failure was, 1-based; 0 before one.
  private(set) var line = 0
  /// Whether the document had a document type, for which it was refused.
  var hasDocumentType: Bool { state.hasDocumentType }

  private static let maximumDepth: Int32 = 100

  private let state: State
  private let context: xmlParserCtxtPtr

  init(_ sink: any XMLSink) throws(Failure) {
    state = State(sink)
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.internalSubset = { context, _, _, _ in
      unsafe XMLPushParser.withState(context) { $0.hasDocumentType = true }
      unsafe xmlStopParser(context?.assumingMemoryBound(to: xmlParserCtxt.self))
    }
    unsafe handler.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      guard let name = unsafe name,
        let parser = unsafe context?.assumingMemoryBound(to: xmlParserCtxt.self)
      else { return }
      unsafe XMLPushParser.withState(context) { state in
        // The elements that this one is in.
        if unsafe parser.pointee.nameNr >= XMLPushParser.maximumDepth {
          state.isTooDeep = true
          return unsafe xmlStopParser(parser)
        }
        unsafe state.sink.start(
          XMLStart(
            name: XMLName(pointer: name), attributes: attributes, count: Int(count),
            context: parser))
      }
    }
    unsafe handler.endElementNs = { context, name, _, _ in
      guard let name = unsafe name else { return }
      unsafe XMLPushParser.withState(context) { unsafe $0.sink.end(XMLName(pointer: name)) }
    }
    unsafe handler.characters = { context, text, count in
      unsafe XMLPushParser.withState(context) {
        unsafe $0.sink.text(UnsafeBufferPointer(start: text, count: Int(count)))
      }
    }
    unsafe handler.cdataBlock = handler.characters
    guard let context = unsafe xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
      throw Failure(reason: "libxml2 could not start")
    }
    unsafe self.context = context
    unsafe xmlCtxtUseOptions(
      context,
      Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
    unsafe context.pointee._private = Unmanaged.passUnretained(state).toOpaque()
  }

  deinit { unsafe xmlFreeParserCtxt(context) }

  /// Parses the next piece; an empty last one ends the document.
  func parse(_ bytes: [UInt8], _ count: Int, isLast: Bool = false) throws(Failure) {
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlParseChunk(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count),
        isLast ? 1 : 0)
    }
    // An undeclared prefix is an error too, but one that names without prefixes do not mind.
    let isBroken =
      unsafe status != 0 && (context.pointee.wellFormed == 0 || context.pointee.disableSAX != 0)
    if isBroken { line = unsafe Int(xmlSAX2GetLineNumber(context)) }
    if state.hasDocumentType { throw Failure(reason: "it declares a document type") }
    if state.isTooDeep { throw Failure(reason: "its elements are nested too deeply") }
    if isBroken {
      throw Failure(reason: "the XML is not well-formed")
    }
  }

  /// The parser outlives its callbacks, so that the state needs no counting of references.
  @inline(__always)
  private static func withState(
    _ context: UnsafeMutableRawPointer?, _ body: (State) -> Void
  ) {
    guard let context = unsafe context?.assumingMemoryBound(to: xmlParserCtxt.self),
      let state = unsafe context.pointee._private
    else { return }
    unsafe Unmanaged<State>.fromOpaque(state)._withUnsafeGuaranteedRef { body($0) }
  }
}
