import fs from 'node:fs';

const longest = 1600;

/** What was asked and answered, with the tokens (o200k_base) that an assistant pays for each answer. */
export class Transcript {
  constructor(title, count, secret) {
    Object.assign(this, { title, count, secret, lines: [], table: [], failures: 0 });
  }

  /** Runs a step, writes it down, and returns its answer; a fault is written down and counts as a failure. */
  async step(name, request, run) {
    const started = performance.now();
    let answer;
    let failed = false;
    try {
      answer = await run();
      failed = answer?.isError === true;
    } catch (error) {
      answer = { error: error.message };
      failed = true;
    }
    this.failures += failed ? 1 : 0;
    const tokens = this.count(answer ?? {});
    const read = answer?.content ? this.count(answer.content.map(part => part.text ?? '').join('\n')) : null;
    this.table.push(`| ${name} | ${failed ? 'failed' : 'ok'} | ${tokens} | ${read ?? ''} | ${(performance.now() - started).toFixed(0)} |`);
    this.lines.push(`## ${name}`, '', '```json', this.clip(request), '```', '', `answered (${tokens} tokens):`, '', '```json', this.clip(answer), '```', '');
    return answer;
  }

  /** Writes the file; returns how many steps failed. */
  save(file) {
    const head = [`# ${this.title}`, '', '| step | | tokens of the result | of its text | ms |', '|---|---|---|---|---|', ...this.table, ''];
    fs.writeFileSync(file, [...head, ...this.lines].join('\n').replaceAll(this.secret, 'TOKEN'));
    console.log(`${file}: ${this.table.length} steps, ${this.failures} failed`);
    console.log(this.table.filter(row => /tools\/list|search|read_note|add_note|build_context/.test(row)).join('\n'));
    return this.failures;
  }

  clip(value) {
    const text = JSON.stringify(value ?? {}, null, 1);
    return text.length <= longest ? text : `${text.slice(0, longest)}\n... ${text.length - longest} more characters`;
  }
}
