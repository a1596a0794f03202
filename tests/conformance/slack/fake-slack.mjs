// Plays Slack: the Web API, what stands in conversations, and Socket Mode. Written apart from the bot and its own fake, and
// judged itself by Slack's SDKs before it judges anything.
import http from 'node:http';
import { WebSocketServer } from 'ws';

const formOnly = new Set(['users.info', 'users.lookupByEmail', 'conversations.info', 'dnd.info', 'files.getUploadURLExternal', 'files.info']);
const known = {
  'auth.test': [], 'apps.connections.open': [],
  'chat.postMessage': ['channel', 'text', 'blocks', 'unfurl_links', 'unfurl_media', 'metadata', 'thread_ts'],
  'chat.update': ['channel', 'ts', 'text', 'blocks', 'unfurl_links', 'unfurl_media', 'metadata'],
  'views.open': ['trigger_id', 'view'], 'views.update': ['view_id', 'view', 'hash', 'external_id'], 'views.publish': ['user_id', 'view', 'hash'],
  'users.info': ['user', 'include_locale'], 'users.lookupByEmail': ['email'], 'conversations.info': ['channel', 'include_num_members'],
  'dnd.info': ['user'], 'files.getUploadURLExternal': ['filename', 'length', 'alt_txt'], 'files.info': ['file'],
  'files.completeUploadExternal': ['files', 'channel_id', 'initial_comment'],
};
const needed = {
  'chat.postMessage': ['channel', 'text'], 'chat.update': ['channel', 'ts'], 'views.open': ['trigger_id', 'view'],
  'views.update': ['view'], 'views.publish': ['user_id', 'view'], 'users.info': ['user'], 'users.lookupByEmail': ['email'],
};

