// Everything works without this file: it makes typing faster, it never carries a rule.
import "htmx.org";
import "./answers.js";
import { startGrids } from "./grid.js";
import { startReview } from "./review.js";
import "./page.js";

document.documentElement.classList.add("js");

const start = (root) => {
  startGrids(root);
  startReview(root);
};

document.addEventListener("DOMContentLoaded", () => start(document));
document.addEventListener("htmx:load", (event) => start(event.detail.elt));
