// Parallel: texts in three languages side by side; one under the other where there is no room for columns.

const SIGNS = { added: "+", removed: "−", changed: "≠", moved: "↕" };

// The space before a marked word stays outside the mark.
function pieceOf({ mark, text }, words) {
  if (mark === "same") return h("span", {}, text);
  const [, space, said] = /^(\s*)([^]*)$/.exec(text);
  const gone = mark === "gone";
  return [
    h("span", {}, space),
    h(gone ? "del" : "ins", {}, h("span", { class: "aside" }, gone ? words.removed : words.added, " "), said),
  ];
}

function cellOf(cell, words) {
  return h("div", { class: "cell" },
    cell.lang && h("span", { class: "tongue" }, cell.lang.toUpperCase()),
    h("p", { lang: cell.lang }, cell.pieces.map((piece) => pieceOf(piece, words))),
    cell.note && h("p", { class: "small" }, cell.note));
}

function lineOf(line, words) {
  return h("div", { class: "line", "data-sign": line.flag?.sign },
    h("h4", { class: "name" }, line.label,
      line.flag && h("span", { class: "flag", "data-sign": line.flag.sign },
        h("span", { "aria-hidden": "true" }, SIGNS[line.flag.sign]), " ", line.flag.word)),
    line.about && h("p", { class: "small about" }, line.about),
    h("div", { class: "cells" }, line.cells.map((cell) => cellOf(cell, words))));
}

function factsOf(group) {
  if (!group.facts?.length) return null;
  return h("dl", { class: "facts" }, group.facts.map((fact) =>
    h("div", {}, h("dt", {}, fact.name), h("dd", {}, fact.text))));
}

function groupOf(group, words, open) {
  return h("details", { "data-key": group.id, open },
    h("summary", {},
      h("h3", {}, group.title), group.about && h("span", { class: "small" }, group.about), icon("fold")),
    factsOf(group),
    group.lines.map((line) => lineOf(line, words)));
}

export default function ({ parentElement, data }) {
  const there = parentElement.querySelector(".kompas");
  const asBefore = there?.dataset.unfolded === String(data.unfolded);
  // What the person opened or closed stays so; another wish for all of them begins anew.
  const opens = (at) => !asBefore && (data.unfolded || at === 0);
  const wanted = h("div", { class: "kompas", "data-unfolded": String(data.unfolded) },
    data.groups.map((group, at) => groupOf(group, data.words, opens(at))));
  if (asBefore) morph(there, wanted);
  else if (there) there.replaceWith(wanted);
  else parentElement.append(wanted);
}
