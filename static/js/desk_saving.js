// A form that saves itself while it is filled in: its save waits for what is on its way, and nothing is sent behind it.
(() => {
  "use strict";
  const busy = new WeakMap();
  const waiting = new WeakSet(); // forms whose save waits for the autosave under way
  const formOf = (event) => event.target.closest && event.target.closest("form.inline");
  const isOwn = (event) => event.target.matches("[hx-vals*=autosave]");

  // Enter in the search for evidence searches; elsewhere in the form it saves.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("form.inline input[type=search]")) return;
    event.preventDefault();
    event.target.dispatchEvent(new Event("search", { bubbles: true }));
  });
  document.addEventListener("htmx:config:request", (event) => {
    const form = formOf(event);
    if (!form) return;
    const running = busy.get(form);
    if (isOwn(event)) {
      // Another autosave follows the next change; behind a save there is nothing left to keep.
      if (running === "save" || waiting.has(form)) event.preventDefault();
      return;
    }
    if (event.target !== form || running !== "autosave") return;
    event.preventDefault();
    if (waiting.has(form)) return;
    waiting.add(form);
    const pressed = event.detail.ctx.request.submitter;
    form.addEventListener("autosave-over", () => { form.requestSubmit(pressed || undefined); waiting.delete(form); }, { once: true });
  });
  document.addEventListener("htmx:before:request", (event) => {
    const form = formOf(event);
    if (form && (isOwn(event) || event.target === form)) busy.set(form, isOwn(event) ? "autosave" : "save");
  });
  document.addEventListener("htmx:finally:request", (event) => {
    const form = formOf(event);
    if (!form || !(isOwn(event) || event.target === form)) return;
    busy.delete(form);
    if (isOwn(event)) form.dispatchEvent(new CustomEvent("autosave-over"));
  });
})();
