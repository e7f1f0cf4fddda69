import { expect, it } from 'vitest';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { findCounterpart } from './find-counterpart.ts';

const record = {
  clientId: 'client',
  createdAt: '2026-11-23T10:00:00Z',
  lastTest: null,
  name: 'Server',
  host: 'localhost',
  port: 993,
  encryption: 'implicit',
} as const;
const incoming = (id: string, username: string, active = true): MailServer => ({
  ...record,
  direction: 'incoming',
  confirmed: false,
  priority: 5,
  id,
  username,
  active,
});
const outgoing: MailServer = {
  ...record,
  direction: 'outgoing',
  fromFilter: '',
  priority: 10,
  sendAs: false,
  id: 'out',
  username: 'John@Contoso.com',
  active: true,
};

it('finds the same mailbox in the other direction, whatever its case, active ones first', () => {
  const servers = [
    outgoing,
    incoming('other', 'ann@contoso.com'),
    incoming('archived', 'john@contoso.com', false),
    incoming('in', 'john@contoso.com'),
  ];
  expect(findCounterpart(outgoing, servers)?.id).toBe('in');
  expect(findCounterpart(outgoing, servers.slice(0, 3))?.id).toBe('archived');
  expect(findCounterpart(outgoing, servers.slice(0, 2))).toBeNull();
});
