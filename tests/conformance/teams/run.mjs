// Microsoft's Agents Playground, driven as a person would, against the bot as it runs. The playground listens on every
// address of the machine, so that all of it lives in a network namespace of its own. Last line: "N passed, N failed".
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { anonymous, signedIn } from './scenarios.mjs';

const here = fileURLToPath(import.meta.url);

if (process.argv[2] === '--inside') {
  const results = [...await anonymous(), ...await signedIn()];
  for (const { name, error } of results) {
    console.log(`${error ? 'FAILED' : 'passed'}  ${name}`);
    if (error) console.log(`        ${String(error.stack ?? error).split('\n').slice(0, 6).join('\n        ')}`);
  }
  const failed = results.filter((r) => r.error).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}

// A mount namespace too: names of Microsoft's login service lead to this machine there, and nowhere else.
const inside = spawn('unshare', ['--net', '--mount', '--map-root-user', '--pid', '--fork', '--kill-child', '--mount-proc', 'sh', '-c',
  'ip link set lo up && exec "$0" "$@"', process.execPath, here, '--inside'], { stdio: 'inherit' });
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => inside.kill(signal));
inside.on('exit', (code) => process.exit(code ?? 1));
