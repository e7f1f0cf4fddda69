import { expect, test } from 'vitest';
import { runCollega } from './support/run-collega.ts';

const explain = async (text: string): Promise<string> =>
  (await runCollega(['explain'], { input: text })).out;
const confirm = 'https://odoo.example.com/microsoft_outlook/confirm';

test('the refusal that stands in Odoo’s dialog is found in it, whatever Odoo says around it', async () => {
  const out = await explain(
    "Il server ha rifiutato l'indirizzo del mittente (info@example.com) con l'errore b'5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. [FRAP264CA0001.EURP264.PROD.OUTLOOK.COM]'",
  );
  expect(out.match(/\[[a-z-]+\]$/gm)?.[0]).toBe('[smtp-auth-disabled-for-tenant]');
  expect(out).toContain('SmtpClientAuthentication is disabled for the Tenant.');
});

test('a refused Send As is explained with both of its addresses, and nothing to be filled in', async () => {
  const out = await explain(
    '554 5.2.252 SendAsDenied; anna@example.com not allowed to send as sales@example.com; STOREDRV.Submission',
  );
  expect(out).toContain('Add-RecipientPermission sales@example.com -Trustee anna@example.com');
  expect(out).not.toMatch(/<MAILBOX>|<SIGNED-IN-USER>/);
});

test('Odoo’s refused bounce address is a matter of FROM Filtering, for the Odoo administrator', async () => {
  const out = await explain(
    '554 5.2.252 SendAsDenied; odoo@example.com not allowed to send as bounce@example.com; STOREDRV.Submission',
  );
  expect(out).toContain('Odoo’s bounce address bounce@example.com may not send');
  expect(out).toContain('who must act: The Odoo administrator');
  expect(out).toContain('write odoo@example.com and nothing else into FROM Filtering');
  expect(out).not.toContain('Add-RecipientPermission');
});

test('the page on which an admin consent ended is known: given, or declined by the administrator', async () => {
  const given = await explain(
    `403: Forbidden\n${confirm}?admin_consent=True&tenant=11111111-2222-3333-4444-555555555555`,
  );
  expect(given).toContain('Consent was given for the organisation');
  expect(given).toContain('connect the mailboxes');
  const declined = await explain(
    `${confirm}?error=access_denied&error_description=AADSTS65004%3a+User+declined+to+consent.&admin_consent=True`,
  );
  expect(declined).toContain('An administrator declined the consent');
  expect(declined).toContain('who must act: The Entra administrator');
});

test('a bounce is explained as a message that was sent, and not as a test', async () => {
  const out = await explain(
    'Delivery has failed to these recipients: nobody@example.com\nRemote Server returned "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"',
  );
  expect(out).toMatch(/recipient/i);
  expect(out).not.toMatch(/test recipient|\btest(?:ed)?\b/i);
});

test('a finding calls settings by the names that they have in Collega and in Odoo', async () => {
  const out = await explain(
    'AADSTS50194: Application is not configured as a multi-tenant application.\n' +
      'Please configure your Outlook credentials.',
  );
  expect(out).toContain('“Who may sign in”');
  expect(out).toContain('Use an Outlook Server');
  expect(out).not.toMatch(/\bauthority\b|Outlook Credentials/);
});

test('“Mail Delivery Failed” is answered with the place where Odoo keeps the reason', async () => {
  for (const text of ['Mail Delivery Failed', 'The message is stuck in the queue.']) {
    const out = await explain(text);
    expect(out).toContain('Settings > Technical > Email > Emails');
    expect(out).toContain('Failure Reason');
  }
  // With the reason behind it, the reason is explained.
  const out = await explain(
    "Mail Delivery Failed\nMail delivery failed via SMTP server 'None'.\nSMTPDataError: 554, b'5.2.252 SendAsDenied; a@example.com not allowed to send as b@example.com'",
  );
  expect(out).toContain('[send-as-denied]');
  expect(out).not.toContain('odoo-mail-not-sent');
});

test('5.7.139 alone is answered with the causes that it may have, and how to tell them apart', async () => {
  const out = await explain('5.7.139');
  for (const cause of ['SMTP AUTH', 'security defaults', 'Conditional Access']) {
    expect(out).toContain(cause);
  }
  expect(out).toContain('> Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled');
});
