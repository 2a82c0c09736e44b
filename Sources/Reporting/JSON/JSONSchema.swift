package import Vocabulary

/// The JSON Schema of a YAML file of the program, draft 2020-12, for the completion of editors.
package struct JSONSchema {
  private let title: String
  private let shape: FileShape

  package init(title: String, shape: FileShape) {
    self.title = title
    self.shape = shape
  }

  package var bytes: [UInt8] {
    var json = JSONWriter(lineDepth: 12)
    json.object { json in
      json.field("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.field("title", title)
      write(shape, about: nil, isRequired: true, &json)
    }
    return json.bytes + [0x0A]
  }

  /// The members of a schema; what may be left out may stand without a value too.
  private func write(
    _ shape: FileShape, about: String?, isRequired: Bool, _ json: inout JSONWriter
  ) {
    if let about { json.field("description", about) }
    func type(_ names: String...) {
      // A key may stand without a value.
      json.field("type", isRequired ? names : names + ["null"])
    }
    switch shape {
    case .anything: break
    case .text: type("string", "number", "boolean")
    case .number: type("number")
    case .share:
      type("number")
      json.field("minimum", 0.0)
      json.field("maximum", 1.0)
    case .flag: type("boolean")
    case .limit:
      type("string")
      json.field("pattern", "^(<|<=|>|>=) *-?[0-9.]+([eE][+-]?[0-9]+)?$")
    case .word(let words):
      json.key("enum")
      json.array(words + (isRequired ? [] : [""])) { json, word in
        word.isEmpty ? json.null() : json.value(word)
      }
    case .list(let item):
      type("array")
      json.field("items") { write(item, about: nil, isRequired: true, &$0) }
    case .fields(let fields):
      type("object")
      json.key("additionalProperties")
      json.value(false)
      json.field("properties") { json in
        for field in fields {
          json.field(field.key) {
            write(field.shape, about: field.about, isRequired: field.isRequired, &$0)
          }
        }
      }
      let required = fields.filter(\.isRequired).map(\.key)
      if !required.isEmpty { json.field("required", required) }
    case .named(let value):
      type("object")
      json.field("additionalProperties") { write(value, about: nil, isRequired: false, &$0) }
    }
  }
}
