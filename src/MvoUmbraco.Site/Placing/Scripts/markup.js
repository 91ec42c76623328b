// Markup as texts of the intranet may have it. The server cleans what it is sent whatever happens here (SafeMarkup, whose
// lists these follow): this keeps foreign markup out of the page that is being written in, and what is written plain.

const Elements = new Set([
  'p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'code',
  'strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'small', 'mark', 'abbr', 'cite', 'q', 'time', 'ins', 'del', 'kbd',
  'samp', 'var', 'a', 'img', 'figure', 'figcaption', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
]);

// What is pasted becomes what the toolbar makes, and nothing else.
const Pasted = new Set(['p', 'br', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 'a']);

const Attributes = new Set([
  'href', 'src', 'alt', 'title', 'lang', 'dir', 'width', 'height', 'start', 'reversed', 'colspan', 'rowspan', 'scope',
  'datetime', 'cite', 'type', 'data-anchor',
]);

const Other = { b: 'strong', i: 'em', div: 'p', section: 'p', article: 'p' };
const OtherPasted = { ...Other, h1: 'h2', h5: 'h4', h6: 'h4' };

const Blocks = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'blockquote', 'pre', 'figure', 'table', 'hr']);
// Between their parts stands no text.
const Structures = new Set(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'figure']);

const Dropped = new Set(['script', 'style', 'template', 'iframe', 'object', 'embed', 'svg', 'math', 'link', 'meta', 'title', 'head', 'noscript', 'textarea', 'select']);
const Schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Markup as nodes to write in. */
export const read = (html) => blocks(copy(parse(html), Elements, Other));

/** What was pasted, as markup. */
export const pasted = (html) => markup(blocks(copy(parse(html), Pasted, OtherPasted)));

/** Text as markup: an empty line parts paragraphs. */
export function fromText(text) {
  const body = document.createDocumentFragment();
  for (const paragraph of text.replace(/\r\n?/g, '\n').split(/\n{2,}/).filter((part) => part.trim())) {
    const p = body.appendChild(document.createElement('p'));
    paragraph.trim().split('\n').forEach((line, index) => p.append(...(index > 0 ? [document.createElement('br')] : []), line));
  }

  return body;
}

/** What was written, as markup; empty when nothing was. */
export function write(area) {
  const body = blocks(copy(area, Elements, Other));
  for (const empty of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li, blockquote')].reverse()) {
    if (!empty.textContent.trim() && !empty.querySelector('img, hr, table')) {
      empty.remove();
    }
  }

  body.querySelectorAll('ul, ol').forEach((list) => list.children.length === 0 && list.remove());
  return markup(body);
}

/** The address that somebody typed; null for what is none. "www.mvo.be" and "mvo.be/over" are read as they are meant. */
export function address(text) {
  const typed = text.trim();
  if (/^[/#]/.test(typed)) {
    return typed;
  }

  const meant = /^[^\s/:@]+@[^\s/:@]+\.\w+$/.test(typed) ? `mailto:${typed}` : /^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(typed) ? `https://${typed}` : typed;
  return /^[a-z]+:\S+$/i.test(meant) && isHarmless(meant) ? meant : null;
}

// Of this site, or by one of the ways that lead somewhere and do nothing.
function isHarmless(url) {
  try {
    return Schemes.has(new URL(url, location.href).protocol);
  } catch {
    return false;
  }
}

// In a document of its own, in which nothing runs and nothing is fetched.
const parse = (html) => new DOMParser().parseFromString(html, 'text/html').body;

function markup(body) {
  const holder = document.createElement('div');
  holder.append(body);
  return holder.innerHTML;
}

function copy(from, allowed, other) {
  const made = document.createDocumentFragment();
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = from.closest?.('pre') ? node.data : node.data.replace(/[\u00a0\s]+/g, ' ');
      if (text !== ' ' || !Structures.has(from.localName)) {
        made.append(text);
      }
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const name = node.localName;
      const becomes = other[name] ?? name;
      if (Dropped.has(name)) {
        continue;
      }

      const inner = copy(node, allowed, other);
      if (!allowed.has(becomes) || (becomes === 'a' && !(node.hasAttribute('href') && isHarmless(node.getAttribute('href'))))) {
        made.append(inner);
        continue;
      }

      const element = document.createElement(becomes);
      for (const attribute of node.attributes) {
        if (Attributes.has(attribute.name) && (!['href', 'src', 'cite'].includes(attribute.name) || isHarmless(attribute.value))) {
          element.setAttribute(attribute.name, attribute.value);
        }
      }

      element.append(inner);
      made.append(element);
    }
  }

  return made;
}

// Text stands in paragraphs, and no block stands in one or in a heading: browsers put lists there.
function blocks(body) {
  for (const paragraph of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')].reverse()) {
    if ([...paragraph.children].some((child) => Blocks.has(child.localName))) {
      paragraph.replaceWith(blocks(fragmentOf(paragraph)));
    }
  }

  let open = null;
  for (const node of [...body.childNodes]) {
    const isBlock = node.nodeType === Node.ELEMENT_NODE && Blocks.has(node.localName);
    if (isBlock) {
      open = null;
    } else if (open) {
      open.append(node);
    } else if (node.nodeType === Node.ELEMENT_NODE || node.data?.trim()) {
      open = document.createElement('p');
      node.replaceWith(open);
      open.append(node);
    } else {
      node.remove();
    }
  }

  return body;
}

function fragmentOf(element) {
  const made = document.createDocumentFragment();
  made.append(...element.childNodes);
  return made;
}
