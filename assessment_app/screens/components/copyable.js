// Copyable: a text to take along, with a button that copies it and says that it did.

const SAID_FOR = 4000; // ms; long enough to read, short enough not to be taken for the next copy

export default function ({ parentElement, data }) {
  const wanted = copyableOf(data);
  const there = parentElement.querySelector(".copyable");
  if (there) morph(there, wanted);
  else parentElement.append(wanted);
  const root = there ?? wanted;
  root.onclick = (event) => event.target.closest("button") && copy(root, data);
}

function copyableOf(data) {
  return h("div", { class: "kompas copyable" },
    h("p", { class: "label", id: `${data.name}:label` }, data.label),
    h("div", { class: "line" },
      h("output", { class: data.code ? "code" : "link", tabindex: "0", "aria-labelledby": `${data.name}:label` }, data.text),
      h("button", { type: "button", "aria-describedby": `${data.name}:label` }, data.copy)),
    h("p", { class: "small", role: "status" }));
}

// Browsers without the clipboard (no TLS) still let a person copy what is selected.
async function copy(root, { text, copied, by_hand }) {
  const status = root.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = copied;
  } catch {
    getSelection().selectAllChildren(root.querySelector("output"));
    status.textContent = by_hand;
  }
  setTimeout(() => (status.textContent = ""), SAID_FOR);
}
