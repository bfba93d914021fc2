// The shell around every screen. Nothing of it is seen, except one calm line while the connection is gone.

const BEFORE_SAYING_SO = 1500; // ms; shorter losses heal before anybody has read a line about them
const LOOK_FOR_THE_HEADING = 3000; // ms; a page that takes longer keeps the focus where it is
const WHAT_PEOPLE_WROTE = "[data-testid=stMarkdownContainer], [data-testid=stText], pre, code, textarea, script, style";
const DIALOG = "[data-testid=stDialog]";
const READ_ALOUD = ["aria-label", "title", "placeholder"];

// --- Streamlit's own words -----------------------------------------------------------------------------------------

// Streamlit speaks English only. Its words are known one by one; what people wrote is never touched.
class Translator {
  #words = new Map();
  #patterns = [];
  #originals = new WeakMap(); // text node, or element and attribute: what Streamlit had written, and what stands there

  use(words) {
    this.#words = new Map(Object.entries(words));
    this.#patterns = Object.entries(words)
      .filter(([english]) => english.includes("{"))
      .map(([english, sentence]) => [patternOf(english), sentence]);
    this.walk(document.body);
  }

  walk(root) {
    if (root.parentElement?.closest(WHAT_PEOPLE_WROTE)) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches(WHAT_PEOPLE_WROTE)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) this.text(node);
      else READ_ALOUD.forEach((name) => this.attribute(node, name));
    }
  }

  text(node) {
    if (!node.parentElement || node.parentElement.closest(WHAT_PEOPLE_WROTE)) return;
    this.#bring(node, "text", node.data, (sentence) => (node.data = sentence));
  }

  attribute(element, name) {
    const there = element.getAttribute?.(name);
    if (!there || element.parentElement?.closest(WHAT_PEOPLE_WROTE)) return;
    this.#bring(element, name, there, (sentence) => element.setAttribute(name, sentence));
  }

  #bring(node, name, there, put) {
    const known = this.#originals.get(node) ?? {};
    const original = known[name]?.ours === there ? known[name].original : there;
    const ours = this.#translated(original);
    if (ours !== original || known[name]) this.#originals.set(node, { ...known, [name]: { original, ours } });
    if (ours !== there) put(ours);
  }

  #translated(original) {
    const bare = original.trim();
    if (!bare) return original;
    const exact = this.#words.get(bare);
    if (exact) return original.replace(bare, exact);
    for (const [pattern, sentence] of this.#patterns) {
      const found = pattern.exec(bare);
      if (found) return sentence.replace(/\{(\w+)\}/g, (_, place) => found.groups[place]);
    }
    return original;
  }
}

function patternOf(english) {
  const escaped = english.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>.+)");
  return new RegExp(`^${escaped}$`);
}

// --- where the person is -------------------------------------------------------------------------------------------

// The element that really has the focus, also inside our own components.
function focusedElement() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element === document.body ? null : element;
}

function isConnectionDialog(dialog) {
  return Boolean(dialog?.textContent.startsWith("Connection error"));
}

function giveFocusTo(element) {
  if (element.isConnected && focusedElement() !== element) element.focus({ preventScroll: true });
}

function isTyping() {
  const typed = "textarea, select, [contenteditable=true], input:not([type=radio], [type=checkbox])";
  return focusedElement()?.matches(typed);
}

// --- the shell -----------------------------------------------------------------------------------------------------

class Shell {
  constructor() {
    this.translator = new Translator();
    this.page = null;
    this.lost = false;
    this.atWork = null; // the element the person last worked in
    this.robbed = null; // the element whose focus was taken
    this.spoken = this.#line("spoken");
    this.shown = this.#line("shown");
    new MutationObserver((changes) => this.#follow(changes)).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: READ_ALOUD,
    });
    document.addEventListener("focusin", () => this.#rememberFocus());
    window.addEventListener("message", (event) => this.#hear(event));
  }

  #line(name) {
    const line = document.createElement("p");
    line.className = name;
    if (name === "spoken") line.setAttribute("role", "status");
    return line;
  }

