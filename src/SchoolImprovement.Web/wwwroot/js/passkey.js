// Passkeys: the one thing about an account that only a script can do. Without it the password stays.
(() => {
  const box = document.querySelector('[data-passkey]');
  if (!box || !window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  const button = box.querySelector('button');
  const says = box.querySelector('[data-passkey-says]');
  const token = () => document.querySelector('input[name=__RequestVerificationToken]').value;

  const post = async (path, body) => {
    const answer = await fetch('/account/passkeys/' + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', RequestVerificationToken: token() },
      body: JSON.stringify(body ?? {}),
    });
    const isJson = answer.headers.get('content-type')?.includes('json');
    if (answer.ok) return isJson ? answer.json() : null;
    throw new Error(isJson && (await answer.json()).sentence || (answer.status === 429 ? 'Too many tries. Wait a minute' : 'Something went wrong. Load the page again'));
  };

  const signIn = async () => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await post('request-options'));
    const credential = await navigator.credentials.get({ publicKey });
    await post('sign-in', { credential: JSON.stringify(credential) });
    location.assign(box.dataset.next);
  };

  const add = async () => {
    const name = box.querySelector('input').value;
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await post('creation-options'));
    const credential = await navigator.credentials.create({ publicKey });
    await post('add', { credential: JSON.stringify(credential), name });
    location.assign(box.dataset.next);
  };

  box.hidden = false;
  button.addEventListener('click', async () => {
    says.textContent = '';
    button.disabled = true;
    try {
      await (box.dataset.passkey === 'add' ? add() : signIn());
    } catch (wrong) {
      // The browser's own words for "closed the window" or "too slow" help nobody.
      says.textContent = wrong.name === 'InvalidStateError' ? 'This device already has a passkey for your account'
        : wrong instanceof DOMException ? 'No passkey was used. Try again, or use your password' : wrong.message;
      button.disabled = false;
    }
  });
})();
