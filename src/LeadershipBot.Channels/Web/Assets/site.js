// Makes the pages livelier; everything works without it. No words live here: they stand on the page as data.
const log = document.getElementById('log');
const status = document.getElementById('status');
const dialog = document.getElementById('dialog');

function freshNonce() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function say(text) {
  if (status) status.textContent = text ?? '';
}

function nearEnd() {
  const page = document.documentElement;
  return page.scrollHeight - page.scrollTop - page.clientHeight < 240;
}

function toEnd() {
  window.scrollTo({ top: document.documentElement.scrollHeight });
}

// --- posts, live

function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

function seqOf(post) {
  return Number(post.id.slice('post-'.length));
}

function focusAgain(post, label) {
  const same = [...post.querySelectorAll('button')].find(button => button.textContent.replace(/^✓/, '') === label);
  (same ?? post.querySelector('button'))?.focus();
}

function take(html) {
  const post = parse(html);
  const known = document.getElementById(post.id);
  const latest = log.lastElementChild ? seqOf(log.lastElementChild) : 0;
  if (known) {
    if (Number(known.dataset.revision) >= Number(post.dataset.revision)) return;
    const focused = known.contains(document.activeElement) ? document.activeElement.textContent.replace(/^✓/, '') : null;
    known.replaceWith(post);
    if (focused !== null) focusAgain(post, focused);
  } else if (seqOf(post) > latest) {
    const follow = nearEnd();
    log.append(post);
    document.getElementById('empty')?.remove();
    if (follow) toEnd();
  } else {
    return; // an old post that is not on this page
  }
  post.classList.add('fresh');
}

function listen() {
  const source = new EventSource(`${log.dataset.events}?after=${encodeURIComponent(log.dataset.cursor)}`);
  source.addEventListener('post', event => take(event.data));
  source.addEventListener('open', () => { if (status.textContent === log.dataset.offline) say(''); });
  source.addEventListener('error', () => say(log.dataset.offline));
  window.addEventListener('pagehide', () => source.close());
}

// --- acts

async function send(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
  return fetch(action, { method: 'POST', body, headers: { 'X-Enhanced': '1' } });
}

function show(html) {
  dialog.innerHTML = html;
  if (!dialog.open) dialog.showModal();
  const field = '.field input, .field select, .field textarea';
  (dialog.querySelector('[aria-invalid="true"]') ?? dialog.querySelector(field))?.focus();
}

async function settle(form, response) {
  const nonce = form.querySelector('[name="nonce"]');
  if (response.status === 401) {
    location.reload();
  } else if (response.headers.get('Content-Type')?.startsWith('text/html')) {
    show(await response.text());
  } else if (response.ok) {
    say(response.status === 202 ? log.dataset.saving : '');
    if (form.dataset.enhance === 'command') remember(form);
    if (form.dataset.enhance === 'submit') dialog.close();
  } else {
    say(await response.text());
    dialog.close();
  }
  if (nonce) nonce.value = freshNonce();
}

async function act(form, submitter) {
  if (form.dataset.busy) return;
  form.dataset.busy = 'yes';
  submitter?.setAttribute('aria-busy', 'true');
  try {
    await settle(form, await send(form, submitter));
  } catch {
    // The nonce stays: if the first try did arrive, the second counts as the same act.
    say(log.dataset.failed);
  } finally {
    delete form.dataset.busy;
    submitter?.removeAttribute('aria-busy');
  }
}

// --- the command line remembers what was typed on this page

const typed = [];
let at = 0;

function remember(form) {
  const input = form.querySelector('[name="text"]');
  typed.push(input.value);
  at = typed.length;
  input.value = '';
  input.focus();
}

function recall(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const input = event.target;
  if (!step || typed.length === 0 || (input.value !== '' && input.value !== typed[at])) return;
  at = Math.min(Math.max(at + step, 0), typed.length);
  input.value = typed[at] ?? '';
  event.preventDefault();
}

// --- start

document.addEventListener('submit', event => {
  const form = event.target;
  if (!log || !form.dataset.enhance) return;
  event.preventDefault();
  act(form, event.submitter);
});

document.addEventListener('click', event => {
  if (!dialog?.open) return;
  if (event.target.closest('[data-close="dialog"]') || event.target === dialog) {
    event.preventDefault();
    dialog.close();
  }
});

const bar = document.querySelector('.demo');
if (bar) {
  const measure = () => document.documentElement.style.setProperty('--bar', `${bar.offsetHeight}px`);
  measure();
  new ResizeObserver(measure).observe(bar);
}

const zone = document.querySelector('[data-zone]:not([value]), [data-zone][value=""]');
if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';

if (log) {
  document.getElementById('command')?.addEventListener('keydown', recall);
  if (!location.hash) toEnd();
  if (log.dataset.events) listen();
}
