import { describe, expect, it } from 'vitest';
import { mailServerFields } from '../../../src/contract/mail-servers.ts';
import { newClient } from '../../../src/services/clients/client-handlers.ts';
import { createServer } from '../../../src/services/clients/mail-servers/mail-server-handlers.ts';
import { planConnectionTest } from '../../../src/services/connection-tests/plan-connection-test.ts';
import { directRoute } from '../../../src/services/network/network-route.ts';
import { outgoingFields } from '../../../src/services/testing/server-fields.ts';

const at = '2026-11-23T10:00:00.000Z';

/** The sender that a test names to the server, where the record holds this filter. */
async function senderFor(fromFilter: string): Promise<string> {
  const client = newClient('Rossi', at);
  const fields = mailServerFields.parse(outgoingFields({ fromFilter }));
  const { from } = await planConnectionTest({
    client,
    server: createServer(client.id, fields, at),
    link: null,
    sandbox: null,
    language: 'en',
    route: directRoute,
    allowedFor: () => [],
  });
  return from;
}

describe('finding 23: a FROM filter', () => {
  it.each([
    'a@b.example\r\nRCPT TO:<x@y.example>',
    'a@b.example RCPT TO:<x@y.example>',
    '<a@b.example>',
    'a@b.example\0',
    '"a b"@c.example',
    '@',
  ])('that is no address is never named as the sender: %j', async (filter) => {
    expect(await senderFor(filter)).toMatch(/^(?:info@example\.com|a@b\.example)$/);
  });

  it('with an address behind something else still gives that address', async () => {
    expect(await senderFor('<x>@, sales@example.com')).toBe('sales@example.com');
  });

  it('is stored without line ends', () => {
    const fields = mailServerFields.parse(outgoingFields({ fromFilter: 'a@b.it\r\nc@d.it' }));
    expect(fields).toMatchObject({ fromFilter: 'a@b.it c@d.it' });
  });
});
