// What a person does: install, get to know the bot, get a brief, answer it by a tap, ask, mistype, name it in a group and in
// a channel. Then the start of it once more with every call signed.
import fs from 'node:fs';
import path from 'node:path';
import { fakeEntra } from './entra.mjs';
import { APP, SECRET, TENANT, bot, botSettings, browser, pictures, playground, temporary, until, verb } from './processes.mjs';

const BERLIN_TUESDAY_NOON = 2 * 24 * 60 + 12 * 60;

/** Minutes that the business clock must be ahead, so that it is some minutes before noon on a Tuesday in Berlin. */
function minutesToTuesday(before) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false })
    .formatToParts(new Date());
  const part = (type) => parts.find((p) => p.type === type).value;
  const now = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(part('weekday')) * 1440 + Number(part('hour')) * 60 + Number(part('minute'));
  return (BERLIN_TUESDAY_NOON - before - now + 7 * 1440) % (7 * 1440);
}

function seed(home, settings) {
  fs.writeFileSync(path.join(home, 'people.csv'), [
    'name,email,zone,accounts',
    ...[['Erin Exec', 'erin'], ['Ali Demir', 'ali'], ['Jonas Weber', 'jonas']]
      .map(([name, id]) => `${name},${id}@contoso.example,Europe/Berlin,teams/${TENANT}/aad-${id}`),
  ].join('\n'));
  fs.writeFileSync(path.join(home, 'projects.csv'),
    'name,phase,approved,sites,sponsor,pmo\nPlant MES,execution,2026-09-01,Bursa (Europe/Istanbul),erin@contoso.example,ali@contoso.example\n');
  verb(home, settings, 'import', 'people', path.join(home, 'people.csv'));
  verb(home, settings, 'import', 'projects', path.join(home, 'projects.csv'));
}

class Chat {
  constructor(page, results, prefix) {
    Object.assign(this, { page, results, prefix, count: 0 });
  }

  /** One step, and its picture. After one that failed the others prove nothing and are not tried. */
  async step(name, act) {
    if (this.results.some((r) => r.error)) {
      this.results.push({ name: `${this.prefix}: ${name}`, error: 'not tried' });
      return;
    }
    let error = null;
    try {
      await act();
    } catch (thrown) {
      error = thrown;
    }
    this.results.push({ name: `${this.prefix}: ${name}`, error });
    const file = `${this.prefix}-${String(++this.count).padStart(2, '0')}-${name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}.png`;
    await this.page.screenshot({ path: path.join(pictures, file) });
  }

  /** The page is drawn anew once the bot has been told that it was installed. */
  async arrive(url) {
    await this.page.goto(url);
    await this.sees('conversationUpdate 200', 60_000);
    await this.page.locator('[role=textbox]').last().waitFor();
  }

  async type(text) {
    const box = this.page.locator('[role=textbox]').last();
    await box.click();
    await box.pressSequentially(text);
    await this.page.keyboard.press('Enter');
  }

  async mention(text) {
    const box = this.page.locator('[role=textbox]').last();
    await box.click();
    await box.pressSequentially('@');
    await this.page.getByText('LeadershipBot', { exact: true }).last().click();
    await box.pressSequentially(` ${text}`);
    await this.page.keyboard.press('Enter');
  }

  sees(text, patience = 30_000) {
    return until(async () => (await this.page.locator('body').innerText()).includes(text), patience,
      () => `"${text}" did not come`);
  }

  button(label) {
    return this.page.locator(`button:has-text("${label}")`).last().waitFor();
  }

  async press(label) {
    await this.page.locator(`button:has-text("${label}")`).last().click();
  }

  open(chat) {
    return this.page.locator(`[role=treeitem]:has-text("${chat}")`).last().click();
  }
}

