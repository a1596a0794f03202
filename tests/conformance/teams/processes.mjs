// The three programs: the bot, the playground, the browser. Each is ended by who started it.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const folder = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(folder, '../../..');
const configuration = process.env.CONFIGURATION ?? 'Debug';
const build = (project) => path.join(root, project, 'bin', configuration, 'net10.0');
const hostDll = path.join(build('src/LeadershipBot.Host'), 'LeadershipBot.Host.dll');
const aheadDll = path.join(build('tests/LeadershipBot.TestHost'), 'LeadershipBot.TestHost.dll');

export const TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47';
export const APP = '11111111-2222-3333-4444-555555555555';
export const SECRET = 'playground-secret';
export const BOT = 'http://127.0.0.1:3978';
export const pictures = process.env.CONFORMANCE_PICTURES ?? fs.mkdtempSync(path.join(os.tmpdir(), 'playground-'));
fs.mkdirSync(pictures, { recursive: true });

export function temporary() {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'leadershipbot-playground-'));
}

/** Starts a program and waits for the line it says when it is ready. */
export async function start(command, args, { env = {}, cwd = folder, ready }) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listen = (part) => { said += part; };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  await until(() => ready.test(said) || child.exitCode !== null, 60_000, () => `${command} did not get ready:\n${said}`);
  if (child.exitCode !== null) throw new Error(`${command} ended:\n${said}`);
  return {
    said: () => said,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await until(() => child.exitCode !== null || child.signalCode !== null, 30_000, () => `${command} did not end`);
    },
  };
}

export async function until(condition, patience, complaint) {
  for (const end = Date.now() + patience; Date.now() < end;) {
    if (await condition()) return;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error(complaint());
}

/** The bot's settings for one run on a database of its own. */
export function botSettings(home, more = {}) {
  return {
    DOTNET_ENVIRONMENT: 'Development', Web__Url: BOT, Web__KeysDirectory: path.join(home, 'keys'),
    Database__ConnectionString: `Data Source=${path.join(home, 'bot.db')}`, Logging__LogLevel__Default: 'Warning',
    Teams__Enabled: 'true', Teams__AppId: APP, Teams__TenantId: TENANT, ...more,
  };
}

/** A verb of the bot, done before it serves. */
export function verb(home, settings, ...words) {
  const done = spawnSync('dotnet', [hostDll, ...words], { cwd: home, env: { ...process.env, ...settings }, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${words.join(' ')}: ${done.stdout}${done.stderr}`);
}

/** The bot with its business clock some minutes ahead, so that a day and an hour come that are wanted. */
export async function bot(home, settings, minutesAhead, isFirst = true) {
  const running = await start('dotnet', [aheadDll, 'serve-ahead', String(minutesAhead)],
    { env: settings, cwd: home, ready: isFirst ? /claim \S+/ : /http:\S+/ });
  return { ...running, claim: running.said().match(/claim (\S+)/)?.[1] };
}

export async function playground(home, args, env = {}) {
  fs.writeFileSync(path.join(home, '.m365agentsplayground.yml'), people());
  const running = await start(process.execPath,
    [path.join(folder, 'node_modules/@microsoft/m365agentsplayground/cli.js'), 'start', '-e', `${BOT}/api/messages`, '-c', 'msteams',
      '-p', '56150', '--disable-telemetry', ...args],
    {
      cwd: home, ready: /Listening on (\d+)/,
      env: {
        TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_CONFIG_PATH: path.join(home, '.m365agentsplayground.yml'),
        M365_AGENTS_PLAYGROUND_LOGFILE: path.join(home, 'playground.log'), ...env,
      },
    });
  return { ...running, url: `http://localhost:${running.said().match(/Listening on (\d+)/)[1]}` };
}

export async function browser(home) {
  const context = await chromium.launchPersistentContext(path.join(home, 'browser'), {
    executablePath: '/usr/bin/chromium', headless: true, viewport: { width: 1280, height: 1000 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  context.setDefaultTimeout(20_000);
  return context;
}

function people() {
  const person = (id, name) => `{id: "29:${id}", name: ${name}, userPrincipleName: ${id}@contoso.example, aadObjectId: aad-${id}, `
    + `givenName: ${name.split(' ')[0]}, surname: ${name.split(' ')[1]}, email: ${id}@contoso.example}`;
  return `version: "0.1.1"
tenantId: ${TENANT}
bot: {id: "28:${APP}", name: LeadershipBot}
currentUser: ${person('erin', 'Erin Exec')}
users:
${[['ali', 'Ali Demir'], ['jonas', 'Jonas Weber'], ['mia', 'Mia Lang'], ['bo', 'Bo Ek'], ['kim', 'Kim Lee']].map(([id, name]) => `  - ${person(id, name)}`).join('\n')}
personalChat: {id: "a:personal-erin"}
groupChat: {id: "19:steering@thread.v2", name: Steering group}
team: {id: "19:plant@thread.tacv2", name: Plant MES, aadGroupId: 00000000-0000-0000-0000-000000000001, channels: [{id: "19:news@thread.tacv2", name: Announcements}]}
`;
}
