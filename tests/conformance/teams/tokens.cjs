// Asks Microsoft's connector about every token that the bot is asked about. In: { openId, appId, calls: [{ name,
// authorization, activity }] } on stdin. Out: [{ name, verdict: "accept" | "reject", why }] on stdout.
const { BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory } = require('botframework-connector');

async function main() {
  const { openId, appId, calls } = JSON.parse(await read(process.stdin));
  const authentication = BotFrameworkAuthenticationFactory.create(
    '', true, 'https://login.microsoftonline.com/botframework.com', 'https://api.botframework.com/.default',
    'https://api.botframework.com', '', openId, openId, '',
    new PasswordServiceClientCredentialFactory(appId, 'not-used'), { requiredEndorsements: [] });
  const verdicts = [];
  for (const call of calls) {
    try {
      const result = await authentication.authenticateRequest(call.activity, call.authorization ?? '');
      verdicts.push({ name: call.name, verdict: result.claimsIdentity.isAuthenticated ? 'accept' : 'reject', why: '' });
    } catch (error) {
      verdicts.push({ name: call.name, verdict: 'reject', why: String(error.message ?? error) });
    }
  }
  process.stdout.write(JSON.stringify(verdicts));
}

async function read(stream) {
  let text = '';
  for await (const part of stream) text += part;
  return text;
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
