// Keys of the desk. Every key stands on a control that works without it; they can be switched off.
(() => {
  "use strict";
  const STORE = "desk-keys-off";
  const dialog = document.getElementById("keys");
  let off = false;
  try { off = localStorage.getItem(STORE) === "1"; } catch { off = false; }
  document.documentElement.classList.toggle("with-keys", !off);

  let before = "";
  let row = null;

  const typing = (element) => element.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const named = (event) => [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.shiftKey && event.key.length > 1 ? "Shift" : "",
    event.key.length === 1 && event.ctrlKey ? event.key.toUpperCase() : event.key].filter(Boolean).join(" ");
  const withShift = (event) => event.ctrlKey && event.shiftKey ? `Ctrl Shift ${event.key.toUpperCase()}` : named(event);
  const control = (key) => [...document.querySelectorAll("[data-key]")].find((found) => found.dataset.key === key && !found.matches(":disabled") && found.offsetParent !== null);

  const step = (by) => {
    const rows = [...document.querySelectorAll("[data-row]")];
    if (!rows.length) return false;
    const at = rows.indexOf(row);
    row = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    rows.forEach((each) => each.classList.toggle("cur", each === row));
    const link = row.querySelector("a, button, input");
    if (link) link.focus({ preventScroll: false });
    row.scrollIntoView({ block: "nearest" });
    return true;
  };

  // A field is entered, a fold is opened and entered, anything else is pressed.
  const use = (found) => {
    if (found.matches("input, select, textarea")) {
      const fold = found.closest("details:not([open])");
      if (fold) fold.open = true;
      found.focus();
      return;
    }
    found.click();
    const inside = found.matches("summary") && found.parentElement.querySelector("input:not([type=hidden]), textarea");
    if (inside) inside.focus();
  };
  const wordsOf = (found) => {
    if (found.dataset.keyWords) return found.dataset.keyWords;
    const copy = (found.labels && found.labels[0] ? found.labels[0] : found).cloneNode(true);
    copy.querySelectorAll("kbd, .n, [aria-hidden]").forEach((part) => part.remove());
    return copy.textContent.trim().replace(/\s+/g, " ");
  };

  const list = () => {
    const into = dialog.querySelector(".keylist");
    into.replaceChildren();
    const add = (key, words) => {
      const term = document.createElement("dt");
      const mark = document.createElement("kbd");
      mark.textContent = key;
      term.append(mark);
      const says = document.createElement("dd");
      says.textContent = words;
      into.append(term, says);
    };
    document.querySelectorAll("[data-key]").forEach((found) => {
      add(found.dataset.key, wordsOf(found));
    });
    if (document.querySelector("[data-key-focus='/']")) add("/", "Find an issue");
    if (document.querySelector("[data-row]")) add("j k", "Next, previous row");
    if (document.querySelector("[data-row-key]")) add("v", "Move the status of the row");
    add("Esc", "Leave a field");
    add("?", "This list");
  };

  const open = () => { list(); dialog.showModal(); };

  // While a quotation's words are being changed, its keys wait for the answer, which brings its buttons anew. A decision
  // is another matter: what it brings has to be seen first.
  const MOST = 5000; // ms
  const READY = 30; // ms until htmx has made new buttons work
  const pressed = [];
  let busy = 0;
  const candidate = () => (document.getElementById("review") || { dataset: {} }).dataset.candidate;
  const waits = (key) => {
    if (performance.now() > busy || !control(key)) return false;
    pressed.push([key, candidate()]);
    return true;
  };
  const goOn = () => {
    busy = 0;
    while (pressed.length && performance.now() > busy) {
      const [key, of] = pressed.shift();
      const found = of === candidate() && control(key);
      if (found) use(found);
    }
  };
  document.addEventListener("htmx:before:request", ({ target }) => {
    if (target.closest && target.closest("#review .active") && !target.matches("form.decides")) busy = performance.now() + MOST;
  });
  document.addEventListener("htmx:finally:request", () => { if (busy) setTimeout(goOn, READY); });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.isComposing || (dialog && dialog.open)) return;
    const combined = event.ctrlKey || event.metaKey;
    // Out of a field again, to where the keys work.
    if (event.key === "Escape" && typing(event.target)) {
      const around = event.target.closest("[tabindex='-1']");
      if (around) around.focus({ preventScroll: true }); else event.target.blur();
      return;
    }
    if (!combined && (off || typing(event.target))) return;
    const key = withShift(event);
    if (waits(key)) { event.preventDefault(); return; }
    const found = control(before ? `${before} ${key}` : key);
    const was = before;
    before = !combined && !was && key === "g" ? "g" : "";
    if (found) { event.preventDefault(); use(found); return; }
    if (combined || was) return;
    if (key === "?" && dialog) { event.preventDefault(); open(); return; }
    if (key === "j" || key === "k") { if (step(key === "j" ? 1 : -1)) event.preventDefault(); return; }
    const place = key === "/" && document.querySelector("[data-key-focus='/']");
    if (place) { event.preventDefault(); place.focus(); return; }
    const there = row && row.querySelector(`[data-row-key="${CSS.escape(key)}"]`);
    if (there) { event.preventDefault(); there.click(); }
  });

  if (dialog) {
    document.querySelectorAll("[data-keys-open]").forEach((button) => { button.hidden = false; button.addEventListener("click", open); });
    const box = dialog.querySelector("#keys-on");
    box.checked = !off;
    box.addEventListener("change", () => {
      off = !box.checked;
      document.documentElement.classList.toggle("with-keys", !off);
      try { localStorage.setItem(STORE, off ? "1" : "0"); } catch { /* kept for this page only */ }
    });
  }
})();
