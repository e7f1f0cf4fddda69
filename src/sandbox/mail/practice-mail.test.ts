import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { linkMailbox } from '../testing/link-with-msal.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ stateFolder: null });
});
afterAll(() => sandbox.close());

async function sendToOneself(address: string, accessToken: string, messageId: string) {
  const { smtp, certificateAuthority: ca } = sandbox.environment;
  const transport = createTransport({
    host: smtp.host,
    port: smtp.port,
    requireTLS: true,
    tls: { ca },
    auth: { type: 'OAuth2', user: address, accessToken },
  });
  await transport.sendMail({
    from: address,
    to: address,
    subject: 'To myself',
    messageId,
    text: '.a line that begins with a dot, and è',
  });
  transport.close();
}

async function readMail(address: string, accessToken: string): Promise<ImapFlow> {
  const { imap, certificateAuthority: ca } = sandbox.environment;
  const client = new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: true,
    tls: { ca },
    logger: false,
    auth: { user: address, accessToken },
  });
  await client.connect();
  return client;
}

describe('a message to oneself in the sandbox', () => {
  it('arrives whole, is copied to Sent Items, and is removed alone', async () => {
    const address = 'works@sandbox.example';
    const { accessToken } = await linkMailbox(sandbox, address);
    await sendToOneself(address, accessToken, '<own-1@sandbox.example>');
    const client = await readMail(address, accessToken);
    const { exists } = await client.mailboxOpen('INBOX');
    expect(exists).toBe(3);
    const found = await client.fetchOne(
      '3',
      { uid: true, source: true, headers: ['message-id'] },
      { uid: true },
    );
    if (found === false) throw new Error('not found');
    expect(found.headers?.toString()).toBe('Message-ID: <own-1@sandbox.example>\r\n\r\n');
    expect(found.source?.toString()).toMatch(/\r\n\r\n\.a line that begins with a dot/);
    await client.messageFlagsAdd('1', ['\\Deleted'], { uid: true });
    expect(await client.messageDelete('3', { uid: true })).toBe(true);
    expect((await client.mailboxOpen('INBOX')).exists).toBe(2);
    expect((await client.mailboxOpen('Sent Items')).exists).toBe(2);
    await client.logout();
  });

  it('is lost and comes back as a bounce for send-lost', async () => {
    const address = 'send-lost@sandbox.example';
    const { accessToken } = await linkMailbox(sandbox, address);
    await sendToOneself(address, accessToken, '<own-2@sandbox.example>');
    const client = await readMail(address, accessToken);
    await client.mailboxOpen('INBOX');
    const found = await client.fetchOne('3', { source: { maxLength: 60_000 } }, { uid: true });
    const source = found === false ? '' : (found.source?.toString() ?? '');
    expect(source).toContain('Content-Type: multipart/report; report-type=delivery-status');
    expect(source).toContain('Diagnostic-Code: smtp;550 5.1.8 Access denied');
    expect(source).toContain('Message-ID: <own-2@sandbox.example>');
    await client.logout();
  });

  it('changes nothing in a folder that was opened for reading only', async () => {
    const address = 'mfa@sandbox.example';
    const { accessToken } = await linkMailbox(sandbox, address);
    const client = await readMail(address, accessToken);
    await client.mailboxOpen('INBOX', { readOnly: true });
    await client.messageDelete('1:*', { uid: true });
    expect((await client.mailboxOpen('INBOX', { readOnly: true })).exists).toBe(2);
    await client.logout();
  });
});
