// Drives a SecondBrain over HTTP with the official TypeScript SDK client.
// Usage: node typescript-sdk.mjs FOLDER_WITH_NODE_MODULES URL TOKEN READ_ONLY_TOKEN
// The client itself validates every structured result against the tool's output schema.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';

const [packages, url, token, readOnlyToken] = process.argv.slice(2);
const require = createRequire(path.join(packages, 'package.json'));
const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');

const connect = async bearer => {
  const client = new Client({ name: 'typescript-sdk', version: '1.32.2' });
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${bearer}` } } });
  await client.connect(transport);
  return { client, transport };
};

const { client, transport } = await connect(token);
assert.equal(transport.protocolVersion, '2025-11-25');
assert.equal(transport.sessionId, undefined);
assert.equal(client.getServerVersion().name, 'second-brain');
assert.match(client.getInstructions(), /second brain/);
await client.ping();
console.log('ok initialize', transport.protocolVersion);

const { tools } = await client.listTools();
assert.deepEqual(tools.map(tool => tool.name), ['search', 'build_context', 'read_note', 'list_notes', 'add_note', 'connect_notes', 'get_receipt']);
assert(tools.every(tool => tool.outputSchema && tool.annotations.openWorldHint === false));
console.log('ok tools/list', JSON.stringify(tools).length, 'characters');

const call = async (name, args) => {
  const result = await client.callTool({ name, arguments: args });
  assert(!result.isError, JSON.stringify(result));
  assert.deepEqual(JSON.parse(result.content[0].text), result.structuredContent);
  return result.structuredContent;
};
const fail = async (name, args, advice) => {
  const result = await client.callTool({ name, arguments: args });
  assert.equal(result.isError, true, JSON.stringify(result));
  assert.match(result.content[0].text, advice);
};

const first = await call('add_note', { title: 'Spaced repetition', content: 'Reviews at growing intervals beat cramming. See [[Forgetting curve]].', tags: ['learning'] });
const second = await call('add_note', { title: 'Forgetting curve', content: 'Memory fades fast at first, then slowly.', aliases: ['Ebbinghaus'] });
assert.equal(first.searchable && second.searchable, true);
assert.equal((await call('add_note', { title: 'Forgetting curve', content: 'Memory fades fast at first, then slowly.', aliases: ['Ebbinghaus'] })).duplicate, true);
console.log('ok add_note');

const found = await call('search', { query: 'intervals between reviews' });
assert.equal(found.items[0].id, first.id);
console.log('ok search');

const context = await client.callTool({ name: 'build_context', arguments: { query: 'intervals between reviews', budget: 400 } });
assert.equal(context.structuredContent.passages[0].id, first.id);
assert.match(context.content[0].text, /Reviews at growing intervals beat cramming\./);
assert(context.structuredContent.tokens <= 400);
console.log('ok build_context', context.structuredContent.tokens, 'tokens');

const note = await call('read_note', { id: first.id });
assert.equal(note.status, 'seed');
assert.equal(note.links[0].id, second.id);
assert.match(note.writtenBy, /\(unverified\) for /);
console.log('ok read_note', note.writtenBy);

assert.equal((await call('connect_notes', { source: second.id, target: first.id, type: 'supports' })).created, true);
assert.equal((await call('read_note', { id: first.id })).backlinks[0].type, 'supports');
console.log('ok connect_notes');

const page = await call('list_notes', { limit: 1 });
const rest = await call('list_notes', { limit: 1, cursor: page.next });
assert.deepEqual([page.items[0].id, rest.items[0].id], [second.id, first.id]);
console.log('ok list_notes');

const receipt = await call('get_receipt', { id: first.receipt });
assert.equal(receipt.note, first.id);
assert(receipt.searchable);
console.log('ok get_receipt', receipt.state);

await fail('read_note', { id: '01JD8Z0K3V6Q8YB2M4N5P7R9ST' }, /Use search/);
await fail('search', {}, /'query' is required/);
await fail('connect_notes', { source: first.id, target: second.id, type: 'likes' }, /must be one of: links-to/);
await assert.rejects(client.callTool({ name: 'delete_note', arguments: {} }), /There is no tool 'delete_note'/);
await assert.rejects(client.listResources(), /does not support resources|no method/i);

const reader = (await connect(readOnlyToken)).client;
assert.equal((await reader.callTool({ name: 'list_notes', arguments: {} })).structuredContent.items.length, 2);
await assert.rejects(reader.callTool({ name: 'add_note', arguments: { content: 'No.' } }), /brain\/write/);
await assert.rejects(connect('not a token'));
console.log('ok errors');

await reader.close();
await client.close();
console.log('all checks passed');
