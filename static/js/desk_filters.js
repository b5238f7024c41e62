// Where there is room the filters of the queue stand open; on a phone they are folded until they are asked for.
(() => {
  "use strict";
  const open = () => {
    const fold = document.querySelector("details.narrow");
    if (fold && matchMedia("(min-width: 40rem)").matches) fold.open = true;
  };
  document.addEventListener("htmx:after:swap", open);
  open();
})();
