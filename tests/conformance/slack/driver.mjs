// Sends what Slack sends: signed requests, or envelopes on a socket. The same payloads either way.
import { createHmac, randomUUID } from 'node:crypto';

export const secret = '8f742231b10e8888abcd99dfefe285a5';

export function sign(body, at = Date.now(), key = secret) {
  const timestamp = String(Math.floor(at / 1000));
  const signature = `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
}

export async function post(url, body, type, headers = sign(body)) {
  const started = Date.now();
  const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
  const text = await response.text();
  const ms = Date.now() - started;
  if (ms > 3000) throw new Error(`Slack would not have waited ${ms} ms`);
  return { status: response.status, text, ms };
}

export const form = (fields) => new URLSearchParams(fields).toString();

const formType = 'application/x-www-form-urlencoded';

export class Http {
  constructor(base) { this.base = base; }
  event(payload, headers = {}) {
    const body = JSON.stringify(payload);
    return post(`${this.base}/slack/events`, body, 'application/json', { ...sign(body), ...headers });
  }
  interaction(payload) { return post(`${this.base}/slack/interactions`, form({ payload: JSON.stringify(payload) }), formType); }
  command(fields, headers) {
    const body = form(fields);
    return post(`${this.base}/slack/commands`, body, formType, headers ? headers(body) : sign(body));
  }
}

/** Brings envelopes on the newest connection and waits for their acknowledgement on that very one. */
export class Socket {
  constructor(slack) { this.slack = slack; }
  event(payload) { return this.bring('events_api', payload, false); }
  interaction(payload) { return this.bring('interactive', payload, true); }
  command(fields) { return this.bring('slash_commands', fields, true); }
  async bring(type, payload, takes, { socket = this.slack.open.at(-1), parts = 1, ms = 3000 } = {}) {
    const id = randomUUID();
    const text = JSON.stringify({ envelope_id: id, type, accepts_response_payload: takes, payload, ...(type === 'events_api' ? { retry_attempt: 0, retry_reason: '' } : {}) });
    const size = Math.ceil(text.length / parts);
    for (let at = 0; at < text.length; at += size) socket.ws.send(text.slice(at, at + size), { fin: at + size >= text.length });
    const end = Date.now() + ms;
    for (;;) {
      const answer = socket.answers.find((a) => a.envelope_id === id);
      if (answer) return { status: 200, text: answer.payload ? JSON.stringify(answer.payload) : '', id };
      if (Date.now() > end) throw new Error(`envelope ${id} was not acknowledged within ${ms} ms`);
      await new Promise((done) => setTimeout(done, 5));
    }
  }
}

export const payloads = (slack) => ({
  command: (user, text) => ({
    token: 'x', team_id: 'T1', team_domain: 'korvel', channel_id: 'C1', channel_name: 'general', user_id: user, user_name: 'x',
    command: '/leadership', text, api_app_id: 'A1', is_enterprise_install: 'false', trigger_id: slack.newTrigger(),
    response_url: 'https://hooks.slack.com/commands/T1/1/x',
  }),
  press: (post, element) => ({
    type: 'block_actions', team: { id: 'T1', domain: 'korvel' }, enterprise: null, is_enterprise_install: false,
    user: { id: post.user, username: 'x', name: 'x', team_id: 'T1' }, api_app_id: 'A1', token: 'x', trigger_id: slack.newTrigger(),
    container: { type: 'message', message_ts: post.ts, channel_id: post.channel, is_ephemeral: false },
    channel: { id: post.channel, name: 'directmessage' }, message: { ts: post.ts, text: post.text }, state: { values: {} },
    response_url: 'https://hooks.slack.com/actions/T1/1/x',
    actions: [{ type: 'button', block_id: 'b1', action_id: element.action_id, value: element.value, text: element.text, action_ts: slack.moment() }],
  }),
  message: (user, text) => ({
    token: 'x', team_id: 'T1', api_app_id: 'A1', type: 'event_callback', event_id: `Ev${slack.moment()}`, event_time: 1790000000, event_context: 'ctx',
    authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }], is_ext_shared_channel: false,
    event: { type: 'message', channel: `D${user.slice(1)}`, channel_type: 'im', user, text, ts: slack.moment(), event_ts: '1', team: 'T1', client_msg_id: randomUUID() },
  }),
  event: (inner) => ({
    token: 'x', team_id: 'T1', api_app_id: 'A1', type: 'event_callback', event_id: `Ev${slack.moment()}`, event_time: 1790000000,
    authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }], event: inner,
  }),
});

export const buttons = (post) => post.blocks.filter((b) => b.type === 'actions').flatMap((b) => b.elements);
