// Select words of the article to make them a quotation; show every paragraph. The plain form works without this.
(() => {
  "use strict";
  const { offsetAt } = window.deskText;
  const ready = () => {
    document.querySelectorAll("[data-unfold], .mark-hint").forEach((each) => { each.hidden = false; });
  };
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const form = document.querySelector(".mark-words");
    if (!form || !selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const start = offsetAt(range.startContainer, range.startOffset);
    const end = offsetAt(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    form.elements.start.value = start;
    form.elements.end.value = end;
    form.elements.words.value = selection.toString().replace(/\s+/g, " ").trim();
  });
  document.addEventListener("input", (event) => {
    if (event.target.name !== "words") return;
    const form = event.target.form;
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
