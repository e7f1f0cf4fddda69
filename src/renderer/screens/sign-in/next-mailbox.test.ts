import { expect, it } from 'vitest';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import { nextMailbox } from './next-mailbox.ts';

const server = (username: string, change: Partial<MailServer> = {}) =>
  ({
    ...{ id: username, username, direction: 'outgoing', active: true, priority: 10 },
    createdAt: '2026-11-23T10:00:00Z',
    ...change,
  }) as MailServer;
const links = (...mailboxes: string[]) => mailboxes.map((mailbox) => ({ mailbox }) as MailboxLink);
const servers = [
  server('d@x.example', { direction: 'incoming' }),
  server('a@x.example'),
  server('B@x.example'),
  server('archived@x.example', { active: false }),
  server('b@x.example', { direction: 'incoming' }),
];

it('goes through the mailboxes that are not linked, each once', () => {
  const next = nextMailbox(servers, links('a@x.example'), 'a@x.example');
  expect(next).toMatchObject({ server: { id: 'B@x.example' }, left: 2 });
  const last = nextMailbox(servers, links('a@x.example', 'b@x.example'), null);
  expect(last).toMatchObject({ server: { id: 'd@x.example' }, left: 1 });
});

it('passes over the mailbox of the form that is open, and ends when all are linked', () => {
  expect(nextMailbox(servers, [], 'A@x.example')?.server.id).toBe('B@x.example');
  const all = links('a@x.example', 'b@x.example', 'd@x.example');
  expect(nextMailbox(servers, all, null)).toBeNull();
  expect(nextMailbox([server('a@x.example')], [], null)).toBeNull();
});
