// Where in the article's text something is: offsets count code points, as the record does.
window.deskText = (() => {
  "use strict";
  // Quotation marks belong to no word, as in the server's own steps.
  const WORD = /[^\s“”„«»‹›"]+/gu;
  const length = (text) => Array.from(text).length;
  const startOf = (piece) => Number(piece.dataset.s);
  const pieces = () => [...document.querySelectorAll("#review .art [data-s]")];

  const offsetAt = (node, offset) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const piece = element && element.closest(".art [data-s]");
    if (!piece) return null;
    const before = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : piece.textContent.slice(0, offset ? undefined : 0);
    return startOf(piece) + length(before);
  };
  // What a selection holds of the article's own words, [start, end]: its ends may lie beside them, as after a triple click,
  // which ends in the next paragraph's number.
  const within = (range) => {
    const held = pieces().filter((piece) => range.intersectsNode(piece)).map((piece) => {
      const from = piece.contains(range.startContainer) ? offsetAt(range.startContainer, range.startOffset) : startOf(piece);
      const to = piece.contains(range.endContainer) ? offsetAt(range.endContainer, range.endOffset) : startOf(piece) + length(piece.textContent);
      return [from, to];
    }).filter(([from, to]) => to > from);
    if (!held.length) return null;
    const [start, end] = [held[0][0], held[held.length - 1][1]];
    const words = Array.from(between(start, end));
    const blank = (letters) => letters.findIndex((letter) => letter.trim());
    return blank(words) < 0 ? null : [start + blank(words), end - blank([...words].reverse())];
  };
  const offsetAtPoint = (x, y) => {
    const found = document.caretPositionFromPoint && document.caretPositionFromPoint(x, y);
    if (found) return offsetAt(found.offsetNode, found.offset);
    const range = document.caretRangeFromPoint && document.caretRangeFromPoint(x, y);
    return range ? offsetAt(range.startContainer, range.startOffset) : null;
  };
  const placeAt = (offset, isEnd) => {
    const piece = pieces().find((each) => {
      const end = startOf(each) + length(each.textContent);
      return isEnd ? offset > startOf(each) && offset <= end : offset >= startOf(each) && offset < end;
    });
    if (!piece || !piece.firstChild) return null;
    const before = Array.from(piece.textContent).slice(0, offset - startOf(piece)).join("");
    return { node: piece.firstChild, offset: before.length };
  };
  // The words of the paragraph around an offset, as [start, end].
  const wordsAround = (offset) => {
    const place = placeAt(offset, false) || placeAt(offset, true);
    if (!place) return [];
    const own = [...place.node.parentElement.closest("p").querySelectorAll("[data-s]")];
    const text = own.map((piece) => piece.textContent).join("");
    const first = startOf(own[0]);
    return [...text.matchAll(WORD)].map((found) => {
      const start = first + length(text.slice(0, found.index));
      return [start, start + length(found[0])];
    });
  };
  const nearest = (values, offset) => values.reduce((best, each) => Math.abs(each - offset) < Math.abs(best - offset) ? each : best, values[0]);
  const snapped = (edge, offset) => {
    const words = wordsAround(offset);
    return words.length ? nearest(words.map((word) => word[edge === "start" ? 0 : 1]), offset) : null;
  };
  const between = (start, end) => pieces().map((piece) => {
    const letters = Array.from(piece.textContent);
    const first = Math.max(start - startOf(piece), 0);
    const last = Math.min(end - startOf(piece), letters.length);
    return first < last ? letters.slice(first, last).join("") : "";
  }).join("");

  return { offsetAtPoint, within, placeAt, wordsAround, snapped, between, startOf, length };
})();
