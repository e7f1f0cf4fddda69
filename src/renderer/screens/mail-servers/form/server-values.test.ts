import { describe, expect, it } from 'vitest';
import { type Authority, type Cloud } from '../../../../contract/azure-app.ts';
import { type Client } from '../../../../contract/clients.ts';
import { fieldsOfServer } from '../../../../contract/fields-of-server.ts';
import { mailServerFields, type MailServer } from '../../../../contract/mail-servers.ts';
import { newIncoming, newOutgoing, newServerValues, toNumber } from './server-values.ts';

const clientOf = (cloud: Cloud, authority: Authority, sandbox = false) =>
  ({ sandbox, azureApp: { cloud, authority } }) as Client;

describe('a new mail server starts in the cloud of its client', () => {
  it.each([
    ['global', 'common', 'smtp.office365.com', 'outlook.office365.com'],
    ['global', 'consumers', 'smtp-mail.outlook.com', 'outlook.office365.com'],
    ['us-government', 'common', 'smtp.office365.us', 'outlook.office365.us'],
    ['china', 'organizations', 'smtp.partner.outlook.cn', 'partner.outlook.cn'],
  ] as const)('%s, %s: %s and %s', (cloud, kind, smtp, imap) => {
    const client = clientOf(cloud, { kind });
    expect(newServerValues('outgoing', client, [])).toEqual({ ...newOutgoing, host: smtp });
    expect(newServerValues('incoming', client, [])).toEqual({ ...newIncoming, host: imap });
  });
});

describe('the fields of a mail server', () => {
  it('start as Microsoft documents its servers', () => {
    expect(newOutgoing).toMatchObject({
      host: 'smtp.office365.com',
      port: 587,
      encryption: 'starttls',
      priority: 10,
    });
    expect(newIncoming).toMatchObject({
      host: 'outlook.office365.com',
      port: 993,
      encryption: 'implicit',
    });
  });

  it('start beside the practice servers in the sandbox, and nowhere else', () => {
    const record = { id: 'a', clientId: 'c', createdAt: '', lastTest: null };
    const servers: MailServer[] = [
      { ...newIncoming, ...record, host: 'localhost', port: 2, confirmed: false },
      { ...newOutgoing, ...record, host: 'localhost', port: 1 },
    ];
    const client = clientOf('global', { kind: 'common' }, true);
    expect(newServerValues('outgoing', client, servers)).toMatchObject({
      host: 'localhost',
      port: 1,
    });
    expect(newServerValues('incoming', client, [])).toEqual(newIncoming);
    expect(newServerValues('outgoing', { ...client, sandbox: false }, servers)).toEqual(
      newOutgoing,
    );
  });

  it('leave out what only the services may set', () => {
    const server: MailServer = {
      ...newIncoming,
      name: 'In',
      username: 'a@example.com',
      id: '0b0a7c4e-8f57-4a8e-9d0a-0f6a4f2f6c11',
      clientId: '0b0a7c4e-8f57-4a8e-9d0a-0f6a4f2f6c12',
      createdAt: '2026-11-23T10:00:00Z',
      lastTest: null,
      confirmed: true,
    };
    // Strict objects: one field too many and the save would be refused.
    expect(mailServerFields.safeParse(fieldsOfServer(server)).success).toBe(true);
  });

  it('name an empty or half-typed port at its field', () => {
    for (const typed of ['', ' ', 'abc', '58 7', '70000', '0']) {
      const parsed = mailServerFields.safeParse({
        ...newOutgoing,
        name: 'Out',
        username: 'a@example.com',
        port: toNumber(typed),
      });
      expect(
        parsed.error?.issues.map(({ message }) => message),
        typed,
      ).toEqual(['not-a-port']);
    }
  });
});
