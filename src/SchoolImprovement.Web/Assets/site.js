// Everything here makes a page nicer; nothing here is needed to use one. No framework, no inline code (the policy refuses it).
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const token = () => document.querySelector('input[name=__RequestVerificationToken]')?.value ?? '';
  const time = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

  // ── the word beside the work: "Draft kept at 14:32" ──
  const icons = document.body.dataset.icons;
  const say = (words, state) => all('[data-save]').forEach((place) => {
    const icon = { ok: 'cloud-check', bad: 'cloud-slash' }[state] ?? 'arrow-repeat';
    place.className = `save save-${state}`;
    place.innerHTML = `<svg class="i" aria-hidden="true"><use href="${icons}#${icon}"/></svg>`;
    place.append(words);
  });
  const offline = () => say('Not saved: you are offline', 'bad');

  // ── drafts: <form data-draft="address"> sends what is typed a second after the last key ──
  const unkept = new Set(['__RequestVerificationToken']);
  const copyName = (form) => `draft:${document.body.dataset.person}:${form.dataset.draft}`;
  const drafts = new WeakMap(); // form → { timer, dirty, failed }

  function fieldsOf(form, withToken = true) {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const secret = form.elements[name]?.type === 'password' || (unkept.has(name) && !withToken);
      if (typeof value === 'string' && !secret) fields.append(name, value);
    }
    return fields;
  }

  function keepCopy(form) {
    try { localStorage.setItem(copyName(form), fieldsOf(form, false).toString()); } catch { /* full or refused: the words are still on the page */ }
  }
  const dropCopy = (form) => { try { localStorage.removeItem(copyName(form)); } catch { /* refused */ } };

  // What is sent is copied until an answer shows that it came: a sign-in page or a broken connection is none.
  function sent(form) {
    keepCopy(form);
    try { sessionStorage.setItem('sent', copyName(form)); } catch { /* refused */ }
  }
  function answered(came) {
    try {
      const name = sessionStorage.getItem('sent');
      sessionStorage.removeItem('sent');
      if (name && came) localStorage.removeItem(name);
    } catch { /* refused */ }
  }
  const isSignIn = (path) => path === '/account/sign-in';
  function notCome() {
    answered(false);
    all('form[data-draft]').forEach((form) => { const draft = drafts.get(form); if (draft) draft.dirty = draft.failed = true; });
  }

  async function sendDraft(form) {
    const draft = drafts.get(form);
    if (!draft?.dirty) return;
    clearTimeout(draft.timer);
    draft.dirty = false;
    say('Saving', 'now');
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: fieldsOf(form), redirect: 'manual', credentials: 'same-origin' });
      if (!answer.ok) throw answer;
      draft.failed = false;
      dropCopy(form);
      say(`Draft kept at ${time()}`, 'ok');
    } catch (problem) {
      draft.dirty = draft.failed = true;
      keepCopy(form);
      if (!(problem instanceof Response)) offline();
      else if (problem.type === 'opaqueredirect' || problem.status === 401) say('Not saved: you are signed out. Sign in again in another tab', 'bad');
      else say('Not saved yet', 'bad');
    }
  }

  function typed(form) {
    const draft = drafts.get(form);
    if (!draft) return;
    draft.dirty = true;
    clearTimeout(draft.timer);
    draft.timer = setTimeout(() => sendDraft(form), 1000);
  }

  function restore(form) {
    let copy = null;
    try { copy = localStorage.getItem(copyName(form)); } catch { /* refused */ }
    if (copy === null) return;
    const fields = new URLSearchParams(copy), shown = fieldsOf(form, false).toString();
    for (const field of form.elements) {
      // What the form began from comes back too: whoever changed it meanwhile is not overwritten.
      if (!field.name || unkept.has(field.name) || (field.type === 'hidden' && !/(^|\.)Began(\.|$)/.test(field.name)) || field.type === 'password' || field.type === 'file') continue;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = fields.getAll(field.name).includes(field.value);
      else if (fields.has(field.name)) field.value = fields.get(field.name);
    }
    if (fieldsOf(form, false).toString() === shown) return dropCopy(form);
    const note = Object.assign(document.createElement('p'), { className: 'note mb-3', textContent: 'What you typed here before is back. It had not reached us. ' });
    note.setAttribute('role', 'status');
    const discard = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-sm btn-quiet', textContent: 'Discard it' });
    discard.addEventListener('click', () => { dropCopy(form); drafts.delete(form); location.reload(); });
    note.append(discard);
    form.prepend(note);
    typed(form);
  }

  document.addEventListener('input', (event) => event.target.form && typed(event.target.form));
  document.addEventListener('change', (event) => event.target.form && typed(event.target.form));
  document.addEventListener('submit', (event) => {
    const form = event.target, draft = drafts.get(form);
    if (!draft) return;
    if (!navigator.onLine) {
      event.preventDefault();
      event.stopPropagation();
      draft.dirty = draft.failed = true;
      keepCopy(form);
      offline();
      return;
    }
    clearTimeout(draft.timer);
    draft.dirty = false;
    sent(form);
  }, true);
  addEventListener('pagehide', () => all('form[data-draft]').forEach((form) => {
    if (!drafts.get(form)?.dirty) return;
    if (!navigator.onLine || !navigator.sendBeacon(form.dataset.draft, fieldsOf(form))) keepCopy(form);
  }));
  addEventListener('online', () => all('form[data-draft]').forEach(sendDraft));
  setInterval(() => all('form[data-draft]').forEach((form) => drafts.get(form)?.failed && sendDraft(form)), 15000);
  addEventListener('offline', () => all('form[data-draft]').length && offline());

  // ── who else is here: <form data-editing="address"> tells the server every 20 seconds; the answer is put into [data-who-else] ──
  async function beat() {
    const here = document.querySelector('[data-editing]');
    if (!here || document.hidden) return;
    try {
      const answer = await fetch(here.dataset.editing, { method: 'POST', redirect: 'manual', headers: { RequestVerificationToken: token() } });
      const place = document.querySelector('[data-who-else]');
      if (answer.ok && place && answer.status !== 204) place.innerHTML = await answer.text();
    } catch { /* offline: the next beat tells */ }
  }
  setInterval(beat, 20000);

  // ── row menus close on Esc and on a click elsewhere ──
  const openMenus = () => all('details.menu[open]');
  document.addEventListener('click', (event) => openMenus().forEach((menu) => menu.contains(event.target) || (menu.open = false)));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    openMenus().forEach((menu) => {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector('summary').focus();
    });
  });

  // ── drag to reorder: [data-reorder] holds [data-item] rows in a form that also has the up and down buttons; a drop fills "move" and "to" and sends that form ──
  let dragged = null, before = null; // the row, and the one that followed it
  const itemsOf = (list) => all('[data-item]', list).filter((item) => item.closest('[data-reorder]') === list);
  document.addEventListener('pointerdown', (event) => {
    const item = event.target.closest?.('[data-grip]')?.closest('[data-item]');
    if (item) item.draggable = true;
  });
  document.addEventListener('dragstart', (event) => {
    if (!event.target.matches?.('[data-item][draggable=true]')) return;
    [dragged, before] = [event.target, event.target.nextElementSibling];
    dragged.classList.add('dragged');
    event.dataTransfer.effectAllowed = 'move';
  });
  document.addEventListener('dragover', (event) => {
    const over = dragged && event.target.closest?.('[data-item]');
    if (!over || over.closest('[data-reorder]') !== dragged.closest('[data-reorder]')) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (over !== dragged) over[event.clientY > box.top + box.height / 2 ? 'after' : 'before'](dragged);
  });
  document.addEventListener('drop', (event) => dragged && event.preventDefault());
  document.addEventListener('dragend', (event) => {
    if (!dragged) return;
    const item = dragged, list = item.closest('[data-reorder]');
    dragged = null;
    item.draggable = false;
    item.classList.remove('dragged');
    if (event.dataTransfer.dropEffect === 'none') item.parentElement.insertBefore(item, before); // let go elsewhere, or Esc
    if (item.nextElementSibling === before) return;
    const form = list.closest('form') ?? document.getElementById(list.dataset.reorder);
    for (const [name, value] of [['move', item.dataset.item], ['to', itemsOf(list).indexOf(item) + 1]]) {
      const field = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
      form.append(field);
    }
    form.requestSubmit();
  });

  // ── a long list of boxes to tick: <div data-narrow="Find a school"> gets a field that leaves only those that fit, and those that are ticked ──
  const plain = (words) => words.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/’/g, "'").toLowerCase();
  function narrow(list) {
    const boxes = all('.form-check', list);
    if (boxes.length < 10 || list.querySelector('[type=search]')) return;
    const field = Object.assign(document.createElement('input'), { type: 'search', className: 'form-control', id: `narrow-${all('[data-narrow]').indexOf(list)}`, autocomplete: 'off' });
    const label = Object.assign(document.createElement('label'), { className: 'form-label', htmlFor: field.id, textContent: list.dataset.narrow });
    const count = Object.assign(document.createElement('p'), { className: 'sm mute mt-1' });
    count.setAttribute('role', 'status');
    const show = () => {
      const words = plain(field.value).split(/\s+/).filter(Boolean);
      const fits = boxes.filter((box) => words.every((word) => plain(box.textContent).includes(word)));
      boxes.forEach((box) => { box.hidden = !fits.includes(box) && !box.querySelector('input').checked; });
      count.textContent = words.length === 0 ? '' : `${fits.length === 0 ? 'None fits' : `${fits.length} of ${boxes.length} fit`}. Those that are ticked stay`;
    };
    field.addEventListener('input', show);
    field.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
    list.prepend(label, field, count);
  }

  // ── start, and again for what htmx brings ──
  function begin(within) {
    all('[data-narrow]', within).forEach(narrow);
    if (matchMedia('(min-width: 48em)').matches) all('details[data-wide]', within).forEach((part) => { part.open = true; });
    for (const form of all('form[data-draft]', within)) {
      if (drafts.has(form)) continue;
      drafts.set(form, { timer: 0, dirty: false, failed: false });
      restore(form);
    }
    (within.querySelector('.esum') ?? within.querySelector('[autofocus]'))?.focus();
  }
  document.addEventListener('htmx:configRequest', (event) => { event.detail.headers.RequestVerificationToken ??= token(); });
  document.addEventListener('htmx:beforeSwap', (event) => {
    const { xhr } = event.detail;
    const signedOut = xhr.responseURL && isSignIn(new URL(xhr.responseURL).pathname);
    if (xhr.status >= 500) notCome();
    else answered(!signedOut);
    if (signedOut) {
      event.detail.shouldSwap = false; // signed out meanwhile: never put the sign-in page inside another
      location.assign(location.href);
    }
  });
  document.addEventListener('htmx:sendError', () => { notCome(); offline(); });
  document.addEventListener('htmx:afterSettle', (event) => {
    const into = event.detail.target.isConnected ? event.detail.target : document.getElementById(event.detail.target.id) ?? document;
    begin(into);
    if (document.activeElement === document.body) {
      const place = into.querySelector?.('[data-focus]') ?? (into === document ? null : into);
      if (place && !place.matches('a,button,input,select,textarea,summary')) place.tabIndex = -1;
      place?.focus();
    }
  });
  answered(!isSignIn(location.pathname));
  begin(document);
  beat();
})();
