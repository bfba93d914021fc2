// Saving: every field of a form on its way to the server, strictly in order, until it is there.
// Knows nothing of the screen. There is one Saving per form for as long as the document lives, so that leaving a
// screen, a redraw by Streamlit or a change of language never loses a value that is still under way.

const PAUSE_AFTER_TYPING = 500; // ms after the last key
const LONGEST_WAIT = 1000; // ms; who types without ever pausing is saved as well
const RETRY_OFFLINE = 2000; // ms
const RETRY_SIGNED_OUT = 5000; // ms; the person needs time to sign in again

const NOTHING = { value: "", revision: 0, saved_at: null };
const WAITS_FOR_THE_PERSON = new Set(["conflict", "refused"]);

// One field: what is on the screen, what the server has, and what stands between them.
class EntryRecord {
  constructor(field) {
    this.field = field;
    this.value = ""; // on the screen
    this.saved = NOTHING; // on the server, as far as known here
    this.unanswered = null; // sent, answer not seen: it may or may not be on the server
    this.sending = false;
    this.trouble = null; // "offline", "signed-out", "refused" or "conflict"
    this.sentence = null; // why it was refused
    this.other = null; // in a conflict: what the server has
    this.keptAside = null; // in a conflict: my text as the server last kept it beside the other
    this.waitsFor = null; // a record that has to be on the server before this one (evidence before its rating)
    this.goesBackWhenRefused = false;
    this.timer = null;
    this.typingSince = null;
  }

  get dirty() {
    return this.value !== this.saved.value;
  }

  get underWay() {
    return (this.dirty || this.sending) && !WAITS_FOR_THE_PERSON.has(this.trouble);
  }

  get held() {
    return this.waitsFor !== null && this.waitsFor.underWay;
  }

  get state() {
    if (this.trouble) return this.trouble;
    if (this.dirty && this.held && this.waitsFor.trouble) return this.waitsFor.trouble;
    if (this.dirty || this.sending) return "saving";
    return this.saved.saved_at ? "saved" : "untouched";
  }
}

class Saving {
  static #byForm = new Map();

  static of(form, endpoint) {
    if (!Saving.#byForm.has(form)) Saving.#byForm.set(form, new Saving(form, endpoint));
    return Saving.#byForm.get(form);
  }

  static all() {
    return [...Saving.#byForm.values()];
  }

  constructor(form, endpoint) {
    this.form = form;
    this.endpoint = endpoint;
    this.lastSavedAt = null;
    this.listeners = new Set(); // called with the record that changed and, after a saving, the server's answer
    this.records = new Map();
    this.retryTimer = null;
    this.#takeUpWhatAnEarlierDocumentLeft();
  }

  record(field) {
    if (!this.records.has(field)) this.records.set(field, new EntryRecord(field));
    return this.records.get(field);
  }

  // The worst state of any field: what the line at the top of the form says.
  get state() {
    const states = new Set([...this.records.values()].map((record) => record.state));
    const worst = ["signed-out", "conflict", "refused", "offline", "saving"].find((state) => states.has(state));
    return worst ?? (this.lastSavedAt ? "saved" : "untouched");
  }

  // The person changed a field; `now` for taps, otherwise after a pause in typing.
  touch(field, value, { now = false } = {}) {
    const record = this.record(field);
    record.value = value;
    if (this.endpoint === null) return this.#tryOut(record);
    if (record.trouble === "refused") record.trouble = null;
    this.#remember(record);
    if (now) this.#send(record);
    else this.#sendAfterAPause(record);
    this.#tell(record);
  }

  // A form without a server to save to is a preview: whatever is filled in counts as there, and goes nowhere.
  #tryOut(record) {
    record.saved = { ...NOTHING, value: record.value };
    this.#tell(record);
  }

  // The person left the field.
  settle(field) {
    this.#send(this.record(field));
  }

  // What the server says it has. A newer value replaces only a field that is clean and that nobody stands in.
  adopt(values, isFocused) {
    for (const [field, theirs] of Object.entries(values)) {
      const record = this.record(field);
      if (record.sending || record.trouble === "conflict" || theirs.revision < record.saved.revision) continue;
      if (!record.dirty) this.#adoptIntoCleanField(record, theirs, isFocused);
      else this.#adoptUnderOwnText(record, theirs);
    }
    for (const record of this.records.values()) if (record.dirty && !record.timer) this.#send(record);
  }

  #adoptIntoCleanField(record, theirs, isFocused) {
    if (theirs.value !== record.value && isFocused(record.field)) return;
    record.saved = theirs;
    record.value = theirs.value;
  }

