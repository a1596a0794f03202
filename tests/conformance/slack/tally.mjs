// Counts what held and what did not; the last line is what the build reads.
let passed = 0;
let failed = 0;

export async function test(name, body) {
  const started = process.hrtime.bigint();
  try {
    await body();
    passed++;
    console.log(`ok    ${name} (${Number((process.hrtime.bigint() - started) / 1_000_000n)} ms)`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}\n      ${error.stack ?? error}`);
  }
}

export function finish() {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Waits until the condition holds and gives what it gave. */
export async function until(condition, ms, what) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await sleep(20);
  }
}
