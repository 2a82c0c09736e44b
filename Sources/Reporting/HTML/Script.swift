/// The script of the page: filter, sort, open. Without it everything can still be read.
enum Script {
  static let markup = Markup(stringLiteral: text)

  static let text = """
    (function () {
      "use strict";
      function all(selector, root) { return Array.from((root || document).querySelectorAll(selector)); }

      // Sorting: a button in each column head of a table that asks for it.
      function key(cell) {
        var text = cell ? cell.textContent.trim() : "";
        return text;
      }
      function number(text) {
        var m = /^[<>]?\\s*([−-]?[\\d\\u00a0]*\\.?\\d+(?:e[+-]?\\d+)?)\\u00a0?(ms|s|min|h|days?|years?)?/.exec(text);
        if (!m) { return NaN; }
        var unit = { ms: 1e-3, min: 60, h: 3600, day: 86400, days: 86400, year: 31557600, years: 31557600 }[m[2]] || 1;
        return parseFloat(m[1].replace(/\\u00a0/g, "").replace("−", "-")) * unit;
      }
      function compare(a, b) {
        var x = number(a), y = number(b);
        if (!isNaN(x) && !isNaN(y) && x !== y) { return x - y; }
        if (isNaN(x) !== isNaN(y)) { return isNaN(x) ? 1 : -1; }
        return a < b ? -1 : a > b ? 1 : 0;
      }
      all("table[data-sort]").forEach(function (table) {
        all("thead th", table).forEach(function (head, column) {
          if (!head.textContent) { return; }
          var button = document.createElement("button");
          button.type = "button";
          button.textContent = head.textContent;
          head.textContent = "";
          head.appendChild(button);
          button.addEventListener("click", function () {
            var up = head.getAttribute("aria-sort") !== "ascending";
            all("thead th", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
            head.setAttribute("aria-sort", up ? "ascending" : "descending");
            var body = table.tBodies[0];
            Array.from(body.rows).map(function (row) { return [key(row.cells[column]), row]; })
              .sort(function (a, b) { return up ? compare(a[0], b[0]) : compare(b[0], a[0]); })
              .forEach(function (pair) { body.appendChild(pair[1]); });
          });
        });
      });

      // Findings: search and severity.
      var tools = document.querySelector(".tools");
      var rules = all("details.rule");
      if (tools && rules.length) {
        tools.hidden = false;
        var search = document.getElementById("finding-filter");
        var severity = document.getElementById("finding-severity");
        var count = document.getElementById("finding-count");
        var apply = function () {
          var words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
          var shown = 0;
          rules.forEach(function (rule) {
            var title = rule.querySelector("summary").textContent.toLowerCase();
            var hits = 0;
            all("tbody tr", rule).forEach(function (row) {
              var text = title + " " + row.textContent.toLowerCase();
              row.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
              if (!row.hidden) { hits += 1; }
            });
            rule.hidden = hits === 0 || (severity.value !== "" && rule.dataset.severity !== severity.value);
            if (!rule.hidden) { shown += hits; if (words.length) { rule.open = true; } }
          });
          count.textContent = words.length || severity.value ? shown + " shown" : "";
        };
        search.addEventListener("input", apply);
        severity.addEventListener("change", apply);
        document.getElementById("open-all").addEventListener("click", function (event) {
          var open = rules.some(function (rule) { return !rule.open; });
          rules.forEach(function (rule) { rule.open = open; });
          event.target.textContent = open ? "Close all" : "Open all";
        });
      }

      // A link to something closed opens it; a print shows everything.
      function reveal() {
        var id = decodeURIComponent(location.hash.slice(1));
        var target = id && document.getElementById(id);
        if (target && target.tagName === "DETAILS") { target.open = true; }
      }
      window.addEventListener("hashchange", reveal);
      reveal();
      var closed = [];
      window.addEventListener("beforeprint", function () {
        closed = all("details:not([open])");
        closed.forEach(function (d) { d.open = true; });
      });
      window.addEventListener("afterprint", function () {
        closed.forEach(function (d) { d.open = false; });
      });
    })();
    """
}
