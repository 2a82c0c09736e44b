import Vocabulary

extension TableExample {
  /// A day of May and one of June 2024, as plans have them, and the minute at which something was done.
  private static func plan(_ i: Int) -> String { "2024-05-\(two(1 + i)) 07:00:00" }
  private static func done(_ i: Int) -> String {
    i % 5 == 4 ? "" : "2024-05-\(two(1 + i)) 09:\(two(11 + i)):00"
  }

  /// Work that was planned and done, the columns in either order.
  private static func orders(
    _ language: String, order: String, asset: String, type: String, _ times: (String, String)...
  ) -> [TableExample] {
    let planned = times.map(\.0)
    let actual = times.map(\.1)
    let roles =
      Dictionary(uniqueKeysWithValues: planned.map { ($0, ColumnRole.unknown) })
      .merging([actual[0]: .start, actual[1]: .end]) { $1 }
    func fields(_ i: Int, isPlan: Bool) -> String {
      let (a, b) = isPlan ? (plan(i), plan(i + 1)) : (done(i), done(i))
      return "\(a);\(b)"
    }
    return [true, false].map { isPlanFirst in
      let names = isPlanFirst ? planned + actual : actual + planned
      return TableExample(
        "\(language), \(isPlanFirst ? "planned" : "actual") times first", .workOrders, .cmms,
        roles: roles, header: ([order, asset, type] + names).joined(separator: ";"), rows: 20
      ) { i in
        "\(7000 + i);FD-\(i % 4);\(["CM", "PM"][i % 2]);"
          + "\(fields(i, isPlan: isPlanFirst));\(fields(i, isPlan: !isPlanFirst))"
      }
    }
  }

  /// What was planned need not have happened.
  static let planned: [TableExample] =
    orders(
      "English", order: "Work Order", asset: "Asset", type: "Work Type",
      ("Scheduled Start", "Actual Start"), ("Scheduled Finish", "Actual Finish"))
    + orders(
      "field names", order: "WONUM", asset: "ASSETNUM", type: "WORKTYPE",
      ("TARGSTARTDATE", "ACTSTART"), ("TARGCOMPDATE", "ACTFINISH"))
    + orders(
      "German", order: "Auftrag", asset: "Equipment", type: "Auftragsart",
      ("Eckstart", "Iststart"), ("Eckende", "Istende"))
    + orders(
      "French", order: "Ordre de travail", asset: "Équipement", type: "Type de travail",
      ("Début prévu", "Début réel"), ("Fin prévue", "Fin réelle"))
    + orders(
      "Spanish", order: "Orden de trabajo", asset: "Equipo", type: "Tipo de trabajo",
      ("Inicio programado", "Inicio real"), ("Fin programado", "Fin real"))
    + orders(
      "Polish", order: "Zlecenie", asset: "Maszyna", type: "Rodzaj zlecenia",
      ("Planowane rozpoczęcie", "Rzeczywiste rozpoczęcie"),
      ("Planowane zakończenie", "Rzeczywiste zakończenie"))
    + [
      TableExample(
        "a planned end alone is none", .workOrders, .cmms,
        roles: ["Reported": .start, "Planned End": .unknown],
        header: "Work Order,Asset,Work Type,Reported,Planned End", rows: 20
      ) { i in "\(7000 + i),FD-\(i % 4),\(["CM", "PM"][i % 2]),\(iso(i, minute: 7)),\(plan(i))" },
      TableExample(
        "two starts of which the one looks planned", .workOrders, .cmms,
        roles: ["Begin": .unknown, "Started": .start],
        header: "Work Order,Asset,Work Type,Begin,Started,Finished", rows: 20
      ) { i in
        "\(7000 + i),FD-\(i % 4),\(["CM", "PM"][i % 2]),\(plan(i)),\(done(i)),\(done(i))"
      },
      // Nothing but a plan says when: it is the best that there is.
      TableExample(
        "a planned start alone", .workOrders, .cmms, roles: ["Basic start": .start],
        header: "Order;Equipment;Order Type;Basic start", rows: 20
      ) { i in "\(7000 + i);FD-\(i % 4);PM0\(1 + i % 2);\(plan(i))" },
      TableExample(
        "two times at any minute, of which none looks planned", .workOrders, .cmms,
        roles: ["Reported": .start, "Finished": .end],
        header: "Work Order,Asset,Work Type,Reported,Started,Finished", rows: 20
      ) { i in
        "\(7000 + i),FD-\(i % 4),\(["CM", "PM"][i % 2]),\(iso(i, minute: 3)),\(iso(i, minute: 41)),\(iso(i + 1, minute: 2))"
      },
    ]
}
