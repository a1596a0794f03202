// What the bot must do when Slack behaves as it does on its better and its worse days. The same over HTTP and over a socket.
import assert from 'node:assert/strict';
import { Bot } from './bot.mjs';
import { FakeSlack, takes } from './fake-slack.mjs';
import { Http, Socket, buttons, form, payloads, post, secret, sign } from './driver.mjs';
import { sleep, test, until } from './tally.mjs';

const crowd = 24;
const people = [
  { name: 'Ali Demir', id: 'U0ALI' }, { name: 'Meral Kaya', id: 'U0MERAL' }, { name: 'Jonas Weber', id: 'U0JONAS' },
  ...Array.from({ length: crowd }, (_, n) => ({ name: `Member ${String.fromCharCode(65 + n)}x`, id: `U0M${String(n).padStart(2, '0')}` })),
];
const [ali, meral, jonas] = people.map((p) => p.id);

export async function scenarios(recorded) {
  for (const mode of ['Http', 'Socket']) {
    const slack = await FakeSlack.start();
    const bot = await Bot.start(slack, mode, people);
    const make = payloads(slack);
    const way = mode === 'Http' ? new Http(bot.url) : new Socket(slack);
    if (mode === 'Socket') await until(() => slack.open.length === 1, 15_000, 'the bot connects');
    await warmUp(slack, way, make);
    const run = { slack, bot, make, way, mode, name: (text) => `${mode}: ${text}` };
    await both(run);
    if (mode === 'Http') await overHttp(run);
    else await overSocket(run);
    await last(run);
    await bot.stop();
    await test(run.name('no token and no secret is in any log'), () => assert.doesNotMatch(bot.output, new RegExp(`xoxb-|xapp-|${secret}`)));
    await test(run.name('every call was one that Slack takes'), () => assert.deepEqual(slack.wrong, []));
    recorded.push(...slack.calls);
    await slack.stop();
  }
}

/** The first acts of a process compile what they need, which takes a busy build machine longer than Slack waits. */
async function warmUp(slack, way, make) {
  for (let tries = 0; slack.postsTo(meral).length === 0; tries++) {
    await way.command(make.command(meral, 'help')).catch((error) => { if (tries > 5) throw error; });
    await sleep(500);
  }
}

const arrived = (slack, user, count, ms = 8000) => until(() => slack.postsTo(user).length >= count, ms, `${count} posts to ${user}, not ${slack.postsTo(user).length}`);

