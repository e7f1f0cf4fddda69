import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type Ended, runCollega } from './support/run-collega.ts';

interface PracticeEnvironment {
  readonly smtp: { readonly port: number };
  readonly imap: { readonly port: number };
  readonly odooUrl: string;
  readonly odoos: readonly { readonly version: number; readonly url: string }[];
}

interface Practice {
  readonly environment: PracticeEnvironment;
  readonly ended: Promise<Ended>;
  readonly kill: () => void;
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collega-practice-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** Starts `collega sandbox --json` and resolves when it has said where it is. */
function startPractice(folder: string, ...args: string[]): Promise<Practice> {
  return new Promise((resolve, reject) => {
    let text = '';
    const ended = runCollega(['--data', folder, 'sandbox', '--json', ...args], {
      onOutput: (chunk, interrupt) => {
        const kill = () => interrupt('SIGKILL');
        if (text === '') onTestFinished(kill);
        text += chunk;
        if (!text.endsWith('\n}\n')) return;
        resolve({ environment: JSON.parse(text) as PracticeEnvironment, ended, kill });
      },
    });
    void ended.then(({ err }) => reject(new Error(`it ended: ${err}`)));
  });
}

async function portsInRecords(folder: string): Promise<readonly number[]> {
  const { out } = await runCollega(['--data', folder, 'server', 'list', '--sandbox', '--json']);
  return (JSON.parse(out) as { port: number }[]).map(({ port }) => port);
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Resolves when something listens there again; the test's own deadline ends it. */
async function untilAnswering(port: number): Promise<void> {
  while (!(await answers(port))) await pause(50);
}

test('a command beside a practice that runs leaves the ports of its servers as they are', async () => {
  const folder = makeFolder();
  const { environment } = await startPractice(folder);
  const ports = await portsInRecords(folder);
  expect(ports).toEqual([environment.smtp.port, environment.imap.port]);
  expect(await answers(environment.smtp.port)).toBe(true);
});

test('a second practice of a folder is the first one, and goes on when that one is killed', async () => {
  const folder = makeFolder();
  const first = await startPractice(folder, '--odoo-url', 'http://localhost:8069');
  const second = await startPractice(folder);
  expect(second.environment).toEqual(first.environment);
  first.kill();
  await first.ended;
  const ports = [first.environment.smtp.port, first.environment.imap.port];
  const odooPorts = first.environment.odoos.map(({ url }) => Number(new URL(url).port));
  for (const port of [...ports, ...odooPorts]) await untilAnswering(port);
  expect(await portsInRecords(folder)).toEqual(ports);
});

test('a practice that was killed leaves nothing that keeps the next one from starting', async () => {
  const folder = makeFolder();
  const first = await startPractice(folder);
  first.kill();
  await first.ended;
  const { environment } = await startPractice(folder);
  expect(environment).toEqual(first.environment);
  expect(await answers(environment.imap.port)).toBe(true);
});
