/* Sorts and filters tables; every table is whole without it. */
"use strict";
(() => {
  const cellOf = (row, at) => row.cells[at];
  const keyOf = (cell) => cell.dataset.sort ?? cell.textContent.trim();
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  const sortBy = (table, at, heading) => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => [keyOf(cellOf(row, at)), place, row]);
    rows.sort(([one, first], [other, second]) => {
      if (!one || !other) return (one ? -1 : 0) + (other ? 1 : 0) || first - second;
      return (down ? -1 : 1) * collator.compare(one, other) || first - second;
    });
    body.append(...rows.map(([, , row]) => row));
  };

  const makeSortable = (table) => {
    [...table.tHead.rows[0].cells].forEach((heading, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sortBy(table, at, heading));
    });
  };

  const makeFilter = (table) => {
    const { filter, shown } = table.dataset;
    const label = document.createElement("label");
    label.className = "filter";
    const field = document.createElement("input");
    field.type = "search";
    field.autocomplete = "off";
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    label.append(filter, " ", field);
    const line = document.createElement("p");
    line.className = "tools";
    line.append(label, " ", status);
    table.closest(".wide").before(line);
    field.addEventListener("keydown", (pressed) => {
      if (pressed.key !== "Enter") return;
      table.querySelector("tbody tr:not([hidden]) a")?.focus();
    });
    const folded = (text) =>
      text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
    const rows = [...table.tBodies[0].rows].map((row) => [folded(row.textContent), row]);
    field.addEventListener("input", () => {
      const wanted = folded(field.value).split(/\s+/).filter(Boolean);
      let number = 0;
      for (const [text, row] of rows) {
        row.hidden = !wanted.every((word) => text.includes(word));
        number += row.hidden ? 0 : 1;
      }
      status.textContent = shown.replace("{n}", number).replace("{all}", rows.length);
    });
  };

  document.querySelectorAll("table.sorted").forEach((table) => {
    makeSortable(table);
    if (table.dataset.filter) makeFilter(table);
  });

  const opened = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target?.closest("details");
    if (details) details.open = true;
  };
  window.addEventListener("hashchange", opened);
  opened();
})();