async function both({ slack, bot, make, way, name }) {
  await test(name('a command is acknowledged in time and answered privately, once'), async () => {
    const said = await way.command(make.command(ali, 'projects'));
    assert.equal(JSON.parse(said.text).response_type, 'ephemeral');
    const [first] = await arrived(slack, ali, 1).then(() => slack.postsTo(ali));
    assert.match(first.text, /MES/);
  });
  await test(name('a press counts once, however often it is delivered'), async () => {
    const before = slack.postsTo(ali).length;
    const message = slack.postsTo(ali)[0];
    const press = make.press(message, buttons(message)[0]);
    for (let n = 0; n < 3; n++) assert.equal((await way.interaction(press)).status, 200);
    await arrived(slack, ali, before + 1);
    await sleep(500);
    assert.equal(slack.postsTo(ali).length, before + 1);
  });
  await test(name('an event that comes again and again has one effect'), async () => {
    const line = make.message(jonas, 'waiting');
    for (let n = 0; n < 3; n++) await way.event(line);
    await arrived(slack, jonas, 1);
    await sleep(500);
    assert.equal(slack.postsTo(jonas).length, 1);
  });
  await test(name('payloads of kinds to come are taken and passed over'), async () => {
    for (const inner of [{ type: 'an_event_to_come' }, { type: 'message', user: meral, channel_type: 'channel', text: 'not for the bot', ts: '1.2' }]) await way.event(make.event(inner));
    await way.event({ type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1518467820, api_app_id: 'A1' });
    await way.interaction({ type: 'view_closed', team: { id: 'T1' }, user: { id: ali }, view: { id: 'V1' }, is_cleared: true });
    assert.equal((await bot.health()).level, 'Ok');
  });
  await test(name('the home page is drawn'), async () => {
    await way.event(make.event({ type: 'app_home_opened', user: ali, channel: 'D1', tab: 'home', event_ts: '1' }));
    await until(() => slack.views.some((v) => v.user === ali && v.view.type === 'home'), 3000, 'a home page');
  });
  await test(name('slowing one conversation down stalls no other, and its message comes'), async () => {
    const [slow, quick] = [people[3].id, people[4].id];
    slack.plan('chat.postMessage', takes.slowDown(2));
    await way.command(make.command(slow, 'help'));
    await until(() => slack.calls.some((c) => c.method === 'chat.postMessage' && c.user === slow), 3000, 'the first try');
    await way.command(make.command(quick, 'help'));
    await arrived(slack, quick, 1, 1900);
    assert.equal(slack.postsTo(slow).length, 0);
    await arrived(slack, slow, 1, 8000);
  });
  await test(name('a post whose end is not known is told as such and never made again'), async () => {
    const users = people.slice(5, 8).map((p) => p.id);
    for (const [n, take] of [takes.resetAfterSuccess, takes.html500, takes.empty200].entries()) {
      slack.plan('chat.postMessage', take);
      await way.command(make.command(users[n], 'help'));
      await until(async () => await bot.measure('leadershipbot_outbox_ambiguous') === n + 1, 5000, `${n + 1} in doubt`);
    }
    await sleep(3000);
    for (const user of users) assert.equal(slack.calls.filter((c) => c.method === 'chat.postMessage' && c.user === user).length, 1);
    assert.deepEqual(users.map((u) => slack.postsTo(u).length), [1, 0, 0]);
  });
  await test(name('a process that dies after it accepted goes on where it was'), async () => {
    const user = people[8].id;
    slack.plan('chat.postMessage', takes.slowDown(1));
    await way.command(make.command(user, 'help'));
    await until(() => slack.calls.some((c) => c.method === 'chat.postMessage' && c.user === user), 3000, 'the first try');
    await sleep(300);
    await bot.kill();
    await bot.up();
    if (way.base) way.base = bot.url;
    await until(() => way.base || slack.open.length > 0, 15_000, 'the bot is back');
    await arrived(slack, user, 1, 15_000);
    await sleep(500);
    assert.equal(slack.postsTo(user).length, 1);
  });
}

async function overHttp({ slack, bot, make, way, name }) {
  await test(name('the address is confirmed'), async () => assert.match((await way.event({ type: 'url_verification', challenge: 'c4', token: 'x' })).text, /c4/));
  await test(name('what is forged, stale, from the future, unsigned or changed by a byte is turned away without a trace'), async () => {
    const user = people[9].id;
    const fields = make.command(user, 'help');
    const tries = [
      (b) => sign(b, Date.now(), 'another secret of some length'), (b) => sign(b, Date.now() - 301_000), (b) => sign(b, Date.now() + 302_000),
      () => ({}), (b) => ({ ...sign(b), 'x-slack-signature': 'v0=' }), (b) => sign(`${b}x`),
    ];
    for (const headers of tries) assert.equal((await way.command(fields, headers)).status, 401);
    const changed = form(fields).replace('help', 'helq');
    assert.equal((await post(`${bot.url}/slack/commands`, changed, 'application/x-www-form-urlencoded', sign(form(fields)))).status, 401);
    await sleep(500);
    assert.equal(slack.postsTo(user).length, 0);
  });
  await test(name('nothing can be smuggled in with the check of the certificate'), async () => {
    const user = people[9].id;
    const said = await way.command({ ...make.command(user, 'help'), ssl_check: '1' }, () => ({}));
    assert.deepEqual([said.status, said.text], [200, '']);
    await sleep(500);
    assert.equal(slack.postsTo(user).length, 0);
  });
  await test(name('a post that Slack took and never answered is in doubt once nobody waits for it any longer, and stands there once'), async () => {
    const user = people[10].id;
    const before = await bot.measure('leadershipbot_outbox_ambiguous');
    slack.plan('chat.postMessage', takes.hangAfterSuccess);
    await way.command(make.command(user, 'help'));
    await until(async () => await bot.measure('leadershipbot_outbox_ambiguous') === before + 1, 45_000, 'one more in doubt');
    assert.equal(slack.postsTo(user).length, 1);
  });
  await test(name('fifty retries at once of one command are one command'), async () => {
    const user = people[11].id;
    const command = make.command(user, 'help');
    const said = await Promise.all(Array.from({ length: 50 }, () => way.command(command)));
    assert.ok(said.every((s) => s.status === 200));
    await arrived(slack, user, 1);
    await sleep(1000);
    assert.equal(slack.postsTo(user).length, 1);
  });
}

