import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { sampleBundle } from '../../src/services/reports/testing/sample-bundle.ts';
import { runCollega } from './support/run-collega.ts';

const executable = join(import.meta.dirname, '..', '..', 'out', 'node', 'collega.js');
const windows = process.platform === 'win32';

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collega-odd-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

describe.skipIf(windows)('findings 17 and 18 (pipes and devices of POSIX):', () => {
  test('a report that comes slowly through a pipe is read to its end', async () => {
    const text = JSON.stringify(sampleBundle());
    const child = spawn(process.execPath, [executable, 'report', '--open', '-'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    let out = '';
    let err = '';
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
    child.stdin.on('error', () => undefined);
    // More than a pipe holds: once it is taken the program has begun to read, and waits for more.
    const blanks = ' '.repeat(1024 * 1024);
    await new Promise((resolve) => child.stdin.write(blanks, resolve));
    child.stdin.end(text);
    expect(await ended, err).toBe(0);
    expect(out).toContain('Connection report');
  });

  test.each([
    ['report', '--open'],
    ['client', 'import'],
    ['sender', '--cases'],
  ])('%s %s refuses a device without an end', async (...command) => {
    const { status, err } = await runCollega([...command, '/dev/zero', '--data', dataFolder()]);
    expect([status, err]).toEqual([2, expect.stringContaining('/dev/zero') as string]);
  });

  test('help that is read to its first line alone is no error', async () => {
    const run = promisify(execFile);
    const line = `"${process.execPath}" "${executable}" test --help | head -1`;
    for (let round = 0; round < 3; round += 1) {
      const { stdout, stderr } = await run('bash', ['-c', `set -o pipefail; ${line}`]);
      expect([stdout.trim(), stderr]).toEqual(['Usage: collega test [options]', '']);
    }
  });
});

test.runIf(process.platform === 'linux')(
  'finding 13: while a command runs, its memory is kept out of core dumps (Linux’s coredump_filter)',
  async () => {
    const child = spawn(process.execPath, [executable, 'explain'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const ended = once(child, 'close');
    const filter = `/proc/${child.pid ?? 0}/coredump_filter`;
    // It waits for its standard input, and ends with it.
    await vi.waitFor(() => expect(readFileSync(filter, 'utf8').trim()).toBe('00000000'), {
      timeout: 20_000,
    });
    child.stdin.end('535 5.7.139 Authentication unsuccessful');
    await ended;
  },
);

test('finding 18: a percent sign in a proxy’s address is no internal error', async () => {
  const args = ['client', 'list', '--proxy', 'http://u%zz@p:1', '--data', dataFolder()];
  const env = { COLLEGA_PASSPHRASE: 'correct horse battery' };
  expect((await runCollega(args, { env })).status).toBe(0);
});