  // Only what this browser itself sent may be taken as the base of its own text; anything else is for the server to
  // answer with a conflict.
  #adoptUnderOwnText(record, theirs) {
    const mine = theirs.value === record.value || theirs.value === record.unanswered;
    if (!mine && theirs.revision !== record.saved.revision) return;
    record.saved = theirs;
    record.unanswered = null;
    if (!record.dirty) this.#forget(record);
  }

  keepMine(field) {
    const record = this.record(field);
    record.saved = record.other;
    this.#closeConflict(record);
    this.#send(record);
    this.#tell(record);
  }

  useOther(field) {
    const record = this.record(field);
    record.saved = record.other;
    record.value = record.other.value;
    this.#closeConflict(record);
    this.#forget(record);
    this.#tell(record);
  }

  #closeConflict(record) {
    record.trouble = null;
    record.other = null;
    record.keptAside = null;
    if (!record.dirty) this.#forget(record);
  }

  retryNow() {
    clearTimeout(this.retryTimer);
    this.retryTimer = null;
    for (const record of this.records.values()) if (record.dirty || record.unanswered !== null) this.#send(record);
  }

  // The page or the tab may be gone in a moment: everything goes out now.
  leave() {
    for (const record of this.records.values()) {
      if (record.trouble === "conflict") this.#keepAside(record);
      else if (record.sending && record.value !== record.unanswered) this.#sendBehindTheOneUnderWay(record);
      else if (record.dirty) this.#send(record);
    }
  }

  #keepAside(record) {
    if (record.value === record.keptAside) return;
    record.keptAside = record.value;
    post(this.endpoint, this.#message(record, record.value, record.saved.revision));
  }

  // There is no time to wait for the answer, but its revision is known: one more than its base.
  #sendBehindTheOneUnderWay(record) {
    post(this.endpoint, this.#message(record, record.value, record.saved.revision + 1));
  }

  #message(record, value, base) {
    return { form: this.form, field: record.field, value, base };
  }

  #sendAfterAPause(record) {
    clearTimeout(record.timer);
    record.typingSince ??= Date.now();
    const longest = record.typingSince + LONGEST_WAIT - Date.now();
    record.timer = setTimeout(() => this.#send(record), Math.max(0, Math.min(PAUSE_AFTER_TYPING, longest)));
  }

  async #send(record) {
    clearTimeout(record.timer);
    record.timer = null;
    record.typingSince = null;
    if (record.sending || record.held || WAITS_FOR_THE_PERSON.has(record.trouble)) return;
    // A value whose answer got lost is sent again before a newer one: the server recognises it, while the newer one
    // on the old base would look like a conflict with somebody else.
    const value = record.unanswered ?? record.value;
    if (value === record.saved.value && record.unanswered === null) {
      this.#settled(record);
      this.#tell(record);
      return;
    }
    record.sending = true;
    record.unanswered = value;
    this.#remember(record);
    const answer = await post(this.endpoint, this.#message(record, value, record.saved.revision));
    record.sending = false;
    this.#take(record, value, answer);
  }

  #take(record, sent, { status, body }) {
    if (status === 200 && Number.isInteger(body?.revision)) this.#takeSaved(record, sent, body);
    else if (status === 409 && Number.isInteger(body?.revision)) this.#takeConflict(record, sent, body);
    else if (status === 401) this.#takeTrouble(record, "signed-out");
    else if (status >= 400 && status < 500 && body?.sentence && status !== 429) this.#takeRefusal(record, sent, body);
    else this.#takeTrouble(record, "offline");
    this.#tell(record, status === 200 ? body : null);
  }

  #takeSaved(record, sent, body) {
    record.saved = { value: sent, revision: body.revision, saved_at: body.saved_at };
    record.unanswered = null;
    record.trouble = null;
    this.lastSavedAt = body.saved_at;
    this.#settled(record);
    if (record.dirty && !record.timer) this.#send(record);
  }

  #takeConflict(record, sent, body) {
    record.unanswered = null;
    record.other = { value: body.value, revision: body.revision, saved_at: body.saved_at };
    record.keptAside = sent;
    record.trouble = "conflict";
    if (record.value === body.value) {
      record.saved = record.other;
      this.#closeConflict(record);
    }
    this.#releaseThoseWaiting(record);
  }

  // Text stays where it is, to be mended; a choice goes back to what the server has.
  #takeRefusal(record, sent, body) {
    record.unanswered = null;
    record.trouble = "refused";
    record.sentence = body.sentence;
    if (record.goesBackWhenRefused) {
      record.value = record.saved.value;
      this.#forget(record);
    } else if (record.value !== sent) {
      record.trouble = null;
      this.#send(record);
    }
    this.#releaseThoseWaiting(record);
  }

  #takeTrouble(record, trouble) {
    record.trouble = trouble;
    this.#remember(record);
    this.retryTimer ??= setTimeout(() => this.retryNow(), trouble === "offline" ? RETRY_OFFLINE : RETRY_SIGNED_OUT);
  }

  #settled(record) {
    if (!record.dirty) {
      record.trouble = null;
      this.#forget(record);
    }
    this.#releaseThoseWaiting(record);
  }

  #releaseThoseWaiting(record) {
    for (const other of this.records.values()) if (other.waitsFor === record && other.dirty) this.#send(other);
  }

  #tell(record, answer = null) {
    for (const listener of this.listeners) listener(record, answer);
  }

  // What is not yet on the server survives a reload in the tab's own storage; the base travels with it.
  #key(record) {
    return `kompas ${this.form} ${record.field}`;
  }

  #remember(record) {
    if (!record.dirty && record.unanswered === null) return this.#forget(record);
    const { value, unanswered, saved } = record;
    inStorage((storage) => storage.setItem(this.#key(record), JSON.stringify([value, saved.revision, unanswered])));
  }

  #forget(record) {
    inStorage((storage) => storage.removeItem(this.#key(record)));
  }

  #takeUpWhatAnEarlierDocumentLeft() {
    const prefix = `kompas ${this.form} `;
    inStorage((storage) => {
      for (const key of Object.keys(storage).filter((name) => name.startsWith(prefix))) {
        const [value, revision, unanswered] = JSON.parse(storage.getItem(key));
        const record = this.record(key.slice(prefix.length));
        record.value = value;
        record.unanswered = unanswered;
        record.saved = { value: null, revision, saved_at: null };
      }
    });
  }
}

function everySaving(act) {
  for (const saving of Saving.all()) act(saving);
}

document.addEventListener("visibilitychange", () =>
  everySaving((saving) => (document.visibilityState === "hidden" ? saving.leave() : saving.retryNow())),
);
window.addEventListener("pagehide", () => everySaving((saving) => saving.leave()));
window.addEventListener("online", () => everySaving((saving) => saving.retryNow()));
window.addEventListener("focus", () => everySaving((saving) => saving.retryNow()));
// Streamlit tells its embedding page, which is this window itself, when its websocket is back.
window.addEventListener("message", (event) => {
  if (event.source === window && event.data?.type === "WEBSOCKET_CONNECTED") everySaving((saving) => saving.retryNow());
});
