// Counts the tokens that a model pays for: the list of tools, the instructions, and typical answers, in the encoding o200k_base.
// Usage: node tokens.mjs FOLDER_WITH_NODE_MODULES URL TOKEN
import { createRequire } from 'node:module';
import path from 'node:path';

const [packages, url, token] = process.argv.slice(2);
const require = createRequire(path.join(packages, 'package.json'));
const { getEncoding } = require('js-tiktoken');
const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');

const encoding = getEncoding('o200k_base');
const report = (what, text) => console.log(`${what}: ${encoding.encode(text).length} tokens, ${text.length} characters`);
const client = new Client({ name: 'token-count', version: '1.0.0' });
await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${token}` } } }));

const { tools } = await client.listTools();
for (const tool of tools) report(`  ${tool.name}`, JSON.stringify(tool));
report(`tools/list (${tools.length} tools)`, JSON.stringify(tools));
report('instructions', client.getInstructions());
for (const [name, args] of [['search', { query: 'intervals between reviews' }], ['list_notes', {}]]) {
  report(`answer of ${name}`, (await client.callTool({ name, arguments: args })).content[0].text);
}
await client.close();
