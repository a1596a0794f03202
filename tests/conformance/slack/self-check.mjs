// Before the judge judges: Slack's own SDKs must be content with the fake, and a Bolt app with the driver.
import assert from 'node:assert/strict';
import bolt from '@slack/bolt';
import { LogLevel } from '@slack/socket-mode';
import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';
import { FakeSlack, takes } from './fake-slack.mjs';
import { Http, Socket, payloads, secret, sign } from './driver.mjs';
import { sleep, test, until } from './tally.mjs';

const quiet = { getLevel: () => LogLevel.ERROR, setLevel() {}, setName() {}, debug() {}, info() {}, warn() {}, error() {} };

export async function selfCheck() {
  const slack = await FakeSlack.start();
  const make = payloads(slack);
  await withBolt(slack, make);
  await withSdk(slack, make);
  await slack.stop();
}

async function withBolt(slack, make) {
  const app = new bolt.App({
    signingSecret: secret, logger: quiet, authorize: async () => ({ botToken: 'xoxb-x', botId: 'B1', botUserId: 'UBOT' }),
    endpoints: ['/slack/events', '/slack/commands', '/slack/interactions'],
  });
  let pressed = 0;
  app.command('/leadership', ({ ack, command }) => ack({ response_type: 'ephemeral', text: command.text }));
  app.action(/^press\./, async ({ ack }) => { pressed++; await ack(); });
  const server = await app.start(0);
  const http = new Http(`http://127.0.0.1:${server.address().port}`);
  await test('self-check: Bolt takes our command and answers it', async () => {
    const said = await http.command(make.command('U1', 'help'));
    assert.equal(said.status, 200);
    assert.equal(JSON.parse(said.text).text, 'help');
  });
  await test('self-check: Bolt takes our press', async () => {
    const post = { user: 'U1', ts: '1.2', channel: 'D1', text: 'x' };
    assert.equal((await http.interaction(make.press(post, { action_id: 'press.0', value: 'v', text: { type: 'plain_text', text: 'x' } }))).status, 200);
    assert.equal(pressed, 1);
  });
  await test('self-check: Bolt confirms the address and refuses what is forged or stale', async () => {
    assert.match((await http.event({ type: 'url_verification', challenge: 'abc', token: 'x' })).text, /abc/);
    const fields = make.command('U1', 'help');
    assert.equal((await http.command(fields, (b) => sign(b, Date.now(), 'another'))).status, 401);
    assert.equal((await http.command(fields, (b) => sign(b, Date.now() - 400_000))).status, 401);
    assert.equal((await http.command({ ssl_check: '1', token: 'x' }, () => ({}))).status, 200);
  });
  await app.stop();
}

async function withSdk(slack, make) {
  const web = new WebClient('xoxb-x', { slackApiUrl: slack.api, logger: quiet, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });
  await test('self-check: Slack\'s Web API client is content with the fake', async () => {
    assert.equal((await web.auth.test()).team_id, 'T1');
    const sent = await web.chat.postMessage({ channel: 'U1', text: 'hi', blocks: [{ type: 'divider' }] });
    assert.equal(sent.channel, 'D1');
    assert.equal((await web.chat.update({ channel: 'D1', ts: sent.ts, text: 'ho', blocks: [] })).ts, sent.ts);
    await assert.rejects(web.users.info({ user: 'U404' }), /user_not_found/);
  });
  await test('self-check: Slack\'s client understands how the fake fails', async () => {
    slack.plan('chat.postMessage', takes.slowDown(7), takes.html500, takes.error('channel_not_found'));
    await assert.rejects(web.chat.postMessage({ channel: 'U1', text: 'x' }), (e) => e.retryAfter === 7);
    await assert.rejects(web.chat.postMessage({ channel: 'U1', text: 'x' }));
    await assert.rejects(web.chat.postMessage({ channel: 'U1', text: 'x' }), /channel_not_found/);
  });
  await test('self-check: Slack\'s socket client connects, acknowledges and reconnects', async () => {
    const client = new SocketModeClient({ appToken: 'xapp-x', logger: quiet, clientOptions: { slackApiUrl: slack.api }, clientPingTimeout: 1000 });
    client.on('slash_commands', ({ ack, body }) => ack({ text: body.text }));
    await client.start();
    const socket = new Socket(slack);
    assert.equal(JSON.parse((await socket.command(make.command('U1', 'help'))).text).text, 'help');
    const before = slack.sockets.length;
    slack.open.at(-1).ws.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    await until(() => slack.sockets.length > before, 10_000, 'the client reconnects');
    await sleep(200);
    await client.disconnect();
  });
  assert.deepEqual(slack.wrong, []);
}
