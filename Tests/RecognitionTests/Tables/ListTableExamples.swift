import Vocabulary

extension TableExample {
  private static let places = ["WK10-ABF-L01-FIL", "WK10-ABF-L01-VER", "WK10-UTI-KMP-001"]
  private static let types = ["PM01", "PM02", "PM03"]

  /// Lists with the labels of screens, in the language of the one who exported them.
  static let lists: [TableExample] = [
    TableExample(
      "maintenance orders that are just called orders", .workOrders, .cmms,
      roles: [
        "Order": .workOrder, "Order Type": .workType, "Functional Loc.": .asset,
        "Bas. start date": .start, "Basic fin. date": .unknown, "Main WorkCtr": .owner,
        "TotSum (actual)": .cost,
      ],
      header:
        "Order;Order Type;Description;Functional Loc.;Bas. start date;Basic fin. date;Main WorkCtr;TotSum (actual)",
      rows: 24
    ) { i in
      "\(4_000_100 + i);\(types[i % 3]);Replace seal;\(places[i % 3]);\(two(1 + i)).05.2024;\(two(2 + i)).05.2024;MECH1;\(i * 13).50"
    },
    TableExample(
      "maintenance orders, German", .workOrders, .cmms,
      roles: [
        "Auftrag": .workOrder, "AArt": .workType, "Techn. Platz": .asset, "Eckstarttermin": .start,
        "Eckendtermin": .unknown, "Kostenst.": .costCenter,
      ],
      header: "Auftrag;AArt;Kurztext;Techn. Platz;Eckstarttermin;Eckendtermin;Kostenst.", rows: 24
    ) { i in
      "\(4_000_100 + i);\(types[i % 3]);Lager tauschen;\(places[i % 3]);\(two(1 + i)).05.2024;\(two(2 + i)).05.2024;4711"
    },
    TableExample(
      "notifications, Italian", .workOrders, .cmms,
      roles: [
        "Avviso": .workOrder, "Tp.": .workType, "Definizione": .description, "Sede tecnica": .asset,
        "In.guasto": .start, "Fine guasto": .end,
      ],
      header: "Avviso;Tp.;Definizione;Sede tecnica;In.guasto;Fine guasto", rows: 24
    ) { i in
      "\(10_002_000 + i);M\(1 + i % 2);Pompa perde olio;\(places[i % 3]);\(two(1 + i)).05.2024;\(two(2 + i)).05.2024"
    },
    TableExample(
      "equipment with what it is part of", .assets, nil,
      roles: [
        "Equipment": .asset, "Superord.Equip.": .area, "TechIdentNo.": .assetAlias, "PlPl": .site,
      ],
      header: "Equipment;Description;Superord.Equip.;TechIdentNo.;PlPl;ObjectType", rows: 24
    ) { i in "\(10_004_000 + i);Pump \(i);\(10_003_000 + i / 4);P-\(100 + i);WK10;PUMP" },
    TableExample(
      "production orders stay production orders", .orders, nil,
      roles: ["Auftrag": .order, "Materialkurztext": .description, "Charge": .batch],
      header: "Auftrag;Art;Material;Materialkurztext;Sollmenge;Eckstart;Eckende;Charge", rows: 24
    ) { i in
      "\(1_000_000 + i);PP01;MAT\(i % 5);Saft \(i % 5);\(1000 + i);\(two(1 + i)).05.2024;\(two(2 + i)).05.2024;C\(230_000 + i)"
    },
    TableExample(
      "work orders with codes of machines", .workOrders, .cmms,
      roles: [
        "WO_NO": .workOrder, "MCH_CODE": .asset, "REG_DATE": .start, "REAL_F_DATE": .end,
        "WORK_TYPE_ID": .workType, "ERR_CAUSE": .failureCode,
      ],
      header: "WO_NO;CONTRACT;MCH_CODE;ERR_DESCR;REG_DATE;REAL_F_DATE;WORK_TYPE_ID;ERR_CAUSE",
      rows: 24
    ) { i in
      "\(1000 + i);S01;PMP-\(i % 7);Leaks;\(iso(i));\(iso(i + 2));CM;WEAR"
    },
  ]
}
