// A comparison on its own, outside any form.

export default function ({ parentElement, data }) {
  const wanted = h("div", { class: "kompas" }, comparisonOf(data));
  const there = parentElement.querySelector(".kompas");
  if (there) morph(there, wanted);
  else parentElement.append(wanted);
}
