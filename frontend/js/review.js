// The review of a letter by keyboard, and the lit lines of its source.
//
//   [data-doubt]              a place to decide; focusable (tabindex="0"); holds
//   [data-accept]             the button that accepts its proposal
//   [data-lines="12-15"]      lights #line-12 … #line-15 of the source beside it
//   n  next doubt · p  the one before · a  accept the proposal of the one in focus

const typing = (element) => element?.closest?.("input, select, textarea, [contenteditable]");

const light = (place) => {
  const lines = place?.closest?.("[data-lines]")?.dataset.lines;
  if (!lines) return;
  const [from, to] = lines.split("-").map(Number);
  for (const lit of document.querySelectorAll(".source-line.is-lit")) lit.classList.remove("is-lit");
  let first = null;
  for (let number = from; number <= (to || from); number += 1) {
    const line = document.getElementById(`line-${number}`);
    line?.classList.add("is-lit");
    first ??= line;
  }
  // Only the source's own pane moves, never the page under the reader's hands.
  const pane = first?.closest(".sticky, .source");
  if (pane && pane.scrollHeight > pane.clientHeight) {
    const middle = first.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += middle - pane.clientHeight / 3;
  }
};

const go = (step) => {
  const doubts = [...document.querySelectorAll("[data-doubt]")];
  if (!doubts.length) return;
  const at = doubts.findIndex((one) => one.contains(document.activeElement));
  const next = at < 0 ? (step > 0 ? 0 : doubts.length - 1) : (at + step + doubts.length) % doubts.length;
  const target = doubts[next];
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  target.focus();
  target.scrollIntoView({ block: "center" });
};

const onKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  // `code` names the key itself: it works with the Thai layout, where "n" types another letter.
  if (event.code === "KeyN") go(1);
  else if (event.code === "KeyP") go(-1);
  else if (event.code === "KeyA") document.activeElement?.closest?.("[data-doubt]")?.querySelector("[data-accept]")?.click();
  else return;
  event.preventDefault();
};

let listening = false;

export const startReview = (root) => {
  if (listening || !root.querySelector?.("[data-doubt], [data-lines]")) return;
  listening = true;
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", (event) => light(event.target));
  document.addEventListener("click", (event) => light(event.target));
};
