import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { TappedSocket } from './tapped-socket.ts';

const opened: { destroy(): void }[] = [];

afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy();
});

/** A real connection; `raw` tells that a write is done only when `finishWrites` is called. */
async function connectSlowly(): Promise<{
  tapped: TappedSocket;
  received: () => string;
  finishWrites: () => void;
}> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const raw = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [peer] = (await once(server, 'connection')) as [Socket];
  server.close();
  let received = '';
  peer.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  const waiting: (() => void)[] = [];
  let slow = true;
  const write = raw.write.bind(raw) as (bytes: Buffer, done: () => void) => boolean;
  raw.write = ((bytes: Buffer, done: () => void) =>
    write(bytes, () => {
      if (slow) waiting.push(done);
      else done();
    })) as typeof raw.write;
  const tap = { sent: () => undefined, received: () => undefined, broken: null, lost: null };
  const tapped = new TappedSocket(raw, tap);
  opened.push(tapped, raw, peer);
  return {
    tapped,
    received: () => received,
    finishWrites: () => {
      slow = false;
      for (const done of waiting.splice(0)) done();
    },
  };
}

test('a command sent ahead goes out once and behind its leader, even where the write before is still under way', async () => {
  const { tapped, received, finishWrites } = await connectSlowly();
  tapped.sendAhead('2 AUTHENTICATE XOAUTH2 secret');
  tapped.write('1 CAPABILITY\r\n');
  await expect.poll(received).toContain('secret');

  // On a busy machine both answers are there before the socket says that the first write is done:
  // imapflow writes AUTHENTICATE, which waits in the buffer, and the mailbox commands follow.
  tapped.write('2 AUTHENTICATE XOAUTH2 secret\r\n');
  tapped.sendAhead('4 EXAMINE INBOX');
  tapped.write('3 LIST "" "*"\r\n');
  finishWrites();
  await expect.poll(received).toContain('EXAMINE');
  tapped.write('4 EXAMINE INBOX\r\n');
  tapped.write('5 LOGOUT\r\n');

  await expect.poll(received).toContain('LOGOUT');
  expect(received().split('\r\n')).toEqual([
    '1 CAPABILITY',
    '2 AUTHENTICATE XOAUTH2 secret',
    '3 LIST "" "*"',
    '4 EXAMINE INBOX',
    '5 LOGOUT',
    '',
  ]);
});
