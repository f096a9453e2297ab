/** One session of the TypeScript SDK: what an assistant does in a conversation, as far as the server offers it. */
export async function sdkSession(require, transport, transcript, name) {
  const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
  const client = new Client({ name: 'typescript-sdk', version: '1.32.2' });
  await transcript.step('initialize', {}, async () => {
    await client.connect(transport);
    return { server: client.getServerVersion(), capabilities: client.getServerCapabilities(), instructions: client.getInstructions() };
  });
  const { tools = [] } = await transcript.step('tools/list', {}, () => client.listTools());
  const offered = new Set(tools.map(tool => tool.name));
  const capabilities = client.getServerCapabilities() ?? {};
  const call = async (tool, args) => offered.has(tool)
    ? (await transcript.step(`tools/call ${tool}`, args, () => client.callTool({ name: tool, arguments: args })))?.structuredContent ?? {}
    : {};

  if (capabilities.resources) {
    const { resources = [] } = await transcript.step('resources/list', {}, () => client.listResources());
    await transcript.step('resources/templates/list', {}, () => client.listResourceTemplates());
    for (const uri of ['brain://overview', ...resources.map(resource => resource.uri).filter(uri => uri.startsWith('ui://')).slice(0, 1)]) {
      await transcript.step(`resources/read ${uri}`, { uri }, () => client.readResource({ uri }));
    }
  }
  if (capabilities.prompts) {
    const { prompts = [] } = await transcript.step('prompts/list', {}, () => client.listPrompts());
    const plain = prompts.find(prompt => !(prompt.arguments ?? []).some(argument => argument.required));
    if (plain) await transcript.step(`prompts/get ${plain.name}`, { name: plain.name }, () => client.getPrompt({ name: plain.name }));
  }

  const unique = `${name} ${Date.now()}`;
  await call('search', { query: 'why do I forget what I read', limit: 5 });
  await call('build_context', { query: 'why do I forget what I read', budget: 800 });
  const first = await call('add_note', { title: `Spacing ${unique}`, content: `Reviews at growing intervals beat cramming (${unique}). See [[Forgetting Curve]].`, tags: ['learning'] });
  const second = await call('add_note', { title: `Cramming ${unique}`, content: `What is crammed is gone in a week (${unique}).` });
  await call('connect_notes', { source: first.id, target: second.id, type: 'contradicts' });
  const read = await call('read_note', { id: first.id });
  const updated = await call('update_note', { id: first.id, version: read.version ?? 1, content: `Reviews at growing intervals beat cramming, also for skills (${unique}). See [[Forgetting Curve]].` });
  await call('read_note', { id: first.id });
  await call('list_notes', { limit: 3 });
  await call('find_path', { from: first.id, to: second.id });
  await call('get_receipt', { id: first.receipt ?? updated.receipt });
  await call('propose', { kind: 'tag', note: second.id, value: 'learning', reason: 'It is about learning.' });
  await call('list_reviews', {});
  await call('flag_note', { id: second.id, reason: 'outdated', why: 'Only to see how a flag is set.' });
  await call('recent_changes', { since: '1h', limit: 5 });
  await call('undo_session', { preview: true });
  await client.close();
}
