// Microsoft's own client against the service that the tests put in Teams' place: if it speaks what this client expects,
// the bot is tested against the real protocol. Arguments: service address, token, an account. Prints what it got as JSON.
const { ConnectorClient } = require('botframework-connector');

async function main() {
  const [baseUri, token, account, tenant] = process.argv.slice(2);
  const credentials = {
    signRequest: async (request) => {
      request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
  };
  const client = new ConnectorClient(credentials, { baseUri });
  const created = await client.conversations.createConversation({
    isGroup: false, bot: { id: '28:app' }, members: [{ id: account }], tenantId: tenant, channelData: { tenant: { id: tenant } },
  });
  const said = await client.conversations.sendToConversation(created.id, { type: 'message', text: 'One' });
  const replied = await client.conversations.replyToActivity(created.id, said.id, { type: 'message', text: 'Two' });
  const edited = await client.conversations.updateActivity(created.id, said.id, { type: 'message', text: 'One, edited' });
  const member = await client.conversations.getConversationMember(created.id, account);
  const thread = await client.conversations.createConversation({
    isGroup: true, bot: { id: '28:app' }, tenantId: tenant, channelData: { channel: { id: '19:plant@thread.tacv2' } },
    activity: { type: 'message', text: 'Three' },
  });
  const refusals = [];
  for (const call of [
    () => client.conversations.sendToConversation('a:nobody', { type: 'message', text: 'x' }),
    () => client.conversations.updateActivity(created.id, '1', { type: 'message', text: 'x' }),
    () => client.conversations.createConversation({ isGroup: false, bot: { id: '28:app' }, members: [{ id: '29:nobody' }], tenantId: tenant }),
  ]) {
    try {
      await call();
      refusals.push('none');
    } catch (error) {
      refusals.push(`${error.statusCode} ${error.code}`);
    }
  }
  process.stdout.write(JSON.stringify({
    created: created.id, said: said.id, replied: replied.id, edited: edited.id, member: member.email,
    thread: thread.id, threadActivity: thread.activityId, refusals,
  }));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
