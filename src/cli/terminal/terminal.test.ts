import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openTerminal } from './terminal.ts';

function keyboard() {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = new PassThrough();
  const stderr = Object.assign(new PassThrough(), { isTTY: true });
  return { stdin, stdout, stderr };
}

const written = (stream: PassThrough): string => String(stream.read() ?? '');

test.each([true, false])(
  'what is typed at a question is the answer (hidden: %s)',
  async (hidden) => {
    const streams = keyboard();
    const answer = openTerminal(streams).ask('Secret: ', { hidden });
    streams.stdin.write('typed by hand\n');
    expect(await answer).toBe('typed by hand');
  },
);

test('a terminal that says it is 0 wide is written to as one of the usual width', () => {
  const streams = keyboard();
  const stdout = Object.assign(streams.stdout, { isTTY: true, columns: 0 });
  expect(openTerminal({ ...streams, stdout }).columns).toBe(80);
});

test('a hidden answer is not shown', async () => {
  const streams = keyboard();
  const answer = openTerminal(streams).ask('Secret: ', { hidden: true });
  streams.stdin.write('typed by hand\n');
  await answer;
  expect(written(streams.stderr)).not.toContain('typed');
});

test('two questions after each other are both answered', async () => {
  const streams = keyboard();
  const terminal = openTerminal(streams);
  const first = terminal.ask('1: ', { hidden: true });
  streams.stdin.write('one\n');
  expect(await first).toBe('one');
  const second = terminal.ask('2: ', { hidden: true });
  streams.stdin.write('two\n');
  expect(await second).toBe('two');
});

test('the end of input answers null', async () => {
  const streams = keyboard();
  const answer = openTerminal(streams).ask('Secret: ', { hidden: true });
  streams.stdin.end();
  expect(await answer).toBeNull();
});

test('a keyboard is not read as a file, and a file of any length not into memory', async () => {
  expect(await openTerminal(keyboard()).readInput()).toBeNull();
  const streams = { ...keyboard(), stdin: new PassThrough() };
  const input = openTerminal(streams).readInput();
  streams.stdin.end(Buffer.alloc(5 * 1024 * 1024));
  await expect(input).rejects.toThrow(/4 MB/);
});

test('what is pasted after a hint is read to its end, or until Ctrl+C', async () => {
  const hint = 'Paste, then Ctrl+D';
  const { signal } = new AbortController();
  const streams = keyboard();
  const pasted = openTerminal(streams).readInput({ hint, signal });
  streams.stdin.write('Traceback (most recent call last):\n');
  streams.stdin.end('535 5.7.3 Authentication unsuccessful\n');
  expect(await pasted).toBe(
    'Traceback (most recent call last):\n535 5.7.3 Authentication unsuccessful\n',
  );
  expect(written(streams.stderr)).toContain(`${hint}\n`);
  expect(written(streams.stdout)).toBe('');

  const interrupt = new AbortController();
  const other = openTerminal(keyboard()).readInput({ hint, signal: interrupt.signal });
  interrupt.abort();
  await expect(other).rejects.toThrow(/abort/i);
});

test('in Git Bash a keyboard that looks like a pipe is explained, instead of waited for in silence', async () => {
  vi.stubEnv('MSYSTEM', 'MINGW64');
  onTestFinished(() => void vi.unstubAllEnvs());
  const streams = { ...keyboard(), stdin: new PassThrough() };
  const input = openTerminal(streams).readInput();
  await once(streams.stderr, 'readable');
  expect(written(streams.stderr)).toContain('winpty');
  streams.stdin.end('a secret');
  expect(await input).toBe('a secret');
});

test('an output that is not read any more is no failure', () => {
  const streams = keyboard();
  const terminal = openTerminal(streams);
  const before = process.exitCode;
  streams.stdout.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }));
  terminal.out('more');
  expect(process.exitCode).toBe(before);
});

test('a name from a stranger’s file does not steer the terminal, and JSON stays the same', () => {
  const streams = keyboard();
  const terminal = openTerminal(streams);
  const name = 'Rossi\u001b[2J\u009b31m\u202e\r!';
  terminal.note(name);
  terminal.out(`${name}\n\tnext line`);
  const shown = 'Rossi\u241b[2J\\u009b31m\\u202e\u240d!';
  expect(written(streams.stderr)).toBe(`${shown}\n`);
  expect(written(streams.stdout)).toBe(`${shown}\n\tnext line\n`);
  terminal.out(JSON.stringify({ name }));
  expect(JSON.parse(written(streams.stdout))).toEqual({ name });
});
