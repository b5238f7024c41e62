// Files dropped on the import page go into its file field. The field works without this.
(() => {
  "use strict";
  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const field = form.querySelector("input[type=file]");
  form.querySelector(".drop-hint").hidden = false;
  document.addEventListener("dragover", (event) => { event.preventDefault(); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer && event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
})();
