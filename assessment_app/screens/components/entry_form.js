// The form: listens to the person, to the server's answers and to Streamlit's redraws, and keeps the page in line.

const BETWEEN_ANNOUNCEMENTS = 15000; // ms; "Saved" after every pause in typing would talk over the person's own reader
const ROOM_ABOVE = 16; // px between the line at the top and what is scrolled to

class EntryForm {
  constructor(parent) {
    this.parent = parent;
    this.root = h("div", { class: "kompas" });
    this.announced = ""; // what a screen reader was last told
    this.heard = null; // the state that was
    this.heardAt = 0;
    this.open = null;
    this.saving = null;
    parent.append(this.root);
    for (const [type, act] of Object.entries({
      input: this.#onInput,
      change: this.#onChange,
      focusout: this.#onFocusOut,
      click: this.#onClick,
    }))
      this.root.addEventListener(type, act.bind(this));
    this.onRecord = this.#onRecord.bind(this);
  }

  // --- what the markup asks ------------------------------------------------------------------------------------------

  get words() {
    return this.data.words;
  }

  get saysOptional() {
    return this.data.layout !== "grid";
  }

  recordOf(field) {
    return this.saving.record(field.id);
  }

  valueOf = (id) => this.saving.record(id).value ?? "";

  isGated(field) {
    return Boolean(field.needs) && this.valueOf(field.needs).trim() === "";
  }

  isOpen(section) {
    return !section.folds || this.open.has(section.id);
  }

  // Where "next question" leads: the next one down, and from the last one back up to what is still open.
  sectionAfter(section) {
    const sections = this.data.sections.filter((one) => one.folds);
    return sections[sections.indexOf(section) + 1] ?? firstIncomplete(sections.slice(0, -1), this);
  }

  // --- Streamlit ---------------------------------------------------------------------------------------------------

  update(component) {
    this.component = component;
    this.data = component.data;
    this.fields = new Map(this.data.sections.flatMap((section) => section.fields).map((field) => [field.id, field]));
    this.#takeSaving();
    this.saving.adopt(this.data.values ?? {}, (id) => this.#isFocused(id));
    this.open ??= this.#openAtFirst();
    this.#followTheTheme();
    this.root.lang = this.data.lang;
    this.root.dataset.layout = this.data.layout;
    this.draw();
    this.#leaveRoomAtTheTop();
  }

  leave() {
    this.saving.leave();
    this.scroller?.style.removeProperty("scroll-padding-top");
    this.saving.listeners.delete(this.onRecord);
    clearTimeout(this.announcing);
  }

  #takeSaving() {
    const saving = Saving.of(this.data.form, this.data.endpoint);
    if (saving !== this.saving) {
      this.saving?.listeners.delete(this.onRecord);
      saving.listeners.add(this.onRecord);
      this.saving = saving;
    }
    saving.lastSavedAt ??= this.data.saved_at ?? null;
    for (const field of this.fields.values()) {
      const record = saving.record(field.id);
      record.goesBackWhenRefused = !WRITTEN.has(field.kind);
      record.waitsFor = field.needs ? saving.record(field.needs) : null;
    }
  }

