(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const form = document.querySelector(".tools form");
  const params = new URLSearchParams(location.search);
  if (["dark", "light"].includes(params.get("theme"))) root.dataset.theme = params.get("theme");
  root.classList.remove("noscript");

  // Filters: every control has the name of a data attribute of the rows; they live in the query of the URL.
  const rows = all("[data-row]");
  const found = new Map();
  const textOf = (row) => {
    if (!found.has(row)) found.set(row, all("[data-find]", row).map((e) => e.textContent).join("\n").toLowerCase());
    return found.get(row);
  };
  const controls = form ? [...new Set([...form.elements].map((e) => e.name).filter(Boolean))] : [];
  const value = (name) => {
    const control = form.elements[name];
    return control.type === "checkbox" ? (control.checked ? "yes" : "") : control.value;
  };
  const setValue = (name, to) => {
    const control = form.elements[name];
    if (control.type === "checkbox") control.checked = to === "yes";
    else control.value = to;
  };
  const fits = (row, wanted) =>
    wanted.every(([name, to]) => (name === "text" ? textOf(row).includes(to.toLowerCase()) : (row.dataset[name] || "").split(" ").includes(to)));
  const apply = () => {
    const wanted = controls.map((name) => [name, value(name)]).filter(([, to]) => to);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fits(row, wanted);
      if (!row.hidden) shown++;
    }
    for (const group of all("[data-group]")) group.hidden = !group.querySelector("[data-row]:not([hidden])");
    form.querySelector("output").textContent = shown === rows.length ? `${shown} shown` : `${shown} of ${rows.length} shown`;
    return wanted;
  };
  const remember = (wanted) => {
    const query = new URLSearchParams(wanted);
    if (root.dataset.theme) query.set("theme", root.dataset.theme);
    const text = query.toString();
    try {
      history.replaceState(null, "", (text ? "?" + text : location.pathname) + location.hash);
    } catch {
      // Some browsers allow no new query for a file on disk: the page works, the address stays.
    }
  };
  const restore = () => {
    for (const name of controls) if (params.has(name)) setValue(name, params.get(name).replace(/[\s_]+/g, name === "text" ? " " : "-"));
  };

  // Anchors: what the address names is shown and opened, whatever the filters say.
  const open = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // Not percent-encoded: taken as it is.
    }
    const target = id && document.getElementById(id);
    if (!target) return;
    if (form && target.closest("[hidden]")) {
      form.reset();
      remember(apply());
    }
    for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    target.scrollIntoView();
  };

  if (form) {
    restore();
    apply();
    form.addEventListener("submit", (e) => e.preventDefault());
    form.addEventListener("input", () => remember(apply()));
    form.addEventListener("reset", () => setTimeout(() => remember(apply())));
  }
  addEventListener("hashchange", open);
  open();

  addEventListener("click", (e) => {
    const button = e.target.closest("button[data-do]");
    if (!button) return;
    const what = button.dataset.do;
    if (what === "theme") {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      if (form) remember(apply());
    } else if (what === "unfold" || what === "fold") {
      for (const row of rows) if (!row.hidden) row.open = what === "unfold";
    } else if (what === "copy") {
      const text = button.parentElement.querySelector("pre").textContent;
      navigator.clipboard?.writeText(text).then(() => {
        button.textContent = "copied";
        setTimeout(() => (button.textContent = "copy"), 1500);
      });
    }
  });

  // Keys: / searches, j and k go through the rows that are shown.
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
    if (e.key === "/" && form) {
      e.preventDefault();
      form.elements.text.focus();
    } else if (e.key === "j" || e.key === "k") {
      const heads = rows.filter((r) => !r.hidden).map((r) => r.querySelector("summary, a")).filter(Boolean);
      const at = heads.indexOf(document.activeElement?.closest("summary, a"));
      heads[Math.max(0, Math.min(heads.length - 1, at + (e.key === "j" ? 1 : -1)))]?.focus();
    }
  });

  // A line of a decoded message lights up its bytes in the dump beside it.
  const rangeOf = (pre, from, to) => {
    const range = document.createRange();
    const walk = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
    let seen = 0;
    for (let node; (node = walk.nextNode()); seen += node.length) {
      if (from >= seen && from < seen + node.length) range.setStart(node, from - seen);
      if (to > seen && to <= seen + node.length) range.setEnd(node, to - seen);
    }
    return range;
  };
  const places = (pre, start, end) => {
    const width = +pre.dataset.offset;
    const at = (i) => Math.floor(i / 16) * (width + 69) + width + 2 + (i % 16) * 3 + (i % 16 > 7 ? 1 : 0);
    const ranges = [];
    for (let from = start; from < end; from = (Math.floor(from / 16) + 1) * 16)
      ranges.push(rangeOf(pre, at(from), at(Math.min(end, (Math.floor(from / 16) + 1) * 16) - 1) + 2));
    return ranges;
  };
  if (window.Highlight && CSS.highlights) {
    addEventListener("mouseover", (e) => {
      const line = e.target.closest?.(".tree li[data-at]");
      CSS.highlights.delete("hover");
      const pre = line?.closest(".two")?.querySelector("pre[data-shown]");
      if (!pre) return;
      const [start, length] = line.dataset.at.split(" ").map(Number);
      const end = Math.min(start + length, +pre.dataset.shown);
      if (end > start) CSS.highlights.set("hover", new Highlight(...places(pre, start, end)));
    });
  }
})();
