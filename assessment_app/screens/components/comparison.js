// Comparison: things side by side in a table; where there is no room for one, a list with the heading at each line.

function comparisonOf(comparison) {
  return h("table", { class: "comparison", role: "table", "data-key": comparison.caption },
    h("caption", {}, comparison.caption),
    h("thead", { role: "rowgroup" },
      h("tr", { role: "row" }, [comparison.corner, ...comparison.columns].map((column) =>
        h("th", { role: "columnheader", scope: "col" }, column)))),
    h("tbody", { role: "rowgroup" }, comparison.rows.map((row) => rowOf(row, comparison.columns))));
}

function rowOf(row, columns) {
  return h("tr", { role: "row" },
    h("th", { role: "rowheader", scope: "row" }, row.head,
      row.flag && h("span", { class: "flag" }, icon("notice"), h("span", {}, row.flag))),
    row.cells.map((cell, at) => h("td", { role: "cell", "data-label": columns[at] },
      h("div", {}, cell.strong && h("b", {}, cell.strong), cell.text && h("p", {}, cell.text)))));
}
