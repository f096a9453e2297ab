// Drives a SecondBrain with the official TypeScript SDK client, over HTTP or stdio.
// Usage: node typescript-sdk.mjs FOLDER_WITH_NODE_MODULES http URL TOKEN READ_ONLY_TOKEN
//        node typescript-sdk.mjs FOLDER_WITH_NODE_MODULES stdio LOCAL_DLL DATA_FOLDER READ_ONLY_DATA_FOLDER
// The client itself validates every structured result against the tool's output schema.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';

const [packages, kind, where, access, readOnlyAccess] = process.argv.slice(2);
const require = createRequire(path.join(packages, 'package.json'));
const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');
const { StdioClientTransport } = require('@modelcontextprotocol/sdk/client/stdio.js');

const transportOf = key => kind === 'http'
  ? new StreamableHTTPClientTransport(new URL(where), { requestInit: { headers: { Authorization: `Bearer ${key}` } } })
  : new StdioClientTransport({ command: 'dotnet', args: [where, 'mcp', '--data', key] });
const connect = async (key, capabilities = {}) => {
  const client = new Client({ name: 'typescript-sdk', version: '1.32.2' }, { capabilities });
  const transport = transportOf(key);
  await client.connect(transport);
  return { client, transport };
};

const contract = ['search', 'read_note', 'list_notes', 'build_context', 'find_path', 'recent_changes', 'add_note', 'update_note', 'connect_notes', 'propose', 'list_reviews', 'get_receipt', 'undo_session', 'flag_note', 'import_notes'];
const { client, transport } = await connect(access);
if (kind === 'http') {
  assert.equal(transport.protocolVersion, '2025-11-25');
  assert.equal(transport.sessionId, undefined);
}
assert.equal(client.getServerVersion().name, 'second-brain');
assert.match(client.getInstructions(), /second brain/);
await client.ping();
console.log('ok initialize over', kind);

const { tools } = await client.listTools();
assert.deepEqual(tools.map(tool => tool.name), contract);
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

const way = await call('find_path', { from: first.id, to: second.id });
assert.deepEqual(way.nodes.map(node => node.id), [first.id, second.id]);
console.log('ok find_path');

const { resources } = await client.listResources();
assert.deepEqual(resources.slice(0, 2).map(resource => resource.uri), ['brain://overview', 'digest://latest']);
const { resourceTemplates } = await client.listResourceTemplates();
assert.deepEqual(resourceTemplates.map(template => template.uriTemplate), ['note://{id}', 'context://{question}']);
const completed = await client.complete({ ref: { type: 'ref/resource', uri: 'note://{id}' }, argument: { name: 'id', value: 'spac' } });
assert.deepEqual(completed.completion.values, ['Spaced repetition']);
const read = await client.readResource({ uri: `note://${encodeURIComponent(completed.completion.values[0])}` });
assert.equal(read.contents[0].uri, `note://${first.id}`);
assert.match(read.contents[0].text, /Reviews at growing intervals/);
await assert.rejects(client.readResource({ uri: 'note://nothing' }), error => error.code === -32002);
console.log('ok resources and completion');

const { prompts } = await client.listPrompts();
assert.deepEqual(prompts.map(prompt => prompt.name), ['capture_conversation', 'weekly_review', 'connect_the_dots', 'explain_with_sources']);
const explain = await client.getPrompt({ name: 'explain_with_sources', arguments: { question: 'why review at intervals' } });
assert.match(explain.messages[0].content.resource.text, /Reviews at growing intervals/);
await assert.rejects(client.getPrompt({ name: 'nothing' }), error => error.code === -32602);
console.log('ok prompts', prompts.length);

const imported = await call('import_notes', { files: [{ path: 'garden/Compost.md', text: '# Compost\nTurn it weekly.' }] });
let report = await call('get_receipt', { id: imported.id });
for (let tries = 0; report.state === 'running' && tries < 600; tries++) {
  await new Promise(resolve => setTimeout(resolve, 100));
  report = await call('get_receipt', { id: imported.id });
}
assert.equal(report.counts.created, 1);
console.log('ok import_notes', report.state);

const statuses = [];
let task;
for await (const message of client.experimental.tasks.callToolStream({ name: 'import_notes', arguments: { files: [{ path: 'garden/Mulch.md', text: '# Mulch\nKeep it thin.' }] } }, undefined, { task: { ttl: 60000 } })) {
  if (message.type === 'error') throw message.error;
  if (message.task) statuses.push(message.task.status);
  if (message.type === 'result') task = message.result;
}
assert.equal(task.structuredContent.counts.created, 1);
console.log('ok tasks', statuses.join(' '));

const apps = (await connect(access, { extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/html;profile=mcp-app'] } } })).client;
const linked = (await apps.listTools()).tools.filter(tool => tool._meta?.ui?.resourceUri);
assert.deepEqual(linked.map(tool => tool.name), ['read_note', 'find_path']);
assert.match((await apps.readResource({ uri: linked[0]._meta.ui.resourceUri })).contents[0].text, /^<!doctype html>/);
await apps.close();
console.log('ok apps');

await fail('read_note', { id: '01JD8Z0K3V6Q8YB2M4N5P7R9ST' }, /Use search/);
await fail('search', {}, /'query' is required/);
await fail('connect_notes', { source: first.id, target: second.id, type: 'likes' }, /must be one of: links-to/);
await assert.rejects(client.callTool({ name: 'delete_note', arguments: {} }), /There is no tool 'delete_note'/);

const reader = (await connect(readOnlyAccess)).client;
assert.equal((await reader.callTool({ name: 'list_notes', arguments: {} })).structuredContent.items.length, 4);
await assert.rejects(reader.callTool({ name: 'add_note', arguments: { content: 'No.' } }), /brain\/write/);
if (kind === 'http') await assert.rejects(connect('not a token'));
console.log('ok errors');

await reader.close();
await client.close();
console.log('all checks passed');
