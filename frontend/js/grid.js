// A table that behaves like a worksheet.
//
//   <table class="table grid" data-grid> … <td><input …></td> …
//   <p data-grid-status></p>   (in the same form: says how many cells are changed)
//
// Arrow keys and Enter move, a block copied from a worksheet is pasted from the cell outward,
// Ctrl+Z takes a paste or an edit back, Escape restores the cell. Cells are found by their place
// in the row, so that cells without a field (names, levels) keep the columns aligned.

const FIELD = "input:not([type=hidden]):not([type=submit]), select, textarea";

const fieldOf = (cell) => cell?.querySelector(FIELD) ?? null;
const writable = (field) => field && !field.disabled && !field.readOnly;

const rowsOf = (grid) => [...grid.querySelectorAll("tbody tr")].filter((row) => row.querySelector(FIELD));

const placeOf = (field) => {
  const cell = field.closest("td, th");
  return { row: cell.parentElement, column: cell.cellIndex };
};

export const valueOf = (field) => (field.type === "checkbox" ? String(field.checked) : field.value);

const YES = new Set(["true", "1", "yes", "y", "x", "✓", "/", "ใช่", "ทำแล้ว", "ดำเนินการแล้ว", "มี"]);

// Sets a field from the words of another program; says whether it took them.
export const setValue = (field, words) => {
  const text = words.trim();
  if (field.type === "checkbox") {
    field.checked = YES.has(text.toLowerCase());
    return true;
  }
  if (field.tagName === "SELECT") {
    const option = [...field.options].find((one) => one.value === text || one.text.trim() === text);
    if (!option) return false;
    field.value = option.value;
    return true;
  }
  field.value = text;
  return field.value === text || field.type !== "date";
};

// A block from a worksheet: rows by line, cells by tab; a quoted cell may hold line breaks.
export const readBlock = (text) => {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at += 1) {
    const mark = source[at];
    if (quoted) {
      if (mark === '"' && source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (mark === '"') quoted = false;
      else cell += mark;
    } else if (mark === '"' && cell === "") quoted = true;
    else if (mark === "\t" || mark === "\n") {
      rows[rows.length - 1].push(cell);
      cell = "";
      if (mark === "\n") rows.push([]);
    } else cell += mark;
  }
  rows[rows.length - 1].push(cell);
  return rows;
};

const select = (field) => {
  field.focus();
  if (field.select && field.type !== "checkbox") field.select();
};

class Grid {
  constructor(table) {
    this.table = table;
    this.past = [];
    this.first = new Map();
    for (const field of table.querySelectorAll(FIELD)) this.first.set(field, valueOf(field));
    this.status = table.closest("form")?.querySelector("[data-grid-status]") ?? null;
    table.addEventListener("keydown", (event) => this.onKey(event));
    table.addEventListener("paste", (event) => this.onPaste(event));
    table.addEventListener("focusin", (event) => this.onEnter(event));
    table.addEventListener("change", (event) => this.onChange(event));
    table.addEventListener("input", (event) => this.mark(event.target));
    table.closest("form")?.addEventListener("submit", () => {
      this.sent = true;
    });
    window.addEventListener("beforeunload", (event) => {
      if (!this.sent && this.table.isConnected && this.changed().length) event.preventDefault();
    });
  }

  changed() {
    return [...this.first].filter(([field, value]) => field.isConnected && valueOf(field) !== value);
  }

  onEnter({ target }) {
    if (target.matches?.(FIELD)) this.before = { field: target, value: valueOf(target) };
  }

  onChange({ target }) {
    if (!target.matches?.(FIELD)) return;
    if (this.before?.field === target && this.before.value !== valueOf(target)) {
      this.past.push([{ field: target, value: this.before.value }]);
      this.before.value = valueOf(target);
    }
    this.mark(target);
  }

  onKey(event) {
    const field = event.target;
    if (!field.matches?.(FIELD) || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey) {
      // While a cell is being typed in, the browser's own undo is the right one.
      if (this.before?.field === field && this.before.value !== valueOf(field)) return;
      event.preventDefault();
      this.undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && this.before?.field === field) {
      this.put(field, this.before.value);
      this.mark(field);
      return;
    }
    const step = this.stepOf(event, field);
    if (!step) return;
    const next = this.neighbour(field, step);
    if (event.key === "Enter") event.preventDefault();
    if (!next) return;
    event.preventDefault();
    select(next);
  }

