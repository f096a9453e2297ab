// A whole session of real MCP clients with a running host, written down as Markdown: the TypeScript SDK and the inspector's command line, over HTTP and over stdio.
// Usage: node session.mjs PACKAGES DATA PROGRAM [OUT]
//   PACKAGES  the folder where this folder's package.json is installed
//   DATA      the data folder of the running host
//   PROGRAM   SecondBrain.Local.dll, which bridges stdio
//   OUT       where the transcripts go (default artifacts/transcripts)
// Tools that the server does not list are left out. A call that fails is in the transcript and makes the exit code 1.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { sdkSession } from './sdk-session.mjs';
import { Transcript } from './transcript.mjs';

const [packages, data, program, out = path.join('artifacts', 'transcripts')] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(packages), 'package.json'));
const { getEncoding } = require('js-tiktoken');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');
const { StdioClientTransport } = require('@modelcontextprotocol/sdk/client/stdio.js');

const tokenizer = getEncoding('o200k_base');
const count = value => tokenizer.encode(typeof value === 'string' ? value : JSON.stringify(value)).length;
const { url } = JSON.parse(fs.readFileSync(path.join(data, 'host.json'), 'utf8'));
const token = fs.readFileSync(path.join(data, 'owner.token'), 'utf8').trim();
const bridge = { command: 'dotnet', args: [path.resolve(program), 'mcp', '--data', path.resolve(data)] };
let failures = 0;
fs.mkdirSync(out, { recursive: true });

const sdk = {
  http: () => new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit: { headers: { Authorization: `Bearer ${token}` } } }),
  stdio: () => new StdioClientTransport({ ...bridge, stderr: 'ignore' }),
};
for (const [name, transport] of Object.entries(sdk)) {
  const transcript = new Transcript(`TypeScript SDK 1.32.2 over ${name}`, count, token);
  await sdkSession(require, transport(), transcript, name);
  failures += transcript.save(path.join(out, `typescript-sdk-${name}.md`));
}

const modules = path.join(path.resolve(packages), 'node_modules');
const inspect = async target => JSON.parse((await promisify(execFile)(
  path.join(modules, 'node', 'bin', 'node'), [path.join(modules, '.bin', 'mcp-inspector'), '--cli', ...target], { maxBuffer: 64 << 20 })).stdout);
const inspector = {
  http: (...call) => inspect([new URL('/mcp', url).href, '--transport', 'http', '--header', `Authorization: Bearer ${token}`, ...call]),
  stdio: (...call) => inspect([bridge.command, ...bridge.args, ...call]),
};
for (const [name, run] of Object.entries(inspector)) {
  const transcript = new Transcript(`MCP inspector CLI 2.12.0 over ${name}`, count, token);
  for (const call of [
    ['--method', 'tools/list'],
    ['--method', 'resources/list'],
    ['--method', 'prompts/list'],
    ['--method', 'tools/call', '--tool-name', 'add_note', '--tool-arg', `content=Looked at by the inspector over ${name}.`],
    ['--method', 'tools/call', '--tool-name', 'search', '--tool-arg', 'query=looked at by the inspector'],
    ['--method', 'tools/call', '--tool-name', 'list_notes', '--tool-arg', 'limit=3'],
  ]) {
    await transcript.step(call.join(' '), {}, () => run(...call));
  }
  failures += transcript.save(path.join(out, `inspector-${name}.md`));
}

process.exitCode = failures > 0 ? 1 : 0;
