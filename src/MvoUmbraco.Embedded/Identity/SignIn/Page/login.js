// Sends the page's form as JSON, which no other site's form can do, and says in words what came of it.
const form = document.querySelector('form');
const message = document.querySelector('[role="alert"]');
const button = form.querySelector('button');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (button.getAttribute('aria-disabled') === 'true') return;
  message.textContent = '';
  const fields = Object.fromEntries(new FormData(form));
  if ('repeated' in fields && fields.repeated !== fields.password) return say(form.dataset.different, 'repeated');
  delete fields.repeated;
  const body = form.dataset.user ? { user: { id: form.dataset.user }, [form.dataset.codeName]: form.dataset.code, ...fields } : fields;
  button.setAttribute('aria-disabled', 'true');
  try {
    const answer = await fetch(form.dataset.to, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(body),
    });
    if (answer.ok) return form.dataset.next ? location.assign(form.dataset.next) : done();
    say(await reason(answer), 'password');
  } catch {
    say(form.dataset.unreachable);
  }
  button.removeAttribute('aria-disabled');
});

async function reason(answer) {
  const problem = await answer.json().catch(() => ({}));
  const known = form.dataset[`on${problem.operationStatus}`] ?? form.dataset[`on${answer.status}`];
  return known ?? (problem.operationStatus === 'UnknownFailure' && problem.detail ? problem.detail : form.dataset.failed);
}

function say(text, field) {
  message.textContent = text;
  form.elements[field]?.focus();
  form.elements[field]?.select();
}

function done() {
  const text = document.createElement('p');
  text.tabIndex = -1;
  text.textContent = form.dataset.done;
  form.replaceWith(text);
  text.focus();
}
