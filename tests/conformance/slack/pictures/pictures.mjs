// Draws the agreed gallery as Slack would show it, for a person to look at: node pictures.mjs FOLDER [words of names …]
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const golden = join(here, '../../../LeadershipBot.Tests/Golden/slack');
const [folder = 'pictures', ...words] = process.argv.slice(2);
const perPage = 8;
const out = resolve(folder);

const entries = [golden, join(golden, 'gallery')]
  .flatMap((place) => readdirSync(place).filter((f) => f.endsWith('.json') && !f.startsWith('manifest')).map((f) => join(place, f)))
  .map((file) => ({ name: file.slice(golden.length + 1, -5), ...JSON.parse(readFileSync(file, 'utf8')) }))
  .filter((entry) => words.length === 0 || words.some((word) => entry.name.includes(word)));

mkdirSync(out, { recursive: true });
for (let page = 0; page * perPage < entries.length; page++) {
  const shown = entries.slice(page * perPage, (page + 1) * perPage);
  const { outputFiles, outputFiles: [script] } = await build({
    stdin: { contents: source(shown), resolveDir: here, loader: 'jsx' }, bundle: true, write: false, outdir: out, minify: true,
    define: { 'process.env.NODE_ENV': '"production"' }, loader: { '.woff2': 'dataurl', '.woff': 'dataurl', '.ttf': 'dataurl' }, logLevel: 'error',
  });
  const js = outputFiles.find((f) => f.path.endsWith('.js')) ?? script;
  const css = outputFiles.find((f) => f.path.endsWith('.css'))?.text ?? '';
  const html = join(out, `page-${page}.html`);
  writeFileSync(html, `<!doctype html><meta charset="utf-8"><style>${css} body{font:15px Lato,Inter,sans-serif;margin:12px;background:#fff}
    .grid{columns:2;column-gap:16px} .entry{break-inside:avoid;border:1px solid #ddd;border-radius:8px;padding:8px 12px;margin:0 0 12px} h6{margin:0 0 6px;color:#888}</style><div id="root"></div><script>${js.text.replaceAll('</script', '<\\/script')}</script>`);
  execFileSync('chromium', ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--window-size=1240,1500', '--virtual-time-budget=4000',
    `--screenshot=${join(out, `page-${String(page).padStart(2, '0')}.png`)}`, `file://${html}`], { stdio: 'ignore' });
  console.log(`page ${page}: ${shown.map((e) => e.name).join(', ')}`);
}

function source(shown) {
  return `import React from 'react';
    import { createRoot } from 'react-dom/client';
    import { Message } from 'slack-blocks-to-jsx';
    import 'slack-blocks-to-jsx/dist/style.css';
    const entries = ${JSON.stringify(shown.map((e) => ({ name: e.name, blocks: e.blocks })))};
    createRoot(document.getElementById('root')).render(<div className="grid">{entries.map((e) => <div className="entry" key={e.name}><h6>{e.name}</h6>
      <Message blocks={e.blocks} logo="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3C/svg%3E" name="LeadershipBot" time={new Date(0)} /></div>)}</div>);`;
}
