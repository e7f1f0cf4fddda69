import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCollega } from './support/run-collega.ts';

const casesFile = join(import.meta.dirname, '../unit/sender-rules/odoo-sender-cases.json');
const cases = JSON.parse(readFileSync(casesFile, 'utf8')) as {
  name: string;
  result?: Record<string, unknown>;
}[];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-sender-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

function write(content: unknown): string {
  const path = join(folder, 'cases.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('the results of all cases are those of a real Odoo', async () => {
  const ended = await runCollega(['sender', '--cases', casesFile, '--json']);
  expect(JSON.parse(ended.out)).toEqual(cases.map(({ result }) => result));
  expect(ended.err).toBe('');
  expect(ended.status).toBe(0);
});

test('cases without results are evaluated, and the table says why', async () => {
  const path = write(cases.slice(0, 5).map((each) => ({ ...each, result: undefined })));
  const ended = await runCollega(['sender', '--cases', path]);
  expect(ended.status).toBe(0);
  const lines = ended.out.trimEnd().split('\n');
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(/^FROM +SERVER +ENVELOPE SENDER +HEADER FROM +WHY/);
  expect(lines[5]).toMatch(/^unknown_email@\S+ +domain +bounce\.test@\S+ .*its filter names the/);
});

test('a case whose result differs is named, with status 1', async () => {
  const changed = cases.slice(0, 3).map((each) => ({ ...each }));
  changed[1] = { ...cases[1], name: 'the changed one', result: { ...cases[1]?.result, host: 'x' } };
  const ended = await runCollega(['sender', '--cases', write(changed), '--json']);
  expect(ended.status).toBe(1);
  expect(ended.err).toContain('1 of 3');
  expect(ended.err).toContain('the changed one');
  expect(ended.err).not.toContain(changed[0]?.name);
  expect(JSON.parse(ended.out)).toEqual(cases.slice(0, 3).map(({ result }) => result));
});

test.each<[string, unknown, string]>([
  ['an unknown field', [{ ...cases[0], form_addr: 'x' }], '[0].form_addr'],
  ['a missing field', [cases[0], { name: 'x', servers: [] }], '[1].from_addr'],
  [
    'a wrong type',
    [{ ...cases[0], servers: [{ name: 's', sequence: 'a' }] }],
    '[0].servers[0].sequence',
  ],
  ['no array', { cases }, '[]'],
  ['no JSON', '[{', 'not JSON'],
])('a bad file is wrong use, and the field is named: %s', async (_, content, named) => {
  const ended = await runCollega(['sender', '--cases', write(content), '--json']);
  expect(ended.status).toBe(2);
  expect(ended.err).toContain(named);
  expect(ended.out).toBe('');
});

test('a file that is not there is wrong use', async () => {
  const ended = await runCollega(['sender', '--cases', join(folder, 'nowhere.json')]);
  expect(ended.status).toBe(2);
  expect(ended.err).toContain('There is no file');
});

const inSandbox = (...args: string[]) => ['--sandbox', '--data', join(folder, 'data'), ...args];

test('a client’s own set-up answers for a sender, with every rule tried', async () => {
  const ended = await runCollega(inSandbox('sender', '--from', '"W" <works@sandbox.example>'));
  expect(ended.status).toBe(0);
  expect(ended.out).toMatch(/^SERVER +Sandbox outgoing$/m);
  expect(ended.out).toMatch(/^EXCHANGE +Exchange accepts it: works@sandbox\.example signs in/m);
  expect(ended.out).toContain('works@sandbox.example -> Sandbox outgoing [works@sandbox.example]');
});

test('a sender that Exchange would refuse ends with status 1', async () => {
  const ended = await runCollega(
    inSandbox('sender', '--from', 'x@gmail.com', '--client', 'Sandbox', '--json'),
  );
  expect(ended.status).toBe(1);
  expect(JSON.parse(ended.out)).toMatchObject({
    server: 'Sandbox outgoing',
    message: { kind: 'prepared', envelopeFrom: 'x@gmail.com' },
    exchange: { kind: 'foreign-sender', addresses: ['x@gmail.com'] },
  });
});

test('a review with errors ends with status 1, as findings of a test do', async () => {
  const ended = await runCollega(inSandbox('sender', '--review', '--client', 'Sandbox', '--json'));
  expect(ended.status).toBe(1);
  expect(JSON.parse(ended.out)).toMatchObject([
    { code: 'no-notifications-address', severity: 'error', owner: 'odoo-admin', inSettings: true },
  ]);
  expect(ended.err).toContain('1 error, no warnings');
});

test.each([
  [[], '--review'],
  [['--review', '--from', 'x@y.com'], '--review'],
  [['--cases', casesFile, '--client', 'Sandbox'], '--client'],
])('wrong use is said: sender %j', async (args, named) => {
  const ended = await runCollega(['sender', ...args]);
  expect(ended.status).toBe(2);
  expect(ended.err).toContain(named);
});
