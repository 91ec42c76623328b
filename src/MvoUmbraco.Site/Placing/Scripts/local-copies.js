// What was typed and the server does not have, on this device: only as long as the server does not have it, so that a
// shared computer keeps nothing that reached the site. One for each member and document, under "mvo-form:member:document".

const Prefix = 'mvo-form:';
const LongestKept = 30 * 24 * 60 * 60 * 1000;

/**
 * @typedef {object} LocalCopy
 * @property {string} address The address of the form.
 * @property {string} document The document it is of.
 * @property {string} stamp The stamp of what was opened; empty for something new.
 * @property {number} at When, in milliseconds since 1970.
 * @property {boolean} isSent It was sent by a button, and what came of that is not known.
 * @property {[string, string][]} fields The fields as typed.
 */

const keyOf = (member, document) => `${Prefix}${member}:${document}`;

/** @returns {boolean} False when the device keeps nothing: full, or forbidden. */
export function keep(member, copy) {
  try {
    localStorage.setItem(keyOf(member, copy.document), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function forget(member, document) {
  try {
    localStorage.removeItem(keyOf(member, document));
  } catch {
    // Nothing is kept here at all.
  }
}

/** The copies of a member for the form at an address, the last first. */
export const of = (member, address) => all(`${Prefix}${member}:`).filter((copy) => copy.address === address).sort((one, other) => other.at - one.at);

/** Forgets what a button sent of a document that was saved since: its stamp is another one now. */
export function forgetSaved(document, stamp) {
  for (const copy of all(Prefix).filter((copy) => copy.document === document && copy.isSent && copy.stamp !== stamp)) {
    forget(copy.member, document);
  }
}

function all(prefix) {
  const found = [];
  try {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(prefix))) {
      const copy = read(key);
      if (copy) {
        found.push(copy);
      } else {
        localStorage.removeItem(key);
      }
    }
  } catch {
    // Nothing is kept here at all.
  }

  return found;
}

// Null for what cannot be read, and for what is so old that nobody comes back to it.
function read(key) {
  try {
    const copy = JSON.parse(localStorage.getItem(key) ?? '');
    const [, member] = key.split(':');
    return Array.isArray(copy.fields) && Date.now() - copy.at < LongestKept ? { ...copy, member } : null;
  } catch {
    return null;
  }
}