  update({ data, parentElement, setTriggerValue }) {
    this.data = data;
    this.setTriggerValue = setTriggerValue;
    parentElement.append(this.spoken, this.shown);
    // An element without height still gets the gap between elements; taken out of the flow it does not.
    parentElement.host?.closest("[data-testid=stElementContainer]")?.style.setProperty("position", "absolute");
    const switched = document.documentElement.lang !== data.lang; // the same page in other words is no new page
    document.documentElement.lang = data.lang;
    this.translator.use(data.dictionary);
    this.#showLine();
    if (this.page !== null && this.page !== data.page && !switched) this.#arrive();
    this.page = data.page;
  }

  // --- a new page --------------------------------------------------------------------------------------------------

  // Streamlit leaves the focus on the body and says nothing when the page changes.
  async #arrive() {
    const { page, title } = this.data;
    this.#speak(title);
    const heading = await this.#heading(title);
    if (!heading || page !== this.page || isTyping()) return;
    heading.tabIndex = -1;
    heading.style.outline = "none"; // it is a place to start reading from, not something to press
    heading.focus({ preventScroll: true });
    // Streamlit begins another screen at its top, but not the next step of the same one.
    document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0 });
  }

  async #heading(title) {
    for (const end = Date.now() + LOOK_FOR_THE_HEADING; Date.now() < end; await nextFrame()) {
      const found = [...document.querySelectorAll("h1")].find((one) => one.textContent.trim() === title.trim());
      if (found) return found;
    }
    return null;
  }

  #speak(sentence) {
    this.spoken.textContent = "";
    setTimeout(() => (this.spoken.textContent = sentence), 100);
  }

  // --- the connection ----------------------------------------------------------------------------------------------

  // Streamlit tells its embedding page, which is this window itself, when its websocket goes and comes.
  #hear({ source, data }) {
    if (source !== window || data?.stCommVersion !== 1) return;
    if (data.type === "WEBSOCKET_DISCONNECTED") this.#lose();
    if (data.type === "WEBSOCKET_CONNECTED" && this.lost) this.#regain();
  }

  #lose() {
    this.lost = true;
    setTimeout(() => this.#showLine(), BEFORE_SAYING_SO);
  }

  // On a new session Streamlit keeps the page but no longer knows its fragments: what is tapped in them would be
  // dropped in silence. One full run makes them known again.
  #regain() {
    this.lost = false;
    this.#showLine();
    this.setTriggerValue("reconnected", Date.now());
  }

  #showLine() {
    const sentence = this.lost ? this.data.no_connection : "";
    if (this.shown.textContent === sentence) return;
    this.shown.textContent = sentence;
    this.#speak(sentence || this.data.connection_back);
  }

  #rememberFocus() {
    const element = focusedElement();
    if (element && !isConnectionDialog(element.closest(DIALOG))) this.atWork = element;
  }

  // While the server is away Streamlit opens a dialog that takes the focus out of whatever is being typed. It is closed
  // before it is ever painted, and the focus given back in the very task that took it, so that no key falls between;
  // closed once, it stays closed until the connection is back.
  #undoConnectionDialog() {
    const dialog = [...document.querySelectorAll(DIALOG)].find(isConnectionDialog);
    if (dialog) {
      this.robbed = this.atWork;
      dialog.querySelector("button")?.click();
    } else if (this.robbed) {
      giveFocusTo(this.robbed);
      requestAnimationFrame(giveFocusTo.bind(null, this.robbed));
      this.robbed = null;
    }
  }

  // --- everything that changes on the page -------------------------------------------------------------------------

  #follow(changes) {
    if (this.lost) this.#undoConnectionDialog();
    for (const { type, target, attributeName, addedNodes } of changes) {
      if (type === "characterData") this.translator.text(target);
      else if (type === "attributes") this.translator.attribute(target, attributeName);
      else addedNodes.forEach((node) => this.translator.walk(node));
    }
  }
}

function nextFrame() {
  return new Promise((go) => setTimeout(go, 50));
}

// One for the life of the document: the component comes and goes with every page, what it watches does not.
let shell = null;

export default function (component) {
  shell ??= new Shell();
  shell.update(component);
}
