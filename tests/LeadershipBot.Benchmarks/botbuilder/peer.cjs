// npm botbuilder taking authenticated activities and storing each with a committed insert. Arguments: metadata address, app
// id, database file. Says where it serves.
const { ActivityHandler, CloudAdapter } = require('botbuilder');
const { BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory } = require('botframework-connector');
const express = require('express');
const Database = require('better-sqlite3');

const [openId, appId, file] = process.argv.slice(2);
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE inbox (seq INTEGER PRIMARY KEY, key TEXT UNIQUE, user TEXT, at TEXT, body TEXT)');
const insert = db.prepare('INSERT OR IGNORE INTO inbox (key, user, at, body) VALUES (?, ?, ?, ?)');

class Keeper extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const a = context.activity;
      insert.run(`${a.conversation.id}/${a.id}`, a.from.aadObjectId, String(a.timestamp), a.text);
      await next();
    });
  }
}

const adapter = new CloudAdapter(BotFrameworkAuthenticationFactory.create(
  '', true, 'https://login.microsoftonline.com/botframework.com', 'https://api.botframework.com/.default', 'https://api.botframework.com',
  '', openId, openId, '', new PasswordServiceClientCredentialFactory(appId, 'not-used'), { requiredEndorsements: [] }));
const keeper = new Keeper();
const app = express();
app.use(express.json());
app.post('/api/messages', (request, response) => adapter.process(request, response, (context) => keeper.run(context)));
const server = app.listen(0, '127.0.0.1', () => console.log(`serves http://127.0.0.1:${server.address().port}`));
