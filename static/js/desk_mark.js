// Select words of the article to make them a quotation; show every paragraph. The plain form works without this.
(() => {
  "use strict";
  const { within, between } = window.deskText;
  const ready = () => {
    document.querySelectorAll("[data-unfold], .mark-hint").forEach((each) => { each.hidden = false; });
  };
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const form = document.querySelector(".mark-words");
    if (!form || !selection.rangeCount || selection.isCollapsed) return;
    const found = within(selection.getRangeAt(0));
    if (!found) return;
    [form.elements.start.value, form.elements.end.value] = found;
    form.elements.words.value = between(...found).replace(/\s+/g, " ");
    marked(form);
  });
  // Nothing is marked yet: say what to do, where it is done.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(".mark-words") || form.elements.words.value.trim()) return;
    event.preventDefault();
    event.stopPropagation();
    form.querySelector("[data-unmarked]").hidden = false;
    form.elements.words.setAttribute("aria-invalid", "true");
    form.elements.words.focus();
  }, true);
  const marked = (form) => {
    form.querySelector("[data-unmarked]").hidden = true;
    form.elements.words.removeAttribute("aria-invalid");
  };
  document.addEventListener("input", (event) => {
    if (event.target.name !== "words") return;
    const form = event.target.form;
    marked(form);
    form.elements.start.value = "";
    form.elements.end.value = "";
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-unfold]");
    if (!button) return;
    const folds = [...document.querySelectorAll(".art details")];
    const open = folds.some((fold) => !fold.open);
    folds.forEach((fold) => { fold.open = open; });
  });
  document.addEventListener("htmx:after:swap", ready);
  ready();
})();