export async function anonymous() {
  const results = [];
  const home = temporary();
  const settings = botSettings(home, { Teams__DevAnonymousLoopback: 'true' });
  seed(home, settings);
  const running = [await bot(home, settings, minutesToTuesday(4))];
  try {
    running.push(await playground(home, []));
    const context = await browser(home);
    running.push({ stop: () => context.close() });
    const page = context.pages()[0] ?? await context.newPage();
    const chat = new Chat(page, results, 'open');
    await chat.step('installing says nothing by itself', async () => {
      await chat.arrive(running[1].url);
    });
    await chat.step('the first admin claims the installation', async () => {
      await chat.type(`claim ${running[0].claim}`);
      await chat.sees('You are the administrator of this installation');
    });
    await chat.step('the introduction comes once the pilot starts', async () => {
      await chat.type('start pilot Plant MES');
      await chat.sees('asked me to bring you what waits on you', 90_000);
    });
    await chat.step('a form opens in place of its message', async () => {
      await chat.press('Other time');
      await chat.sees('Use this time');
    });
    await chat.step('and gives it back', async () => {
      await chat.press('Back');
      await chat.button('Start');
    });
    await chat.step('starting is answered in the card', async () => {
      await chat.press('Start');
      await chat.sees('The time is agreed.');
    });
    await chat.step('the scheduled brief arrives a week later', async () => {
      await running[0].stop();
      running[0] = await bot(home, settings, minutesToTuesday(1) + 7 * 1440, false);
      await chat.sees('Tuesday brief on Plant MES', 240_000);
    });
    await chat.step('one tap answers and the card changes', async () => {
      await chat.press('In trouble');
      await chat.sees('Your answer: In trouble');
      await chat.sees('✓ In trouble');
    });
    await chat.step('a second tap changes the answer', async () => {
      await chat.press('Needs attention');
      await chat.sees('Your answer: Needs attention');
    });
    await chat.step('status is told', async () => {
      await chat.type('status Plant MES');
      await chat.sees('Plant MES: the pilot runs.');
    });
    await chat.step('a wrong word gets help', async () => {
      await chat.type('statsu Plant MES');
      await chat.sees('Did you mean');
    });
    await chat.step('help lists what there is', async () => {
      await chat.type('help');
      await chat.sees('What you can do here');
    });
    await chat.step('in a group the answer is private', async () => {
      await chat.open('Steering group');
      await chat.mention('waiting');
      await chat.sees('Sent to you privately.');
    });
    await chat.step('in a channel too', async () => {
      await chat.open('Announcements');
      await chat.mention('projects');
      await chat.sees('Sent to you privately.');
    });
    await chat.step('and it is in the personal chat', async () => {
      await chat.open('Personal Chat');
      await chat.sees('Plant MES');
    });
  } finally {
    for (const one of running.reverse()) await one.stop();
  }
  return results;
}

export async function signedIn() {
  const results = [];
  const home = temporary();
  const entra = await fakeEntra(home);
  const settings = botSettings(home, {
    Teams__DevAllowEntraCaller: 'true', Teams__ClientSecret: SECRET, SSL_CERT_FILE: entra.authority,
  });
  seed(home, settings);
  const running = [entra, await bot(home, settings, minutesToTuesday(4))];
  try {
    running.push(await playground(home, ['--cid', APP, '--cs', SECRET, '--tid', TENANT], { NODE_EXTRA_CA_CERTS: entra.authority }));
    const context = await browser(home);
    running.push({ stop: () => context.close() });
    const page = context.pages()[0] ?? await context.newPage();
    const chat = new Chat(page, results, 'signed');
    await chat.step('a call without a token is turned away', async () => {
      const answer = await fetch('http://127.0.0.1:3978/api/messages', { method: 'POST', body: '{"type":"message"}' });
      if (answer.status !== 401) throw new Error(`answered ${answer.status}`);
    });
    await chat.step('a signed line is answered with a signed message', async () => {
      await chat.arrive(running[2].url);
      await chat.type(`claim ${running[1].claim}`);
      await chat.sees('You are the administrator of this installation');
    });
    await chat.step('a signed press changes the card', async () => {
      await chat.type('start pilot Plant MES');
      await chat.sees('asked me to bring you what waits on you', 90_000);
      await chat.press('Start');
      await chat.sees('The time is agreed.');
    });
    await chat.step('both sides asked for their tokens', async () => {
      const scopes = entra.scopes();
      for (const scope of ['https://api.botframework.com/.default', `${APP}/.default`])
        if (!scopes.includes(scope)) throw new Error(`nobody asked for ${scope}: ${scopes}`);
    });
  } finally {
    for (const one of running.reverse()) await one.stop();
  }
  return results;
}
