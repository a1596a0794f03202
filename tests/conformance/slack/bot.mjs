// The bot as a process: its real program, its own database, told that our fake is Slack.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { secret } from './driver.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const programs = ['Debug', 'Release'].map((kind) => join(root, `src/LeadershipBot.Host/bin/${kind}/net10.0/LeadershipBot.Host`));

export const program = process.env.LEADERSHIPBOT_PROGRAM ?? programs.find(existsSync);

export class Bot {
  output = '';

  static async start(slack, mode, people) {
    if (!program) throw new Error('build the host first: dotnet build');
    const bot = new Bot();
    bot.folder = mkdtempSync(join(tmpdir(), 'leadershipbot-slack-'));
    bot.environment = {
      PATH: process.env.PATH, HOME: process.env.HOME, DOTNET_ROOT: process.env.DOTNET_ROOT ?? '/usr/share/dotnet',
      Database__ConnectionString: `Data Source=${join(bot.folder, 'bot.db')}`, Web__Url: 'http://127.0.0.1:0',
      Web__KeysDirectory: join(bot.folder, 'keys'), Slack__Enabled: 'true', Slack__Mode: mode, Slack__BotToken: 'xoxb-conformance',
      Slack__AppToken: 'xapp-conformance', Slack__SigningSecret: secret, Slack__ApiBaseUrl: slack.api,
    };
    await bot.#seed(people);
    await bot.up();
    return bot;
  }

  async #seed(people) {
    const rows = people.map((p) => `${p.name},${p.name.replace(' ', '.').toLowerCase()}@example.com,Europe/Berlin,slack/T1/${p.id}`);
    writeFileSync(join(this.folder, 'people.csv'), `name,email,zone,accounts\n${rows.join('\n')}\n`);
    writeFileSync(join(this.folder, 'projects.csv'), `name,phase,approved,sponsor,pmo\nMES,execution,2026-09-01,${people[1].name},${people[0].name}\n`);
    for (const kind of ['people', 'projects']) await this.#verb('import', kind, join(this.folder, `${kind}.csv`));
  }

  #verb(...args) {
    return new Promise((done, fail) => {
      const child = spawn(program, args, { cwd: this.folder, env: this.environment });
      let text = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (d) => { text += d; });
      child.on('exit', (code) => (code === 0 ? done(text) : fail(new Error(`${args.join(' ')}: ${text}`))));
    });
  }

  up() {
    this.child = spawn(program, ['serve'], { cwd: this.folder, env: this.environment });
    this.gone = new Promise((done) => this.child.on('exit', done));
    return new Promise((done, fail) => {
      const read = (data) => {
        this.output += data;
        const served = /serves (http:\/\/[^\s]+)/.exec(this.output);
        if (served) { this.url = served[1].replace(/\/$/, ''); done(); }
      };
      this.child.stdout.on('data', read);
      this.child.stderr.on('data', read);
      this.child.on('exit', () => fail(new Error(`the bot ended: ${this.output}`)));
    });
  }

  async kill() {
    this.child.kill('SIGKILL');
    await this.gone;
    this.output = this.output.replace(/serves http/g, 'served http');
  }

  async stop() {
    this.child.kill('SIGTERM');
    await this.gone;
    rmSync(this.folder, { recursive: true, force: true });
  }

  async measure(line) {
    const page = await (await fetch(`${this.url}/metrics`)).text();
    const found = page.split('\n').find((l) => l.startsWith(`${line} `));
    return found ? Number(found.split(' ').at(-1)) : 0;
  }

  async health() {
    return (await fetch(`${this.url}/readyz`)).json();
  }
}
