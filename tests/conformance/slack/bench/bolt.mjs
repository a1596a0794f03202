// The same work by Slack's own framework: verify, parse, insert into SQLite durably and once, acknowledge.
// node bolt.mjs SECRET DATABASE; prints its address.
import bolt from '@slack/bolt';
import Database from 'better-sqlite3';

const [secret, file] = process.argv.slice(2);
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE Inbox (Seq INTEGER PRIMARY KEY, DedupeKey TEXT NOT NULL UNIQUE, UserId TEXT NOT NULL, At TEXT NOT NULL, Body TEXT NOT NULL)');
const insert = db.prepare('INSERT OR IGNORE INTO Inbox (DedupeKey, UserId, At, Body) VALUES (?, ?, ?, ?)');
const silent = { getLevel: () => 'error', setLevel() {}, setName() {}, debug() {}, info() {}, warn() {}, error() {} };

const app = new bolt.App({
  signingSecret: secret, logger: silent, authorize: async () => ({ botToken: 'xoxb-x', botId: 'B1', botUserId: 'UBOT' }),
  endpoints: ['/slack/interactions'],
});
app.action(/^press\./, async ({ ack, body, action }) => {
  insert.run(`${body.user.id}/${action.action_ts}/${action.value}`, body.user.id, action.action_ts, action.value);
  await ack();
});
const server = await app.start({ port: 0, host: '127.0.0.1' });
console.log(`serves http://127.0.0.1:${server.address().port}`);
