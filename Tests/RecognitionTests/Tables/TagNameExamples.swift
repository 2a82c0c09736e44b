import Recognition
import Vocabulary

extension TableExample {
  /// Names beside one value that is just called so: of what was measured, or of the machines.
  static let tagNames: [TableExample] = [
    TableExample(
      "loops and codes of a power plant under a header of equipment", .samples, .historian,
      layout: .long, roles: ["Repère": .tag, "Valeur": .value],
      header: "Repère;Horodatage;Valeur", rows: 240
    ) { i in
      "\(["LT214.M", "20LBA31CP004", "PT209.M", "FT330.M"][i % 4]);\(dotted(i / 4, minute: i % 4));\(60 + i % 7),\(i % 10)"
    },
    TableExample(
      "machines of one letter and a number", .samples, nil, layout: .keyed,
      roles: ["Maschine": .asset, "Wert": .value],
      header: "Maschine;Zeit;Wert", rows: 240
    ) { i in "M\(1 + i % 4);\(dotted(i / 4));\(60 + i % 7),\(i % 10)" },
    TableExample(
      "pressure vessels and presses of a register", .samples, nil, layout: .keyed,
      roles: ["equipment": .asset, "value": .value],
      header: "equipment,time,value", rows: 240
    ) { i in
      "\(["Press 4", "Press 5", "Pressure vessel 2", "Mixer 1"][i % 4]),\(iso(i / 4)),\(60 + i % 7).\(i % 10)"
    },
    TableExample(
      "points of a data logger with their numbers, all of them 0", .samples, .historian,
      layout: .long, roles: ["_NAME": .tag, "_VALUE": .value, "_NUMERICID": .index],
      header: "_NAME,_NUMERICID,_VALUE,_TIMESTAMP,_QUALITY", rows: 240
    ) { i in
      "Line 8.Oven \(1 + i % 3).\(["Heat", "Speed of belt"][i / 3 % 2]),0,\(60 + i % 7).\(i % 10),\(iso(i / 60, minute: i % 60)),192"
    },
    TableExample(
      "the recipes of one oven", .samples, nil, layout: .wide, roles: ["value": .value],
      header: "time,name,value", rows: 240
    ) { i in
      "\(iso(i / 60, minute: i % 60)),\(["rye bread", "oat bread", "cake"][i / 40 % 3]),\(60 + i % 7).\(i % 10)"
    },
  ]
}
