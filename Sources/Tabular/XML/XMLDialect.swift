import Vocabulary

// What is known of some formats, by the local name of the root; the namespace and its version do not matter.

enum XMLDialect {
  /// Attributes that say where a schema is or how a value was made, and nothing of the plant.
  static let schemaAttributes = names(
    "schemaLocation", "noNamespaceSchemaLocation",
    // Of segments and documents of SAP, and of fields of Maximo.
    "SEGMENT", "BEGIN", "maxvalue", "changed")

  /// Documents that describe the form of other documents and hold no data themselves.
  static func descriptionOfForm(_ shape: XMLShape) -> String? {
    guard let root = shape.nodes.first else { return nil }
    let children = root.children.map { String(decoding: shape.nodes[$0].name, as: UTF8.self) }
    let declarations = [
      "element", "complexType", "simpleType", "attribute", "attributeGroup", "group",
    ]
    switch String(decoding: root.name, as: UTF8.self) {
    case "schema" where children.contains(where: declarations.contains): return "an XML schema"
    case "stylesheet" where children.contains("template"): return "an XSLT stylesheet"
    default: return nil
    }
  }

  /// Whether the document describes the assets of a plant, and not what happened there.
  static func isAssetModel(root: [UInt8]) -> Bool {
    ["CAEXFile", "UANodeSet", "environment", "aasenv", "AF", "PlantModel"].contains(
      String(decoding: root, as: UTF8.self))
  }

  /// Elements whose children are of one kind and tell their type by their name.
  static func collections(root: [UInt8]) -> [[UInt8]] {
    switch String(decoding: root, as: UTF8.self) {
    case "MTConnectDevices": names("Devices", "Components")
    case "environment": names("submodelElements", "value", "statements", "annotations")
    default: []
    }
  }

  /// The table of what such elements hold.
  static func collected(root: [UInt8]) -> String {
    root == Array("environment".utf8) ? "submodelElements" : "Components"
  }

  /// Elements of which only the first counts: a text in several languages, the type of a reference.
  static func single(root: [UInt8]) -> [[UInt8]] {
    root == Array("environment".utf8)
      ? names("langStringTextType", "langStringNameType", "type") : []
  }

  /// Libraries of types, which describe no asset of the plant, and what refers to them.
  static func skipped(root: [UInt8]) -> [[UInt8]] {
    switch String(decoding: root, as: UTF8.self) {
    case "CAEXFile":
      names(
        "RoleClassLib", "SystemUnitClassLib", "InterfaceClassLib", "AttributeTypeLib",
        "AdditionalInformation", "SourceDocumentInformation", "ExternalReference")
    case "UANodeSet":
      names(
        "NamespaceUris", "Models", "Aliases", "Extensions", "References", "UAObjectType",
        "UAVariableType", "UADataType", "UAReferenceType", "UAMethod", "Value")
    case "environment":
      names(
        "conceptDescriptions", "embeddedDataSpecifications", "semanticId",
        "supplementalSemanticIds",
        "qualifiers", "extensions", "administration", "derivedFrom", "keys", "language",
        "defaultThumbnail", "externalSubjectId", "reference")
    case "aasenv":
      names(
        "assets", "conceptDescriptions", "embeddedDataSpecifications", "semanticId", "qualifier",
        "administration", "derivedFrom", "submodelRefs")
    case "MTConnectDevices": names("Header", "Configuration", "Relationships")
    // The control record of an IDoc, whatever its type.
    default: names("EDI_DC40", "EDI_DC")
    }
  }

