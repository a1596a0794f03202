// The app manifest against Microsoft's published schema. Argument: the manifest. Prints the findings as JSON.
const fs = require('node:fs');
const path = require('node:path');
const Ajv = require('ajv-draft-04');
const formats = require('ajv-formats');

const manifest = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const root = path.join(path.dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build/json-schemas/teams');
const schema = JSON.parse(fs.readFileSync(path.join(root, `v${manifest.manifestVersion}`, 'MicrosoftTeams.schema.json'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
const accepted = ajv.validate(schema, manifest);
process.stdout.write(JSON.stringify({ accepted, findings: (ajv.errors ?? []).map((e) => `${e.instancePath} ${e.message}`) }));
