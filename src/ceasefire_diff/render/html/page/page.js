// Filters the rows, shows the row a link leads to though a filter hides it, and opens what is folded for printing.
"use strict";
(() => {
  const found = (id) => document.getElementById(id);
  const [table, filters, status, groupChoice, words] =
    ["rows", "filters", "filter-status", "filter-group", "filter-words"].map(found);
  const choices = [...filters.querySelectorAll("input[name=verdict]")];
  // A row is a row of a table, or in the single text a heading and its sentences up to the next.
  const withWhatFollows = (row) => {
    const all = [row];
    for (let next = row.nextElementSibling; row.localName === "h4" && next && next.localName !== "h4"; next = next.nextElementSibling)
      all.push(next);
    return all;
  };
  const groups = [...document.querySelectorAll(".group")].map((element) => ({
    element,
    entry: document.querySelector(`.contents a[href="#${element.id}"]`)?.closest("li"),
    rows: [...element.querySelectorAll("[data-verdicts]")].map((row) => ({
      element: row,
      all: withWhatFollows(row),
      verdicts: row.dataset.verdicts.split(" "),
      folded: null,
    })),
  }));

  // Letters that no decomposition makes plain.
  const PLAIN = { ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
  const fold = (text) =>
    text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase()
      .replace(/[łøđðıßæœþ]/g, (letter) => PLAIN[letter]).replace(/\s+/g, " ");

  // What a row says, less the labels that name each cell's text: a party's name would else be found in every row.
  const wordsOf = (row) => {
    const pieces = [];
    const walk = document.createTreeWalker(row, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && (node.matches(".whose"))
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (walk.nextNode()) {
      if (walk.currentNode.nodeType === Node.TEXT_NODE) pieces.push(walk.currentNode.data);
      else if (!["BDI", "B", "SPAN"].includes(walk.currentNode.tagName)) pieces.push(" ");
    }
    return fold(pieces.join(""));
  };
  const everyRow = groups.flatMap((group) => group.rows);
  const readWords = () => everyRow.forEach((row) => { row.folded ??= row.all.map(wordsOf).join(" "); });

  const show = (row, shown) => { for (const each of row.all) each.hidden = !shown; };

  // A screenful of rows comes back at once, the others frame by frame, so that no key waits for what is far below.
  const AT_ONCE = 12, A_FRAME = 30;
  let waiting = [], next = 0;
  const showMore = (time, rows = A_FRAME) => {
    for (const row of waiting.splice(0, rows)) show(row, true);
    table.setAttribute("aria-busy", waiting.length > 0);
    if (waiting.length) next = requestAnimationFrame(showMore);
  };

  const filter = () => {
    const wanted = choices.filter((each) => each.checked).map((each) => each.value);
    const asked = fold(words.value).split(" ").filter(Boolean);
    if (asked.length) readWords();
    cancelAnimationFrame(next);
    waiting = [];
    let all = true, none = true;
    for (const group of groups) {
      const open = !groupChoice.value || groupChoice.value === group.element.id;
      let empty = true;
      for (const row of group.rows) {
        const shown = open
          && (!wanted.length || row.verdicts.some((each) => wanted.includes(each)))
          && asked.every((each) => row.folded.includes(each));
        if (!shown) show(row, false);
        else if (row.element.hidden) waiting.push(row);
        if (shown) empty = none = false;
        else all = false;
      }
      group.element.hidden = empty;
      if (group.entry) group.entry.hidden = empty;
    }
    showMore(0, AT_ONCE);
    // No number of rows: how often a verdict occurs depends on how the texts were divided.
    status.classList.toggle("selects", !all);
    status.textContent = all ? "All rows are shown."
      : none ? "No row matches." : "Only the rows that match are shown.";
  };

  const reset = () => {
    choices.forEach((each) => { each.checked = false; });
    groupChoice.value = words.value = "";
    filter();
  };

  const reveal = (row) => {
    const group = groups.find((each) => each.element.contains(row));
    if (!row.hidden || !group) return;
    show(group.rows.find((each) => each.element === row), true);
    group.element.hidden = false;
    if (group.entry) group.entry.hidden = false;
    status.textContent = `Row ${row.id.slice(4)} is shown, though it does not match.`;
  };

  // What is out of sight has only a guessed height until it comes near: keep to the target while heights settle.
  const goTo = (target, frames = 12) => {
    target.scrollIntoView();
    if (frames) requestAnimationFrame(() => goTo(target, frames - 1));
  };

  const follow = (fragment) => {
    const target = fragment.length > 1 && found(fragment.slice(1));
    if (!target) return;
    reveal(target);
    goTo(target);
  };

  const cells = () => [...document.querySelectorAll("details")];
  const openedForPrint = [];
  addEventListener("beforeprint", () => {
    for (const each of cells()) if (!each.open) { each.open = true; openedForPrint.push(each); }
  });
  addEventListener("afterprint", () => { for (const each of openedForPrint.splice(0)) each.open = false; });

  words.addEventListener("focus", () => (window.requestIdleCallback ?? setTimeout)(readWords), { once: true });
  words.addEventListener("input", filter);
  groupChoice.addEventListener("change", filter);
  choices.forEach((each) => each.addEventListener("change", filter));
  found("filter-reset").addEventListener("click", reset);
  // A link followed for the second time changes no fragment; so the click counts, and the fragment for all other ways.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (link) requestAnimationFrame(() => follow(link.getAttribute("href")));
  });
  addEventListener("hashchange", () => follow(location.hash));
  addEventListener("load", () => follow(location.hash));

  document.documentElement.classList.add("scripted");
  filters.hidden = false;
  // A browser that comes back to the page may have kept what was typed.
  filter();
})();
