// Fields: what each kind of field looks like, what its value is, and how that value is put into words.

const WRITTEN = new Set(["text", "line"]);
const TAPPED = new Set(["choice", "yesno", "scale"]);

// --- values --------------------------------------------------------------------------------------------------------

function chosen(value) {
  try {
    const list = JSON.parse(value || "[]");
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function isEmpty(field, value) {
  return field.kind === "many" ? chosen(value).length === 0 : (value ?? "").trim() === "";
}

function optionOf(field, value) {
  return field.options?.find((option) => option.value === value);
}

function valueInWords(field, value, words) {
  if (isEmpty(field, value)) return words.empty;
  if (field.kind === "many") return chosen(value).map((one) => optionOf(field, one)?.label ?? one).join(", ");
  const option = optionOf(field, value);
  if (!option) return value;
  return option.text ? `${option.label}: ${option.text}` : option.label;
}

// A rating counts only with its evidence; options marked free ("not demonstrated") need none.
function lacksWhatItNeeds(field, valueOf) {
  return Boolean(field.needs) && valueOf(field.needs).trim() === "" && !optionOf(field, valueOf(field.id))?.free;
}

function isDone(field, valueOf) {
  return !isEmpty(field, valueOf(field.id)) && !lacksWhatItNeeds(field, valueOf);
}

// Some fields belong to one tap of another field: the rating of a value is there as long as that value is chosen, the
// explanation as long as the answer is yes. What was filled in stays saved, and is there again when the tap is.
function isShown(field, valueOf) {
  if (!field.shown_with) return true;
  const value = valueOf(field.shown_with.field);
  return value === field.shown_with.value || chosen(value).includes(field.shown_with.value);
}

// Reads the value of a field from its controls on the page; null while it is half typed (a date without a year).
function valueOnPage(field, controls) {
  if (TAPPED.has(field.kind)) return controls.find((control) => control.checked)?.value ?? "";
  if (field.kind === "many") return JSON.stringify(controls.filter((one) => one.checked).map((one) => one.value));
  return controls[0].validity.badInput ? null : controls[0].value;
}

function putOnPage(field, controls, value) {
  const many = field.kind === "many" ? chosen(value) : null;
  for (const control of controls) {
    if (TAPPED.has(field.kind)) control.checked = control.value === value;
    else if (many) control.checked = many.includes(control.value);
    else if (control.value !== value && !control.validity.badInput) control.value = value;
  }
}

// --- parts every field has -----------------------------------------------------------------------------------------

function helpLine(field) {
  return field.help ? h("p", { class: "help", id: `${field.id}:help` }, field.help) : null;
}

function readerLine(field) {
  return field.read_by ? h("p", { class: "reader", id: `${field.id}:reader` }, icon("eye"), field.read_by) : null;
}

function optionalWord(field, view) {
  const optional = view.saysOptional && field.required === false;
  return optional ? h("span", { class: "optional" }, ` ${view.words.optional}`) : null;
}

// The state of one field in words: "Saved 14:03:07", or why it is not.
function markLine(field, record, words) {
  const sentences = {
    untouched: "",
    saved: fill(words.saved, { time: record.saved.saved_at }),
    saving: words.saving,
    offline: WRITTEN.has(field.kind) ? words.offline_text : words.offline_choice,
    "signed-out": words.signed_out,
    refused: `${words.refused}: ${record.sentence}`,
    conflict: fill(words.conflict, { time: record.other?.saved_at }),
  };
  const icons = { saved: "done", saving: "saving", offline: "offline", refused: "refused", conflict: "notice" };
  const picture = icons[record.state] ?? (record.state === "signed-out" ? "notice" : null);
  return h(
    "p",
    { class: "mark", id: `${field.id}:mark`, "data-state": record.state },
    picture && icon(picture),
    h("span", {}, sentences[record.state]),
    record.state === "signed-out" && h("a", { href: "/sign-in", target: "_blank", rel: "noopener" }, words.sign_in),
  );
}

function conflictBox(field, record, words) {
  if (record.state !== "conflict") return null;
  const written = WRITTEN.has(field.kind);
  return h(
    "div",
    { class: "conflict", role: "group", "aria-labelledby": `${field.id}:mark` },
    h("p", { class: "small" }, written ? words.other_text : words.other_choice),
    h("blockquote", {}, valueInWords(field, record.other.value, words)),
    h("div", { class: "buttons" },
      h("button", { type: "button", "data-act": "keep", "data-of": field.id, "data-key": "keep" },
        written ? words.keep_text : words.keep_choice),
      h("button", { type: "button", "data-act": "other", "data-of": field.id, "data-key": "other" },
        written ? words.use_other_text : words.use_other_choice)),
  );
}

function describedBy(field, record, extra = null) {
  const unwell = ["refused", "conflict", "offline", "signed-out"].includes(record.state);
  const ids = [field.help && "help", field.read_by && "reader", extra, unwell && "mark"].filter(Boolean);
  return ids.map((part) => `${field.id}:${part}`).join(" ") || null;
}

function isInvalid(record) {
  return ["refused", "conflict"].includes(record.state) ? "true" : null;
}

function foot(field, record, words) {
  return [
    h("div", { class: "foot" }, readerLine(field), markLine(field, record, words)),
    conflictBox(field, record, words),
  ];
}

// --- kinds ---------------------------------------------------------------------------------------------------------

// The wrapper repeats the text in an invisible layer (`data-mirror`): it makes the text area as tall as its text, and
// it is what gets printed, since browsers print a text area as a cut-out window.
function writtenField(field, record, view) {
  const common = {
    id: field.id,
    "data-key": "control",
    "data-control": field.id,
    "aria-describedby": describedBy(field, record),
    "aria-invalid": isInvalid(record),
    "aria-required": field.required ? "true" : null,
  };
  const control =
    field.kind === "text"
      ? h("textarea", { ...common, rows: field.rows ?? 3 })
      : h("input", { ...common, type: field.kind === "date" ? "date" : "text", autocomplete: "off" });
  return [
    h("label", { class: "label", for: field.id }, field.label, optionalWord(field, view)),
    helpLine(field),
    h("div", { class: "paper", "data-mirror": record.value, style: `--rows: ${field.rows ?? 3}` }, control),
    lengthLine(field, record, view.words),
    foot(field, record, view.words),
  ];
}

// Nothing cuts a text off while it is being typed or pasted; near the limit the field says how much there is.
function lengthLine(field, record, words) {
  if (!field.max || record.value.length < field.max * 0.9) return null;
  const over = record.value.length > field.max;
  return h("p", { class: "length", "data-over": over }, fill(words.length, { n: record.value.length, max: field.max }));
}

function choiceField(field, record, view) {
  const kind = field.kind === "many" ? "checkbox" : "radio";
  return h("div", { class: "options" }, field.options.map((option) =>
    h("label", { class: "option", "data-key": option.value },
      optionControl(field, option, kind, record, view),
      h("span", {}, option.label, option.text && h("span", { class: "small" }, ` ${option.text}`)))));
}

// A point is a number with its anchor beside it, or a word ("growing") that leads its own explanation.
function scaleField(field, record, view) {
  return h("div", { class: "points" }, field.options.map((option, at) => {
    const isWord = !option.mark && option.label.length > 2;
    return h("label", { class: "point", "data-key": option.value, "data-between": !option.text && !option.mark && !isWord },
      optionControl(field, option, "radio", record, view),
      !isWord && h("span", { class: "number" }, option.mark ?? option.label),
      h("span", { class: "anchor" },
        (isWord || option.mark) && h("span", { class: "name" }, option.label),
        h("span", {}, option.text ?? (isWord ? "" : between(field.options, at, view.words)))));
  }));
}

// Points without an anchor of their own lie between the nearest ones that have one.
function between(options, at, words) {
  const low = options.slice(0, at).findLast((option) => option.text);
  const high = options.slice(at + 1).find((option) => option.text && !option.free);
  return low && high ? fill(words.between, { low: low.label, high: high.label }) : "";
}

// A gated option stays focusable and says why it is closed; `aria-disabled` leaves that possible, `disabled` does not.
function optionControl(field, option, type, record, view) {
  const gated = view.isGated(field) && !option.free;
  return h("input", {
    type,
    name: field.id,
    value: option.value,
    "data-control": field.id,
    "data-key": "control",
    "aria-disabled": gated ? "true" : null,
    "aria-describedby": gated ? `${field.id}:needs` : null,
    "aria-invalid": type === "checkbox" ? isInvalid(record) : null,
  });
}

function needsLine(field, view) {
  if (!view.isGated(field)) return null;
  const urgent = !isEmpty(field, view.valueOf(field.id)) && lacksWhatItNeeds(field, view.valueOf);
  return h("p", { class: "needs", id: `${field.id}:needs`, "data-urgent": urgent },
    urgent && icon("notice"), h("span", {}, field.needs_words));
}

function optionsOf(field, record, view) {
  return [
    helpLine(field),
    needsLine(field, view),
    field.kind === "scale" ? scaleField(field, record, view) : choiceField(field, record, view),
    foot(field, record, view.words),
  ];
}

function fieldFrame(field, record, tag, attributes, ...children) {
  return h(
    tag,
    {
      class: `field ${field.kind}`,
      "data-field": field.id,
      "data-state": record.state,
      "data-key": field.id,
      ...attributes,
    },
    ...children,
  );
}

function fieldOf(field, view) {
  const record = view.recordOf(field);
  if (WRITTEN.has(field.kind) || field.kind === "date")
    return fieldFrame(field, record, "div", {}, writtenField(field, record, view));
  return fieldFrame(field, record, "fieldset", { "aria-describedby": describedBy(field, record) },
    h("legend", { class: "label" }, field.label, optionalWord(field, view)), optionsOf(field, record, view));
}

// A tapped field and the text that belongs to it ("respect-02/action" and "respect-02/action-note") under one legend,
// side by side where there is room; the text first, because evidence comes before what is made of it.
function pairOf(note, tapped, view) {
  const record = view.recordOf(tapped);
  const legend = `${tapped.id}:legend`;
  return h("fieldset", { class: "pair", "data-key": `pair ${tapped.id}` },
    h("legend", { class: "label", id: legend }, tapped.label),
    h("div", { class: "sides" }, [note, tapped].map((field) => field === tapped
      ? fieldFrame(field, record, "div", {
          role: tapped.kind === "many" ? "group" : "radiogroup",
          "aria-labelledby": legend,
          "aria-describedby": describedBy(field, record),
          "aria-invalid": tapped.kind === "many" ? null : isInvalid(record),
        }, optionsOf(field, record, view))
      : fieldOf(field, view))));
}

function readOnlyField(field, view) {
  const record = view.recordOf(field);
  return h("div", { class: "field read", "data-field": field.id, "data-key": field.id },
    h("p", { class: "label" }, field.label),
    h("p", { class: "answer" }, valueInWords(field, record.value, view.words)),
    readerLine(field));
}
