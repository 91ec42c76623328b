// The proof that a form comes from this site and from whoever is signed in. It ends with the session; after signing in
// again, in this window or in another, the page's form is asked once more for the new one.

const Token = '__RequestVerificationToken';

/** The proof a form carries now. */
export const proofOf = (form) => form.elements.namedItem(Token)?.value ?? '';

/**
 * Gives the form a new proof.
 * @returns {Promise<'renewed' | 'signed-out' | 'other-member' | 'offline'>} Somebody else who signed in meanwhile does not
 * send what this member typed.
 */
export async function renewProof(form) {
  let answer;
  try {
    answer = await fetch(form.action, { headers: { Accept: 'text/html' }, cache: 'no-store' });
  } catch {
    return 'offline';
  }

  // Signed out, the page leads to signing in.
  const fresh = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('form.placing') : null;
  if (!fresh) {
    return answer.status >= 500 ? 'offline' : 'signed-out';
  }

  if (fresh.dataset.member !== form.dataset.member) {
    return 'other-member';
  }

  const proof = fresh.querySelector(`[name=${Token}]`).value;
  for (const field of document.querySelectorAll(`[name=${Token}]`)) {
    field.value = proof;
  }

  return 'renewed';
}
