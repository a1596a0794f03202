// First the judge is judged, then the bot.
import { scenarios } from './scenarios.mjs';
import { selfCheck } from './self-check.mjs';
import { finish } from './tally.mjs';
import { typecheck } from './typecheck.mjs';

const recorded = [];
await selfCheck();
await scenarios(recorded);
await typecheck(recorded);
finish();
