// Sections: the folding questions of a grid, the single page of an intake, and the line at the top that says how far
// one is and what is saved.

function isComplete(section, view) {
  const asked = section.fields.filter((field) => field.required && isShown(field, view.valueOf));
  return asked.every((field) => isDone(field, view.valueOf));
}

function countsForCoverage(section) {
  return section.fields.some((field) => field.required);
}

function firstIncomplete(sections, view) {
  return sections.find((section) => countsForCoverage(section) && !isComplete(section, view));
}

// --- the header of a folding section: title and one mark per field, "S✓ T◐ A4 R– R3" --------------------------------

function tokensOf(section, view) {
  const fields = section.fields.filter((field) => field.short);
  return h("span", { class: "tokens" }, fields.map((field) => tokenOf(field, view)));
}

function tokenOf(field, view) {
  const done = isDone(field, view.valueOf);
  const option = done ? optionOf(field, view.valueOf(field.id)) : null;
  const sentence = done ? view.words.token_done : view.words.token_open;
  return h("span", { class: "token", "data-done": String(done), "data-key": field.id },
    h("span", { "aria-hidden": "true" }, field.short, h("b", {}, option ? (option.mark ?? option.label) : done ? "✓" : "·")),
    h("span", { class: "aside" }, fill(sentence, { label: field.label, value: option?.label ?? "" }), "; "));
}

function headOf(section, view) {
  if (!section.folds) return section.title ? h("h2", { class: "title" }, section.title) : null;
  const open = view.isOpen(section);
  return h("h2", { class: "head" },
    h("button", { type: "button", "data-act": "fold", "data-of": section.id, "data-key": "fold",
        "aria-expanded": String(open), "aria-controls": `${section.id}:body` },
      h("span", { class: "title" }, section.title), h("span", { class: "aside" }, ": "), tokensOf(section, view),
      icon("fold")));
}

// --- the body ------------------------------------------------------------------------------------------------------

function asidesOf(section) {
  if (!section.asides?.length) return null;
  return h("div", { class: "asides" }, section.asides.map((aside) =>
    h("details", { "data-key": aside.label },
      h("summary", {}, aside.label), h("ul", {}, aside.lines.map((line) => h("li", {}, line))))));
}

// Fields one after the other; a text named "x-note" next to a tapped field "x" stands beside it.
function fieldsOf(section, view) {
  const fields = section.fields.filter((field) => isShown(field, view.valueOf));
  const drawn = [];
  while (fields.length) {
    const [first, second] = fields;
    const tapped = second && [first, second].find((field) => !WRITTEN.has(field.kind));
    const note = second && [first, second].find((field) => tapped && field.id === `${tapped.id}-note`);
    const pair = note && !view.data.read_only;
    fields.splice(0, pair ? 2 : 1);
    if (pair) drawn.push(pairOf(note, tapped, view));
    else drawn.push(view.data.read_only ? readOnlyField(first, view) : fieldOf(first, view));
  }
  return drawn;
}

function nextButton(section, view) {
  if (!section.folds || !view.sectionAfter(section)) return null;
  return h("button", { type: "button", class: "next", "data-act": "next", "data-of": section.id, "data-key": "next" },
    view.words.next, icon("next"));
}

function sectionOf(section, view) {
  const open = view.isOpen(section);
  return h("section",
    { class: "section", "data-section": section.id, "data-key": section.id, "data-open": String(open),
      "data-complete": String(isComplete(section, view)) },
    headOf(section, view),
    h("div", { class: "body", id: `${section.id}:body`, "data-key": "body", hidden: !open },
      section.lead && h("p", { class: "lead" }, section.lead),
      asidesOf(section),
      section.comparisons?.map(comparisonOf),
      h("div", { class: "fields", "data-key": "fields" }, fieldsOf(section, view)),
      nextButton(section, view)));
}

// --- the line at the top ---------------------------------------------------------------------------------------------

function coverageOf(view) {
  const counting = view.data.sections.filter(countsForCoverage);
  // With one question its own marks say it all.
  if (view.data.layout !== "grid" || counting.length < 2) return null;
  const done = counting.filter((section) => isComplete(section, view)).length;
  return h("p", { class: "coverage", "data-done": String(done === counting.length) },
    fill(view.words.coverage, { done, all: counting.length }),
    h("span", { class: "meter", "aria-hidden": "true", style: `--part: ${done / counting.length}` }));
}

function statusSentence(saving, words) {
  return {
    untouched: words.untouched,
    saved: fill(words.saved, { time: saving.lastSavedAt }),
    saving: words.saving,
    offline: words.offline_form,
    "signed-out": words.signed_out,
    refused: words.refused_form,
    conflict: words.conflict_form,
  }[saving.state];
}

// Seen at once by everybody; heard (`announced`) only when something changed that matters, see `announce`.
function statusOf(view) {
  const { saving, words } = view;
  const pictures = { saved: "done", saving: "saving", offline: "offline", untouched: null };
  const picture = saving.state in pictures ? pictures[saving.state] : "notice";
  return h("div", { class: "status", role: "status", "data-state": saving.state, "data-key": "status" },
    h("span", { "aria-hidden": "true", class: "seen" },
      picture && icon(picture), h("span", {}, statusSentence(saving, words))),
    h("span", { class: "aside" }, view.announced));
}

function barOf(view) {
  if (view.data.read_only) return null;
  return h("div", { class: "bar", "data-key": "bar" }, coverageOf(view), statusOf(view),
    view.saving.state === "signed-out" &&
      h("a", { href: "/sign-in", target: "_blank", rel: "noopener", "data-key": "sign-in" }, view.words.sign_in));
}
