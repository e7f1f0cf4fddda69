import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { mailServer } from '../../src/contract/mail-servers.ts';
import { runCollega } from './support/run-collega.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collega-server-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

const server = (...args: string[]) =>
  runCollega(['--sandbox', '--data', folder, 'server', ...args]);
const mailbox = 'works@sandbox.example';

test('a server is shown, changed and removed without a window, and none is added twice unasked', async () => {
  const add = ['add', '--direction', 'outgoing', '--username', mailbox];
  const twice = await server(...add);
  expect(twice).toMatchObject({ status: 2, out: '' });
  expect(twice.err).toMatch(/--again.*\n {2}Sandbox outgoing {2}outgoing {2}localhost:\d+/);
  const added = await server(...add, '--again', '--name', 'Second', '--json');
  const { id } = mailServer.parse(JSON.parse(added.out));

  // A mailbox is not enough where it has several servers; what there is is named.
  const which = await server('update', '--server', mailbox, '--priority', '7');
  expect(which.status).toBe(2);
  expect(which.err).toContain(id);
  const changes = ['--priority', '7', '--from-filter', 'sandbox.example', '--send-as', '--json'];
  const updated = await server('update', '--server', 'second', ...changes);
  expect(mailServer.parse(JSON.parse(updated.out))).toMatchObject({
    id,
    name: 'Second',
    fromFilter: 'sandbox.example',
    sendAs: true,
    priority: 7,
  });
  const shown = await server('show', '--server', id);
  expect(shown.out).toMatch(/^Priority +7$/m);
  expect(shown.out).toMatch(/^Linked as +not linked \(collega --sandbox --data '[^']+' link\)$/m);

  await server('archive', '--server', id);
  const list = await server('list');
  expect(list.out).toMatch(/^Second +outgoing +works@sandbox\.example +localhost:\d+ +archived$/m);

  const remove = ['remove', '--server', 'Second'];
  expect((await server(...remove)).err).toContain('add --yes');
  expect((await server(...remove, '--yes')).status).toBe(0);
  const left = z
    .array(z.looseObject({ name: z.string() }))
    .parse(JSON.parse((await server('list', '--json')).out));
  expect(left.map(({ name }) => name)).toEqual(['Sandbox outgoing', 'Sandbox incoming']);
}, 300_000);
