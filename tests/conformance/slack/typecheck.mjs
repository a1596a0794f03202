// Every block, view and call that the bot makes for the whole gallery and made in this run, against the types that Slack and
// others publish. Lengths are not in types; those the bot's own tests check.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from './tally.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const gallery = join(here, '../../LeadershipBot.Tests/Golden/slack');
const nested = ['blocks', 'view', 'metadata', 'files'];
const args = {
  'chat.postMessage': 'ChatPostMessageArguments', 'chat.update': 'ChatUpdateArguments', 'views.open': 'ViewsOpenArguments',
  'views.publish': 'ViewsPublishArguments', 'views.update': 'ViewsUpdateArguments', 'users.info': 'UsersInfoArguments',
  'users.lookupByEmail': 'UsersLookupByEmailArguments', 'dnd.info': 'DndInfoArguments', 'conversations.info': 'ConversationsInfoArguments',
  'auth.test': 'AuthTestArguments', 'apps.connections.open': 'AppsConnectionsOpenArguments', 'files.info': 'FilesInfoArguments',
  'files.getUploadURLExternal': 'FilesGetUploadURLExternalArguments', 'files.completeUploadExternal': 'FilesCompleteUploadExternalArguments',
};

export async function typecheck(recorded) {
  const files = [...readdirSync(gallery), ...readdirSync(join(gallery, 'gallery')).map((f) => `gallery/${f}`)]
    .filter((f) => f.endsWith('.json') && !f.startsWith('manifest'));
  const drawn = files.map((file) => ({ file, json: JSON.parse(readFileSync(join(gallery, file), 'utf8')) }));
  await test(`the whole gallery (${drawn.length}) and every recorded call have Slack's types`, () => {
    assert.ok(drawn.length > 100, 'the gallery is there');
    compile([
      "import type { KnownBlock, View } from '@slack/types';",
      "import type * as api from '@slack/web-api';",
      ...drawn.flatMap(({ json }, n) => (json.type ? [`export const v${n}: View = ${write(json)};`]
        : [`export const m${n}: KnownBlock[] = ${write(json.blocks.filter((b) => b.type !== 'data_visualization'))};`])),
      ...calls(recorded).map(({ method, value }, n) => `export const c${n}: api.${args[method]} = ${write(value)};`),
    ]);
  });
  await test('the gallery has the types of a second library too, charts included', () => compile([
    "import type { AnyMessageBlock, AnyModalBlock } from 'slack-web-api-client';",
    ...drawn.map(({ json }, n) => `export const b${n}: ${json.type ? 'AnyModalBlock' : 'AnyMessageBlock'}[] = ${write(json.blocks)};`),
  ]));
  await test('the types do find what is wrong', () => assert.throws(() => compile([
    "import type { KnownBlock } from '@slack/types';",
    'export const bad: KnownBlock[] = [{"type":"header","text":{"type":"mrkdwn","text":"x"}}];',
  ])));
}

/** One of each shape is enough: the same call with other words has the same type. */
function calls(recorded) {
  const seen = new Map();
  for (const { method, args: given } of recorded) {
    const value = Object.fromEntries(Object.entries(given).map(([k, v]) => [k, nested.includes(k) ? JSON.parse(v) : v === 'true' ? true : v === 'false' ? false : k === 'length' ? Number(v) : v]));
    // A chart is newer than the types of the first library; the second checks it.
    if (value.blocks) value.blocks = value.blocks.filter((b) => b.type !== 'data_visualization');
    seen.set(`${method} ${Object.keys(value)} ${(value.blocks ?? value.view?.blocks ?? []).map((b) => b.type)}`, { method, value });
  }
  return [...seen.values()];
}

const write = (json) => JSON.stringify(json);

function compile(lines) {
  const folder = mkdtempSync(join(here, 'types-'));
  try {
    const file = join(folder, 'check.ts');
    writeFileSync(file, lines.join('\n'));
    execFileSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck',
      '--module', 'nodenext', '--moduleResolution', 'nodenext', '--target', 'es2022', file], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    throw new Error((error.stdout ?? error.message).split('\n').slice(0, 12).join('\n'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