export class FakeSlack {
  calls = [];
  posts = [];
  views = [];
  wrong = [];
  plans = new Map();
  triggers = new Map();
  users = new Map();
  sockets = [];
  revoked = false;
  chartsRefused = false;
  files = new Map();
  #ts = 1_790_000_000_000_100n;
  #server = http.createServer((request, response) => this.#take(request, response).catch((error) => {
    this.wrong.push(`fake: ${error.stack}`);
    response.destroy();
  }));
  #web = new WebSocketServer({ noServer: true, autoPong: true });

  static async start() {
    const fake = new FakeSlack();
    await new Promise((done) => fake.#server.listen(0, '127.0.0.1', done));
    fake.port = fake.#server.address().port;
    fake.api = `http://127.0.0.1:${fake.port}/api/`;
    fake.#server.on('upgrade', (request, socket, head) => fake.#web.handleUpgrade(request, socket, head, (ws) => fake.#connected(ws, socket)));
    return fake;
  }

  stop() {
    for (const socket of this.sockets) socket.ws.terminate();
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(done));
  }

  /** The next calls of the method are taken by these, in order. */
  plan(method, ...takes) {
    this.plans.set(method, [...(this.plans.get(method) ?? []), ...takes]);
  }

  postsTo(user) {
    return this.posts.filter((p) => p.user === user);
  }

  newTrigger() {
    const id = `${this.#ts++}.${Math.random().toString(36).slice(2)}`;
    this.triggers.set(id, Date.now());
    return id;
  }

  moment() {
    this.#ts += 1_000_100n;
    return `${this.#ts / 1_000_000n}.${String(this.#ts % 1_000_000n).padStart(6, '0')}`;
  }

  get open() {
    return this.sockets.filter((s) => !s.ended);
  }

  async #take(request, response) {
    const method = new URL(request.url, 'http://x').pathname.replace('/api/', '');
    const raw = await body(request);
    if (method.startsWith('/upload/')) {
      this.files.get(method.split('/')[2]).bytes = raw.length;
      return response.end(`OK - ${raw.length}`);
    }
    const args = parse(request, raw);
    const token = (request.headers.authorization ?? '').replace('Bearer ', '') || args.token;
    delete args.token;
    const call = { at: Date.now(), method, args, contentType: request.headers['content-type'], user: args.channel };
    this.calls.push(call);
    const answer = () => this.#answer(call, token);
    const plan = (this.plans.get(method) ?? []).shift();
    if (plan) return plan(response, answer, call);
    reply(response, answer());
  }

  #answer(call, token) {
    const { method, args } = call;
    const fault = this.#fault(call, token);
    if (fault) {
      if (fault !== 'token_revoked') this.wrong.push(`${method}: ${fault} ${JSON.stringify(args).slice(0, 200)}`);
      return { ok: false, error: fault };
    }
    switch (method) {
      case 'auth.test': return { ok: true, url: 'https://korvel.slack.com/', team: 'Korvel', team_id: 'T1', user: 'bot', user_id: 'UBOT', bot_id: 'B1' };
      case 'apps.connections.open': return { ok: true, url: `ws://127.0.0.1:${this.port}/link?ticket=${this.#ts++}` };
      case 'chat.postMessage': return this.#post(args);
      case 'chat.update': return this.#update(args);
      case 'views.open': return this.#view(args, true);
      case 'views.update': case 'views.publish': return this.#view(args, false);
      case 'users.info': return this.users.has(args.user) ? { ok: true, user: this.users.get(args.user) } : { ok: false, error: 'user_not_found' };
      case 'users.lookupByEmail': {
        const user = [...this.users.values()].find((u) => u.profile?.email === args.email);
        return user ? { ok: true, user } : { ok: false, error: 'users_not_found' };
      }
      case 'dnd.info': return { ok: true, dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1, snooze_enabled: false };
      case 'conversations.info': return { ok: true, channel: { id: args.channel, is_ext_shared: false } };
      case 'files.getUploadURLExternal': {
        const id = `F${String(this.files.size + 1).padStart(9, '0')}`;
        this.files.set(id, { length: Number(args.length), looks: 0 });
        return { ok: true, upload_url: `http://127.0.0.1:${this.port}/upload/${id}`, file_id: id };
      }
      case 'files.completeUploadExternal': return { ok: true, files: JSON.parse(args.files).map((f) => ({ id: f.id })) };
      case 'files.info': {
        const file = this.files.get(args.file);
        return { ok: true, file: { id: args.file, mimetype: ++file.looks > 1 ? 'image/png' : '' } };
      }
    }
    return { ok: false, error: 'unknown_method' };
  }

  #fault({ method, args, contentType }, token) {
    if (!(method in known)) return 'unknown_method';
    if (method === 'apps.connections.open' ? !token?.startsWith('xapp-') : !token?.startsWith('xoxb-')) return 'not_allowed_token_type';
    if (this.revoked && method !== 'apps.connections.open') return 'token_revoked';
    if (formOnly.has(method) && contentType?.includes('json')) return 'invalid_arguments json';
    const unknown = Object.keys(args).filter((a) => !known[method].includes(a));
    const missing = (needed[method] ?? []).filter((a) => args[a] === undefined || args[a] === '');
    return unknown.length + missing.length > 0 ? `invalid_arguments unknown ${unknown} missing ${missing}` : null;
  }

  #post(args) {
    const blocks = JSON.parse(args.blocks ?? '[]');
    if (this.chartsRefused && blocks.some((b) => b.type === 'data_visualization')) return { ok: false, error: 'invalid_blocks', errors: ['unsupported type: data_visualization [json-pointer:/blocks/1/type]'] };
    const unready = blocks.find((b) => b.slack_file && !(this.files.get(b.slack_file.id)?.looks > 1));
    if (unready) return { ok: false, error: 'invalid_blocks', errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'] };
    const user = args.channel;
    const post = { at: Date.now(), user, channel: /^[UW]/.test(user) ? `D${user.slice(1)}` : user, ts: this.moment(), text: args.text, blocks, edits: 0 };
    const last = this.posts.filter((p) => p.user === user).at(-4);
    if (last && post.at - last.at < 900) this.wrong.push(`more than a burst of posts to ${user} within a second`);
    this.posts.push(post);
    return { ok: true, channel: post.channel, ts: post.ts, message: { text: post.text } };
  }

  #update(args) {
    const post = this.posts.find((p) => p.channel === args.channel && p.ts === args.ts);
    if (!post) return { ok: false, error: 'message_not_found' };
    Object.assign(post, { text: args.text, blocks: JSON.parse(args.blocks), edits: post.edits + 1 });
    return { ok: true, channel: args.channel, ts: args.ts, text: args.text };
  }

  #view(args, byTrigger) {
    if (byTrigger) {
      const age = Date.now() - (this.triggers.get(args.trigger_id) ?? 0);
      if (!this.triggers.delete(args.trigger_id)) return { ok: false, error: 'exchanged_trigger_id' };
      if (age > 3000) {
        this.wrong.push(`a trigger of ${age} ms`);
        return { ok: false, error: 'expired_trigger_id' };
      }
    }
    const view = JSON.parse(args.view);
    this.views.push({ id: args.view_id ?? `V${this.views.length + 1}`, user: args.user_id, view });
    return { ok: true, view: { id: this.views.at(-1).id, ...view } };
  }

  #connected(ws, tcp) {
    const socket = { ws, tcp, answers: [], ended: false, at: Date.now() };
    this.sockets.push(socket);
    ws.on('message', (data) => socket.answers.push(JSON.parse(data.toString())));
    ws.on('close', () => { socket.ended = true; });
    ws.on('error', () => { socket.ended = true; });
    ws.send(JSON.stringify({ type: 'hello', num_connections: this.open.length, connection_info: { app_id: 'A1' }, debug_info: { host: 'fake', approximate_connection_time: 18060 } }));
  }
}

export const takes = {
  slowDown: (seconds) => (response, answer) => {
    response.statusCode = 429;
    if (seconds !== undefined) response.setHeader('Retry-After', String(seconds));
    reply(response, { ok: false, error: 'ratelimited' });
  },
  html500: (response) => { response.statusCode = 500; response.setHeader('content-type', 'text/html'); response.end('<html>Server Error</html>'); },
  empty200: (response) => response.end(),
  resetAfterSuccess: (response, answer) => { answer(); response.destroy(); },
  hangAfterSuccess: (response, answer) => { answer(); },
  error: (error) => (response) => reply(response, { ok: false, error }),
};

function reply(response, answer) {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('x-oauth-scopes', 'channels:read,chat:write,commands,dnd:read,files:read,files:write,groups:read,im:history,users:read,users:read.email');
  response.end(JSON.stringify(answer));
}

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

function parse(request, raw) {
  if ((request.headers['content-type'] ?? '').includes('json')) {
    return Object.fromEntries(Object.entries(JSON.parse(raw.toString() || '{}')).map(([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v)]));
  }
  return Object.fromEntries(new URLSearchParams(raw.toString()));
}