  /// By table and path of a column: its name, in asset models whose own words say little.
  static func columns(root: [UInt8]) -> [String: [String: String]] {
    switch String(decoding: root, as: UTF8.self) {
    case "CAEXFile":
      [
        "InternalElement": [
          "Name": "asset name", "ID": "asset id", "parent/Name": "parent asset",
          "parent/ID": "parent asset id", "SupportedRoleClass/RefRoleClassPath": "asset type",
        ],
        "Attribute": [
          "Name": "tag name", "Unit": "unit", "InternalElement/Name": "asset name",
          "AttributeDataType": "data type",
        ],
      ]
    case "MTConnectDevices":
      [
        "Components": [
          "name": "asset name", "id": "asset id", "parent/name": "parent asset",
          "parent/id": "parent asset id", "type": "asset type",
        ],
        "DataItem": [
          "id": "tag id", "name": "signal name", "units": "unit", "component/name": "asset name",
          "component/id": "asset id",
        ],
      ]
    case "UANodeSet":
      [
        "UAObject": [
          "NodeId": "asset id", "DisplayName": "asset name", "ParentNodeId": "parent asset id",
        ],
        "UAVariable": [
          "NodeId": "tag id", "DisplayName": "signal name", "ParentNodeId": "asset id",
        ],
      ]
    case "environment":
      [
        "assetAdministrationShell": ["idShort": "asset name", "globalAssetId": "asset id"],
        "specificAssetId": [:], "submodel": ["idShort": "submodel"],
        "submodelElements": ["idShort": "signal name", "parent/idShort": "parent"],
      ]
    case "aasenv":
      [
        "assetAdministrationShell": ["idShort": "asset name", "assetRef/keys/key": "asset id"],
        "submodel": ["idShort": "submodel"],
        "submodelElement": ["property/idShort": "signal name"],
      ]
    case "AF":
      [
        "AFElement": [
          "ReferenceType": "relation", "Name": "asset name", "parent/Name": "parent asset",
          "Template": "asset type",
        ],
        "AFAttribute": [
          "Name": "tag name", "DefaultUOM": "unit", "AFElement/Name": "asset name",
          "DataReference": "data source", "Type": "data type",
        ],
        "AFAttributeTemplate": ["Name": "tag name", "DefaultUOM": "unit"],
      ]
    default: [:]
    }
  }

  /// The one table of observations in an MTConnect stream; `nil` for other documents.
  static func streams(_ shape: XMLShape) -> XMLTable? {
    guard shape.nodes.first?.name == Array("MTConnectStreams".utf8) else { return nil }
    var streams = XMLShape()
    streams.collections = names("Samples", "Events", "Condition")
    var place = -1
    func descend(_ name: String) {
      place = streams.grow(Array(name.utf8), in: place) ?? place
    }
    for name in ["MTConnectStreams", "Streams", "DeviceStream"] { descend(name) }
    let device = place
    descend("ComponentStream")
    let component = place
    var table = XMLTable(
      name: "observations",
      columns: [
        "timestamp", "dataItemId", "name", "device", "component", "componentName", "category",
        "type", "subType",
        "value", "sequence", "quality",
      ])
    func slot(_ name: String) -> Int { table.columns.firstIndex(of: name) ?? 0 }
    table.add(device, attribute: "name", to: slot("device"))
    table.add(component, attribute: "name", to: slot("componentName"))
    table.add(component, attribute: "component", to: slot("component"))
    for name in streams.collections {
      let category = streams.grow(name, in: component) ?? component
      let item = streams.grow(XMLShape.any, in: category) ?? category
      table.names[category] = slot("category")
      for attribute in ["timestamp", "dataItemId", "name", "subType", "sequence"] {
        table.add(item, attribute: attribute, to: slot(attribute))
      }
      table.records.insert(item)
      if name == Array("Condition".utf8) {
        // The element is the state; its text is a message for people.
        table.names[item] = slot("value")
        table.add(item, attribute: "type", to: slot("type"))
      } else {
        table.names[item] = slot("type")
        table.texts[item] = slot("value")
      }
    }
    table.unavailable = (slot("value"), slot("quality"))
    table.shape = streams
    return table
  }

  private static func names(_ names: String...) -> [[UInt8]] { names.map { Array($0.utf8) } }
}

/// A part of an answer that a system gives in pages, as Maximo says it at the root.
struct XMLPage {
  var count: Int
  var total: Int

  /// `nil` when the document is no page, or the only one.
  init?(_ root: XMLStart) {
    guard let count = root.number("rsCount"), let total = root.number("rsTotal"), count < total
    else { return nil }
    self.count = count
    self.total = total
  }

  func problem(path: String) -> Problem {
    Problem(
      severity: .warning, location: SourceLocation(path: path, line: 1),
      message: "holds \(count) of \(total) records: it is one page of a longer answer",
      help: "export the other pages into the folder too, or ask for all records at once")
  }
}
