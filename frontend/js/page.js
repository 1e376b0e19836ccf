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

// A select that is its own form (a filter, a version to compare) acts when it is changed; without scripts its button does.
document.addEventListener("change", (event) => {
  const field = event.target.closest?.("[data-submit-on-change]");
  field?.form?.requestSubmit?.();
});
