// Every card of the gallery through Microsoft's types and Microsoft's parser. Argument: a folder of .json cards. Prints one
// line per finding; none means that all is well.
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');
const AC = require('adaptivecards/dist/adaptivecards.js');

const folder = process.argv[2];
const cards = fs.readdirSync(folder).filter((f) => f.endsWith('.json')).sort()
  .map((file) => ({ name: file.slice(0, -5), text: fs.readFileSync(path.join(folder, file), 'utf8') }));

/**
 * Teams' own charts are no part of the open standard that the parser knows. And the parser tests "lang" with a regular
 * expression that keeps its place between cards, so that it refuses the same right value every other time.
 */
const NOT_OURS = ['Chart.Line', 'for property "lang"'];

function typed() {
  const source = `import type { IAdaptiveCard } from '@microsoft/teams.cards';\n`
    + cards.map((card, i) => `export const c${i}: IAdaptiveCard = ${card.text};`).join('\n');
  const file = path.join(__dirname, 'cards.generated.ts');
  const options = {
    noEmit: true, strict: true, skipLibCheck: true, module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16,
    target: ts.ScriptTarget.ES2022, types: [],
  };
  const host = ts.createCompilerHost(options);
  const own = host.getSourceFile;
  host.getSourceFile = (name, version) => (name === file ? ts.createSourceFile(name, source, version) : own(name, version));
  const exists = host.fileExists;
  host.fileExists = (name) => name === file || exists(name);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map((d) => {
    const line = d.file && d.start !== undefined ? d.file.getLineAndCharacterOfPosition(d.start).line : 0;
    const index = source.split('\n').slice(0, line + 1).filter((l) => l.startsWith('export const c')).length - 1;
    return `types: ${cards[index]?.name ?? '?'}: ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}`;
  });
}

function parsed() {
  return cards.flatMap(({ name, text }) => {
    const card = new AC.AdaptiveCard();
    const context = new AC.SerializationContext(AC.Versions.v1_5);
    card.parse(JSON.parse(text), context);
    const findings = [];
    for (let i = 0; i < context.eventCount; i++) {
      const event = context.getEventAt(i);
      if (!NOT_OURS.some((part) => event.message.includes(part))) findings.push(event.message);
    }
    for (const failure of card.validateProperties().validationEvents) findings.push(failure.message);
    return findings.map((message) => `parser: ${name}: ${message}`);
  });
}

const findings = [...typed(), ...parsed()];
process.stdout.write(JSON.stringify({ cards: cards.length, findings }));
