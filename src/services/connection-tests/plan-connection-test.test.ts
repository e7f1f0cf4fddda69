import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type MailServerFields } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { newClient } from '../clients/client-handlers.ts';
import { createServer } from '../clients/mail-servers/mail-server-handlers.ts';
import { directRoute } from '../network/network-route.ts';
import { Secret } from '../secret.ts';
import { incomingFields, outgoingFields } from '../testing/server-fields.ts';
import { planConnectionTest } from './plan-connection-test.ts';

const at = '2026-11-23T10:00:00.000Z';
const client = newClient('Rossi', at);

function linkOf(kind: MailboxLink['kind']): MailboxLink {
  return {
    id: randomUUID(),
    clientId: client.id,
    mailbox: 'info@example.com',
    account: { username: 'anna@example.com', name: null, tenantId: null, personal: false },
    kind,
    scopes: [],
    linkedAt: at,
    refreshedAt: at,
    accessTokenExpiresAt: at,
    health: { state: 'valid' },
  };
}

const plan = (fields: MailServerFields, link: MailboxLink | null = null, route = directRoute) =>
  planConnectionTest({
    client,
    server: createServer(client.id, fields, at),
    link,
    sandbox: null,
    language: 'en',
    route,
    allowedFor: () => [],
  });

describe('the plan of a connection test', () => {
  it('names the person to SMTP and the shared address to IMAP (row 185)', async () => {
    expect((await plan(outgoingFields(), linkOf('delegate'))).username).toBe('anna@example.com');
    expect((await plan(incomingFields(), linkOf('delegate'))).username).toBe('info@example.com');
    expect((await plan(outgoingFields(), linkOf('owner'))).username).toBe('info@example.com');
    expect((await plan(outgoingFields())).username).toBe('info@example.com');
  });

  it.each([
    ['', 'info@example.com'],
    ['example.com', 'info@example.com'],
    ['example.com, sales@example.com, b@example.com', 'sales@example.com'],
  ])('sends as Odoo would with the FROM filter %j', async (fromFilter, from) => {
    expect(await plan(outgoingFields({ fromFilter }))).toMatchObject({
      from,
      to: 'info@example.com',
    });
  });

  it('trusts no authority but the system for a real client', async () => {
    expect((await plan(incomingFields())).certificateAuthorities).toEqual([]);
  });

  it('goes through the proxy of this machine, and trusts its added authorities', async () => {
    const proxy = {
      kind: 'http',
      host: 'proxy',
      port: 3128,
      username: '',
      password: new Secret(''),
    } as const;
    const planned = await plan(outgoingFields(), null, {
      ...directRoute,
      proxyFor: ({ use, host, port }) =>
        Promise.resolve(`${use} ${host}:${port}` === 'mail smtp.office365.com:587' ? proxy : null),
      certificateAuthorities: ['PEM'],
    });
    expect(planned).toMatchObject({ proxy, certificateAuthorities: ['PEM'] });
    expect(await plan(outgoingFields())).toMatchObject({ proxy: null });
  });
});
