// Drives the page of the MCP Apps view as a host does: in a frame, with messages. Usage: node neighbourhood-page.mjs FOLDER_WITH_NODE_MODULES PAGE
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [packages, file] = process.argv.slice(2);
const { JSDOM } = createRequire(path.join(packages, 'package.json'))('jsdom');

const sent = [];
const dom = new JSDOM(readFileSync(file, 'utf8'), {
  runScripts: 'dangerously',
  beforeParse(window) {
    // the host's window, which the page posts to
    Object.defineProperty(window, 'parent', { value: { postMessage: message => sent.push(JSON.parse(JSON.stringify(message))) } });
  },
});
const { window } = dom;
const { document } = window;
const settle = () => new Promise(resolve => setImmediate(resolve));
const post = async (message, source = window.parent) => {
  window.dispatchEvent(new window.MessageEvent('message', { data: { jsonrpc: '2.0', ...message }, source }));
  await settle();
};
const last = method => sent.filter(message => message.method === method).at(-1);
const nodes = () => [...document.querySelectorAll('.node')];
const titles = () => nodes().map(node => node.querySelector('text').textContent);
const status = () => document.getElementById('status').textContent;
const press = (element, key) => element.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

// the handshake
const hello = last('ui/initialize');
assert.equal(hello.params.protocolVersion, '2026-01-26');
assert.deepEqual(hello.params.appCapabilities.availableDisplayModes, ['inline', 'fullscreen']);
assert.equal(last('ui/notifications/initialized'), undefined);
await post({ id: hello.id, result: { protocolVersion: '2026-01-26', hostInfo: { name: 'test', version: '1' }, hostCapabilities: { serverTools: {} }, hostContext: { theme: 'dark', styles: { variables: { '--color-text-primary': 'rgb(1, 2, 3)' } } } } });
assert.ok(last('ui/notifications/initialized'));
assert.equal(document.documentElement.dataset.theme, 'dark');
assert.equal(document.documentElement.style.getPropertyValue('--color-text-primary'), 'rgb(1, 2, 3)');
console.log('ok handshake and theme');

// an answer of read_note
await post({ method: 'ui/notifications/tool-input', params: { arguments: { id: 'A' } } });
await post({ method: 'ui/notifications/tool-result', params: { content: [{ type: 'text', text: '{}' }], structuredContent: {
  id: 'A', title: '<img src=x onerror=alert(1)>', links: [{ type: 'links-to', id: 'B', title: 'Dough' }, { type: 'links-to', title: 'Missing' }], backlinks: [{ type: 'supports', id: 'C', title: 'Bread' }] } } });
assert.deepEqual(titles(), ['<img src=x onerror=aler…', 'Dough', 'Missing', 'Bread']);
assert.equal(document.querySelector('img'), null);
assert.equal(document.querySelectorAll('.edge').length, 3);
assert.equal(document.querySelectorAll('.node.centre').length, 1);
assert.match(nodes()[2].getAttribute('aria-label'), /no note yet, 1 link$/);
assert.ok(last('ui/notifications/size-changed'));
console.log('ok read_note');

// the keyboard walks, and opens
nodes()[0].focus();
press(nodes()[0], 'ArrowRight');
assert.equal(document.activeElement.dataset.id, 'B');
assert.deepEqual(nodes().map(node => node.getAttribute('tabindex')), ['-1', '0', '-1', '-1']);
press(nodes()[1], 'End');
assert.equal(document.activeElement.dataset.id, 'C');
press(nodes()[3], 'ArrowRight');
assert.equal(document.activeElement.dataset.id, 'A');
press(nodes()[1], 'Enter');
let call = last('tools/call');
assert.deepEqual(call.params, { name: 'read_note', arguments: { id: 'B' } });
await post({ id: call.id, result: { content: [], structuredContent: { id: 'B', title: 'Dough', links: [], backlinks: [{ type: 'links-to', id: 'A', title: 'A' }] } } });
assert.deepEqual(titles(), ['Dough', 'A']);
assert.equal(document.activeElement.dataset.id, 'B');
console.log('ok keyboard and click');

// a path to a note that is chosen
document.getElementById('path').click();
assert.match(status(), /Choose the note/);
nodes()[1].dispatchEvent(new window.MouseEvent('click', { bubbles: true }));
call = last('tools/call');
assert.deepEqual(call.params, { name: 'find_path', arguments: { from: 'B', to: 'A' } });
await post({ id: call.id, result: { content: [], structuredContent: { nodes: [{ id: 'B', title: 'Dough', type: 'note', depth: 0 }, { id: 'A', title: 'Apple', type: 'note', depth: 1 }], edges: [{ source: 'B', target: 'A', type: 'links-to', weight: 1 }], strength: 0.5 } } });
assert.equal(document.getElementById('title').textContent, 'From Dough to Apple');
assert.equal(document.getElementById('path').hidden, true);
console.log('ok find_path');

// what goes wrong is said, and the picture stays
call = (nodes()[0].dispatchEvent(new window.MouseEvent('click', { bubbles: true })), last('tools/call'));
await post({ id: call.id, error: { code: -32000, message: 'denied' } });
assert.match(status(), /denied/);
await post({ method: 'ui/notifications/tool-result', params: { isError: true, content: [{ type: 'text', text: 'There is no note X.' }] } });
assert.equal(status(), 'There is no note X.');
await post({ method: 'ui/notifications/tool-cancelled', params: { reason: 'user' } });
assert.match(status(), /cancelled/);
assert.equal(nodes().length, 2);
console.log('ok failures');

// only the host is listened to; its requests are answered
await post({ method: 'ui/notifications/tool-result', params: { structuredContent: { id: 'E', title: 'Evil' } } }, { postMessage() {} });
assert.deepEqual(titles(), ['Dough', 'Apple']);
await post({ id: 99, method: 'ui/resource-teardown', params: { reason: 'done' } });
assert.deepEqual(sent.at(-1), { jsonrpc: '2.0', id: 99, result: {} });
await post({ id: 100, method: 'no/such', params: {} });
assert.equal(sent.at(-1).error.code, -32601);
await post({ method: 'ui/notifications/host-context-changed', params: { theme: 'light' } });
assert.equal(document.documentElement.dataset.theme, 'light');
console.log('ok other frames, teardown, theme change');

window.close();
console.log('all checks passed');