async function overSocket({ slack, bot, make, way, name }) {
  await test(name('a payload of 300 kB in forty parts is put together'), async () => {
    const user = people[9].id;
    await way.bring('slash_commands', { ...make.command(user, 'help'), filling: 'x'.repeat(300_000) }, true, { parts: 40 });
    await arrived(slack, user, 1);
  });
  await test(name('what was not acknowledged in time comes again on another connection and counts once'), async () => {
    const user = people[10].id;
    const command = make.command(user, 'help');
    await way.command(command);
    const before = slack.sockets.length;
    slack.open.at(-1).ws.terminate();
    await until(() => slack.sockets.length > before, 10_000, 'a new connection');
    await way.command(command);
    await arrived(slack, user, 1);
    await sleep(500);
    assert.equal(slack.postsTo(user).length, 1);
  });
  const seconds = Number(process.env.SLACK_SOAK_SECONDS ?? 10);
  await test(name(`a refresh every 2 s for ${seconds} s under 20 commands/s loses nothing and doubles nothing`), () => soak(seconds, { slack, make, way }));
  await test(name('a connection that is only half there is replaced within 45 s'), async () => {
    const dead = slack.open.at(-1);
    dead.tcp.pause();
    await until(() => slack.sockets.at(-1) !== dead, 45_000, 'another connection');
    const user = people[11].id;
    await way.command(make.command(user, 'help'));
    await arrived(slack, user, 1);
  });
  await test(name('Socket Mode switched off is told as such'), async () => {
    slack.open.at(-1).ws.send(JSON.stringify({ type: 'disconnect', reason: 'link_disabled' }));
    const report = await until(async () => {
      const health = await bot.health();
      return health.level === 'Degraded' && health;
    }, 5000, 'degraded');
    assert.match(report.parts.find((p) => p.name === 'channel slack').sentence, /Socket Mode is switched off/);
  });
}

async function soak(seconds, { slack, make, way }) {
  const members = people.slice(3 + 9).map((p) => p.id);
  const before = new Map(members.map((m) => [m, slack.postsTo(m).length]));
  const sockets = slack.sockets.length;
  const sent = [];
  const end = Date.now() + seconds * 1000;
  let refresh = Date.now() + 2000;
  while (Date.now() < end) {
    if (Date.now() >= refresh) {
      slack.open.at(-1).ws.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      refresh += 2000;
    }
    sent.push(way.command(make.command(members[sent.length % members.length], 'help')));
    await sleep(50);
  }
  await Promise.all(sent);
  const total = () => members.reduce((sum, m) => sum + slack.postsTo(m).length - before.get(m), 0);
  await until(() => total() >= sent.length, 30_000 + sent.length * 400, `${sent.length} answers, not ${total()}`);
  await sleep(1000);
  assert.equal(total(), sent.length);
  assert.ok(slack.sockets.length - sockets >= Math.floor(seconds / 2) - 1, 'it was refreshed');
  assert.ok(slack.open.length <= 2, `${slack.open.length} connections are still open`);
}

async function last({ slack, bot, make, way, mode, name }) {
  if (mode !== 'Http') return;
  await test(name('a token that is revoked in the middle of a run loses nothing and is told'), async () => {
    const user = people[12].id;
    slack.revoked = true;
    await way.command(make.command(user, 'help'));
    await until(async () => (await bot.health()).level === 'Degraded', 5000, 'degraded');
    assert.equal(await bot.measure('leadershipbot_outbox_rows{state="Pending"}'), 1);
    slack.revoked = false;
    await way.event(make.event({ type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }));
    assert.equal((await bot.health()).level, 'Degraded');
  });
}
