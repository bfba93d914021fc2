// Markup: small builders for elements, and `morph`, which brings what is on the page in line with what should be there
// while leaving untouched elements in place, so that focus, caret, scroll and open details survive every redraw.

function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const ICONS = {
  eye: '<path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z"/><circle cx="8" cy="8" r="2"/>',
  done: '<path d="m3 8.5 3.2 3.2L13 5"/>',
  saving: '<circle cx="8" cy="8" r="1"/><circle cx="3.5" cy="8" r="1"/><circle cx="12.5" cy="8" r="1"/>',
  offline: '<path d="M2 6.5a8.5 8.5 0 0 1 12 0M4.5 9.2a5 5 0 0 1 7 0M8 12.5h.01M2.5 2.5l11 11"/>',
  refused: '<circle cx="8" cy="8" r="6"/><path d="M5.5 5.5l5 5m0-5-5 5"/>',
  notice: '<path d="M8 2 1.5 13.5h13L8 2ZM8 6.5v3M8 11.6h.01"/>',
  fold: '<path d="m4 6 4 4 4-4"/>',
  next: '<path d="M8 3v10m-4-4 4 4 4-4"/>',
};

function icon(name) {
  const template = document.createElement("template");
  template.innerHTML = `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${ICONS[name]}</svg>`;
  return template.content.firstChild;
}

// A sentence of the interface with its {places} filled in.
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

function morph(there, wanted) {
  if (there.nodeType === Node.TEXT_NODE) {
    if (there.data !== wanted.data) there.data = wanted.data;
    return;
  }
  morphAttributes(there, wanted);
  morphChildren(there, wanted);
}

function morphAttributes(there, wanted) {
  for (const name of there.getAttributeNames()) {
    const openedByThePerson = name === "open" && there.localName === "details";
    if (!wanted.hasAttribute(name) && !openedByThePerson) there.removeAttribute(name);
  }
  for (const name of wanted.getAttributeNames()) {
    const value = wanted.getAttribute(name);
    if (there.getAttribute(name) !== value) there.setAttribute(name, value);
  }
}

function morphChildren(there, wanted) {
  const present = byName(there);
  const future = byName(wanted);
  for (const [name, node] of present) if (!future.has(name)) node.remove();
  let cursor = there.firstChild;
  for (const [name, node] of future) {
    const match = present.get(name);
    if (match === cursor && cursor !== null) cursor = cursor.nextSibling;
    else there.insertBefore(match ?? node, cursor);
    if (match) morph(match, node);
  }
}

// Children by a name that stays the same from one drawing to the next: their key, else what kind they are and the
// how many-th of that kind.
function byName(parent) {
  const names = new Map();
  for (const node of parent.childNodes) {
    const kind = node.dataset?.key ?? `${node.nodeName} ${node.getAttribute?.("class") ?? ""}`;
    let name = kind;
    for (let n = 2; names.has(name); n += 1) name = `${kind} ${n}`;
    names.set(name, node);
  }
  return names;
}
