// Where one writes, as a number of characters from the beginning of the text: browsers put it at the beginning of a line
// that becomes a list or a heading, and of the nodes it stood in others are made.

/** Does something to the text and leaves the place where one writes as it was; what is selected is the browser's to keep. */
export function keepingCaret(area, change) {
  const before = document.getSelection();
  const characters = before.isCollapsed && area.contains(before.anchorNode) && before.anchorNode.nodeType === Node.TEXT_NODE ? countTo(area, before) : null;
  change();
  if (characters !== null) {
    place(area, characters);
  }
}

function countTo(area, { anchorNode, anchorOffset }) {
  const range = document.createRange();
  range.setStart(area, 0);
  range.setEnd(anchorNode, anchorOffset);
  return range.toString().length;
}

function place(area, characters) {
  const texts = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  let left = characters;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (left <= text.length) {
      document.getSelection().collapse(text, left);
      return;
    }

    left -= text.length;
  }
}