  #openAtFirst() {
    const asked = this.data.sections.filter((section) => section.open);
    const first = asked.length ? asked : [firstIncomplete(this.data.sections, this)].filter(Boolean);
    return new Set(first.map((section) => section.id));
  }

  // Streamlit hands over colours, not whether they are dark; what the browser draws itself (calendars) needs that.
  #followTheTheme() {
    const styles = getComputedStyle(this.parent.host ?? this.root);
    const [red, green, blue] = rgbOf(styles.getPropertyValue("--st-background-color"));
    this.root.dataset.theme = 0.3 * red + 0.6 * green + 0.1 * blue < 128 ? "dark" : "light";
  }

  // The line at the top sticks below Streamlit's own header; what is tabbed to or typed in stays clear of both.
  #leaveRoomAtTheTop() {
    const header = document.querySelector("[data-testid=stHeader]")?.getBoundingClientRect().bottom ?? 0;
    this.scroller = document.querySelector("[data-testid=stMain]");
    const covered = this.scroller ? Math.max(0, header - this.scroller.getBoundingClientRect().top) : 0;
    const bar = this.root.querySelector(".bar")?.offsetHeight ?? 0;
    this.root.style.setProperty("--covered", `${covered}px`);
    this.scroller?.style.setProperty("scroll-padding-top", `${covered + bar + ROOM_ABOVE}px`);
  }

  // --- drawing -----------------------------------------------------------------------------------------------------

  draw() {
    morphChildren(this.root, h("div", {}, barOf(this), this.data.sections.map((section) => sectionOf(section, this))));
    for (const field of this.fields.values()) this.#putValue(field);
  }

  #drawSection(section) {
    const there = this.root.querySelector(`[data-section="${CSS.escape(section.id)}"]`);
    morph(there, sectionOf(section, this));
    for (const field of section.fields) this.#putValue(field);
  }

  #drawBar() {
    const there = this.root.querySelector(".bar");
    if (there) morph(there, barOf(this));
  }

  #putValue(field) {
    putOnPage(field, this.#controlsOf(field.id), this.valueOf(field.id));
  }

  #controlsOf(id) {
    return [...this.root.querySelectorAll(`[data-control="${CSS.escape(id)}"]`)];
  }

  #isFocused(id) {
    return this.root.getRootNode().activeElement?.dataset.control === id;
  }

  // --- the person ----------------------------------------------------------------------------------------------------

  #onInput({ target }) {
    const field = this.fields.get(target.dataset.control);
    if (field && WRITTEN.has(field.kind)) this.saving.touch(field.id, target.value);
  }

  #onChange({ target }) {
    const field = this.fields.get(target.dataset.control);
    if (!field || WRITTEN.has(field.kind)) return;
    const value = valueOnPage(field, this.#controlsOf(field.id));
    if (value !== null) this.saving.touch(field.id, value, { now: true });
  }

  #onFocusOut({ target }) {
    const id = target.dataset.control;
    if (!this.fields.has(id)) return;
    this.saving.settle(id);
    // A newer text from elsewhere had to wait while somebody stood in the field.
    const theirs = this.data.values?.[id];
    if (theirs && theirs.revision > this.saving.record(id).saved.revision) {
      this.saving.adopt({ [id]: theirs }, () => false);
      this.draw();
    }
  }

  #onClick(event) {
    const { target } = event;
    if (target.dataset.control && target.getAttribute("aria-disabled") === "true") this.#explainTheGate(event);
    const button = target.closest("[data-act]");
    if (!button) return;
    const { act, of } = button.dataset;
    if (act === "keep") this.saving.keepMine(of);
    else if (act === "other") this.saving.useOther(of);
    else if (act === "fold") this.#fold(of);
    else if (act === "next") this.#goOn(of);
    if (act === "keep" || act === "other") this.#controlsOf(of)[0]?.focus();
  }

  // Undoing the click before it takes effect works for the mouse, the space bar and the arrow keys alike.
  #explainTheGate(event) {
    event.preventDefault();
    this.#say(this.fields.get(event.target.dataset.control).needs_words);
  }

  #fold(id) {
    if (!this.open.delete(id)) this.open.add(id);
    this.draw();
  }

  #goOn(id) {
    const next = this.sectionAfter(this.data.sections.find((section) => section.id === id));
    this.open.delete(id);
    this.open.add(next.id);
    this.draw();
    const head = this.root.querySelector(`[data-act="fold"][data-of="${CSS.escape(next.id)}"]`);
    head.focus({ preventScroll: true });
    head.scrollIntoView({ block: "start" });
  }

  // --- the server's answers ----------------------------------------------------------------------------------------

  #onRecord(record, answer) {
    const section = this.data.sections.find((one) => one.fields.some((field) => field.id === record.field));
    if (section) this.#drawSection(section);
    this.#drawBar();
    this.#announce();
    if (answer && this.data.notify)
      this.component.setTriggerValue("saved", { field: record.field, revision: answer.revision, state: answer.state });
  }

  // A change for better or worse is said at once, a newer time of saving only now and then.
  #announce() {
    const { state } = this.saving;
    if (state === "saving" || state === "untouched") return;
    const nothingNew = state === "saved" && this.heard === "saved";
    const wait = nothingNew ? this.heardAt + BETWEEN_ANNOUNCEMENTS - Date.now() : 0;
    clearTimeout(this.announcing);
    if (wait > 0) this.announcing = setTimeout(() => this.#announce(), wait);
    else this.#say(statusSentence(this.saving, this.words), state);
  }

  #say(sentence, state = this.heard) {
    this.announced = sentence;
    this.heard = state;
    this.heardAt = Date.now();
    this.#drawBar();
  }
}

function rgbOf(colour) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  canvas.fillStyle = colour.trim() || "#fff";
  canvas.fillRect(0, 0, 1, 1);
  return canvas.getImageData(0, 0, 1, 1).data;
}

// Streamlit calls this on every redraw of the component, with the same parent as long as the component stays.
const formsByParent = new WeakMap();

export default function (component) {
  const parent = component.parentElement;
  if (!formsByParent.has(parent)) formsByParent.set(parent, new EntryForm(parent));
  const form = formsByParent.get(parent);
  form.update(component);
  return () => {
    form.leave();
    form.root.remove();
    formsByParent.delete(parent);
  };
}