  stepOf(event, field) {
    const many = field.tagName === "TEXTAREA";
    if (event.key === "Enter" && !many && field.type !== "checkbox") return [event.shiftKey ? -1 : 1, 0];
    if (field.tagName === "SELECT" || field.type === "date") return null;
    if (event.key === "ArrowUp" && !many) return [-1, 0];
    if (event.key === "ArrowDown" && !many) return [1, 0];
    if (event.shiftKey) return null;
    if (event.key === "ArrowLeft" && this.atEdge(field, 0)) return [0, -1];
    if (event.key === "ArrowRight" && this.atEdge(field, 1)) return [0, 1];
    return null;
  }

  atEdge(field, end) {
    if (field.type === "checkbox") return true;
    let from = null;
    try {
      from = field.selectionStart;
    } catch {
      return true;
    }
    if (from === null) return true;
    const whole = from === 0 && field.selectionEnd === field.value.length;
    return whole || (from === field.selectionEnd && from === (end ? field.value.length : 0));
  }

  neighbour(field, [down, right]) {
    const { row, column } = placeOf(field);
    const rows = rowsOf(this.table);
    let at = rows.indexOf(row);
    let cell = column;
    for (;;) {
      at += down;
      cell += right;
      if (at < 0 || at >= rows.length || cell < 0 || cell >= rows[at].cells.length) return null;
      const found = fieldOf(rows[at].cells[cell]);
      if (writable(found)) return found;
    }
  }

  onPaste(event) {
    const field = event.target;
    if (!field.matches?.(FIELD)) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const block = readBlock(text);
    if (block.length === 1 && block[0].length === 1) return; // one cell: the browser pastes it
    event.preventDefault();
    const { row, column } = placeOf(field);
    const rows = rowsOf(this.table);
    const top = rows.indexOf(row);
    const batch = [];
    let outside = 0;
    let refused = 0;
    block.forEach((words, down) =>
      words.forEach((word, right) => {
        const target = fieldOf(rows[top + down]?.cells[column + right]);
        if (!rows[top + down] || column + right >= rows[top + down].cells.length) {
          if (word.trim()) outside += 1;
          return;
        }
        if (!writable(target)) return;
        const value = valueOf(target);
        if (!setValue(target, word)) {
          this.put(target, value);
          refused += 1;
          return;
        }
        if (valueOf(target) !== value) batch.push({ field: target, value });
      }),
    );
    if (batch.length) this.past.push(batch);
    this.before = { field, value: valueOf(field) };
    this.spread(batch);
    this.tell({ pasted: batch.length, outside, refused });
  }

  undo() {
    const batch = this.past.pop();
    if (!batch) return;
    for (const { field, value } of batch) this.put(field, value);
    this.before = { field: batch[0].field, value: valueOf(batch[0].field) };
    this.spread(batch);
    select(batch[0].field);
    this.tell({});
  }

  // Tells each row once that it has changed, so that its level is asked for anew.
  spread(batch) {
    const rows = new Map();
    for (const { field } of batch) {
      this.mark(field);
      rows.set(field.closest("tr"), field);
    }
    for (const field of rows.values()) field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  put(field, value) {
    if (field.type === "checkbox") field.checked = value === "true";
    else field.value = value;
  }

  mark(field) {
    if (!this.first.has(field)) return;
    field.closest("td")?.classList.toggle("is-changed", valueOf(field) !== this.first.get(field));
    this.tell({});
  }

  tell({ pasted = 0, outside = 0, refused = 0 }) {
    if (!this.status) return;
    const thai = document.documentElement.lang !== "en";
    const count = this.changed().length;
    const said = [];
    if (pasted) said.push(thai ? `วางแล้ว ${pasted} ช่อง (Ctrl+Z เพื่อย้อน)` : `${pasted} cells pasted (Ctrl+Z takes it back)`);
    if (outside) said.push(thai ? `อีก ${outside} ช่องเลยขอบตาราง จึงไม่ได้วาง` : `${outside} cells lay outside and were not pasted`);
    if (refused) said.push(thai ? `${refused} ช่องมีค่าที่ช่องนั้นไม่มีให้เลือก จึงไม่ได้วาง` : `${refused} cells did not take their value`);
    if (count) said.push(thai ? `แก้ไข ${count} ช่อง ยังไม่บันทึก` : `${count} cells changed, not saved yet`);
    this.status.textContent = said.join(" · ");
  }
}

export const startGrids = (root) => {
  for (const table of root.querySelectorAll?.("[data-grid]") ?? []) {
    if (table.dataset.gridReady) continue;
    table.dataset.gridReady = "yes";
    new Grid(table);
  }
};
