// Small courtesies of every page.

document.addEventListener("DOMContentLoaded", () => {
  // The list of faults is what a person must read first.
  document.getElementById("error-summary")?.focus();
});

// What is folded on the screen is open on paper, and folded again afterwards.
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const box of opened) box.open = true;
});
window.addEventListener("afterprint", () => {
  for (const box of opened) box.open = false;
  opened = [];
});

// A link to what is folded opens it: the place itself and every box around it.
const reveal = () => {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const box = place?.closest("details");
  if (!box || box.open) return;
  for (let one = box; one; one = one.parentElement.closest("details")) one.open = true;
  place.scrollIntoView();
};
document.addEventListener("DOMContentLoaded", reveal);
window.addEventListener("hashchange", reveal);
document.addEventListener("click", (event) => {
  // The same link a second time changes no address, but the box may have been folded since.
  if (event.target.closest?.('a[href^="#"]')) setTimeout(reveal);
});

// One button opens or folds all cards of its part.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-unfold]");
  if (!button) return;
  const boxes = [...document.getElementById(button.dataset.unfold).querySelectorAll("details.card")];
  const open = boxes.some((box) => !box.open);
  for (const box of boxes) box.open = open;
  const fold = button.dataset.folds ?? "";
  if ((fold === "") === open) {
    [button.textContent, button.dataset.otherWords] = [button.dataset.otherWords, button.textContent];
    button.dataset.folds = open ? "yes" : "";
  }
});

// A select that is its own form (a filter, a version to compare) acts when it is changed; without scripts its button does.
document.addEventListener("change", (event) => {
  const field = event.target.closest?.("[data-submit-on-change]");
  field?.form?.requestSubmit?.();
});

// A browser names its file button in its own language, which is often not the page's: the box speaks the page's,
// and the field itself lies over it unseen, so that clicks, dropped files and the keyboard reach it as before.
const dressFile = (field) => {
  if (field.closest(".file-box")) return;
  const thai = document.documentElement.lang !== "en";
  const box = document.createElement("span");
  const words = document.createElement("span");
  box.className = "file-box";
  words.className = "file-words";
  words.setAttribute("aria-hidden", "true");
  const tell = () => {
    const chosen = [...field.files].map((file) => file.name).join(", ");
    words.textContent = chosen || (thai ? "เลือกไฟล์ หรือลากไฟล์มาวางที่นี่" : "Choose a file, or drop it here");
    words.classList.toggle("has-file", Boolean(chosen));
  };
  field.before(box);
  box.append(words, field);
  field.addEventListener("change", tell);
  tell();
};
document.addEventListener("DOMContentLoaded", () => document.querySelectorAll('input[type="file"]').forEach(dressFile));

// A table that can be moved sideways can be moved by the keyboard, and says by its caption what it is.
const reach = () => {
  for (const wrap of document.querySelectorAll(".table-wrap:not([tabindex])")) {
    const moves = wrap.scrollWidth > wrap.clientWidth + 1 || wrap.scrollHeight > wrap.clientHeight + 1;
    if (!moves || getComputedStyle(wrap).overflowX === "visible" || wrap.querySelector("input, select, textarea")) continue;
    wrap.tabIndex = 0;
    wrap.setAttribute("role", "group");
    const caption = wrap.querySelector("caption")?.textContent.trim();
    if (caption) wrap.setAttribute("aria-label", caption);
  }
};
document.addEventListener("DOMContentLoaded", reach);
document.addEventListener("toggle", reach, true);
window.addEventListener("resize", reach);
