import { describe, expect, test } from 'vitest';
import { type OdooFailedMails } from '../../../src/contract/odoo-mails.ts';
import { practiceVersions } from '../../../src/sandbox/odoo/odoo-fields.ts';
import { type ConnectedClient, connectClient, startPracticeOdoo } from './practice-odoo.ts';

async function mailsOf(
  { get, clientId }: ConnectedClient,
  addresses = false,
): Promise<OdooFailedMails> {
  const answer = await get('odoo.mails', { clientId, addresses });
  if (answer.outcome !== 'read') return expect.fail(JSON.stringify(answer));
  return answer.mails;
}

describe.each(practiceVersions)('failed mails of Odoo %i', (version) => {
  test('are grouped by cause and server, with the explanation a test would give', async () => {
    const odoo = await startPracticeOdoo(version);
    const client = await connectClient(odoo, 'failed-mails');
    const database = odoo.database('failed-mails');
    const { length } = database.search('mail.mail', [['state', '=', 'exception']], false);
    const mails = await mailsOf(client);
    expect(mails.failed).toBe(length);
    const counted = mails.groups.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(length + mails.notifications);
    const codes = mails.groups.map(({ finding }) => finding?.code ?? null);
    expect(codes).toContain('client-secret-expired');
    expect(codes).toContain('connection-refused');
    const sendAs = mails.groups.find(({ reason }) => reason.includes('5.7.60'));
    expect(sendAs).toMatchObject({ finding: { owner: 'exchange-admin' } });
    expect(sendAs?.mailIds.length).toBe(sendAs?.count);
    expect(Date.parse(sendAs?.firstAt ?? '')).toBeLessThanOrEqual(Date.parse(sendAs?.lastAt ?? ''));
  });

  test('show no address but the client’s own mailboxes, and no name, unless they are asked for', async () => {
    const odoo = await startPracticeOdoo(version);
    const client = await connectClient(odoo, 'failed-mails');
    const { groups } = await mailsOf(client);
    // Names of servers are Odoo's own set-up, and stay.
    const masked = JSON.stringify(groups.map((group) => ({ ...group, server: null })));
    for (const person of ['sales@', 'customer', 'Customer', '\\"Sales']) {
      expect(masked).not.toContain(person);
    }
    // Else a command could not be run as it stands.
    const commands = groups.flatMap(({ finding }) => finding?.commands ?? []).join('\n');
    expect(commands).not.toMatch(/mailbox-\d|correspondent-\d/);
    expect(JSON.stringify(await mailsOf(client, true))).toContain('sales@sandbox.example');
  });

  test('refused as a sender grant its address to the mailbox that signed in', async () => {
    const odoo = await startPracticeOdoo(version);
    const client = await connectClient(odoo, 'failed-mails');
    const database = odoo.database('failed-mails');
    const [refused] = database
      .search('mail.mail', [['state', '=', 'exception']], false)
      .filter(({ failure_reason: reason }) => String(reason).includes('5.7.60'));
    const unnamed =
      'SMTPDataError: (550, b"5.7.60 SMTP; Client does not have permissions to send as this sender")';
    database.write('mail.mail', [refused?.id ?? 0], {
      email_from: '"Jo" <jo@sandbox.example>',
      failure_reason: unnamed,
    });
    const grantsOf = async (addresses: boolean) =>
      (await mailsOf(client, addresses)).groups
        .flatMap(({ finding }) => finding?.commands ?? [])
        .filter((command) => command.includes('Add-RecipientPermission'))
        .sort();
    const grant = (sender: string) =>
      `Add-RecipientPermission ${sender} -Trustee works@sandbox.example -AccessRights SendAs -Confirm:$false`;
    expect(await grantsOf(true)).toEqual([
      grant('jo@sandbox.example'),
      grant('sales@sandbox.example'),
    ]);
    expect(await grantsOf(false)).toEqual([grant('<FROM-ADDRESS>')]);
  });

  test('of one sender with and without a name show one address', async () => {
    const odoo = await startPracticeOdoo(version);
    const client = await connectClient(odoo, 'failed-mails');
    const database = odoo.database('failed-mails');
    const mails = database.search('mail.mail', [['state', '=', 'exception']], false);
    for (const [index, { id }] of mails.entries()) {
      const from = index % 2 === 0 ? 'jo@sandbox.example' : '"Jo" <jo@sandbox.example>';
      database.write('mail.mail', [id], { email_from: from, failure_reason: '111\nrefused' });
    }
    const { groups } = await mailsOf(client);
    const ofMails = groups.filter(({ mailIds }) => mailIds.length > 0);
    expect(ofMails.map(({ senders }) => senders)).toEqual([
      [expect.stringMatching(/^[a-z-]+\d+@sandbox\.example$/)],
    ]);
  });

  test('whose sign-in was refused unseen name the refusal, not the sender', async () => {
    const odoo = await startPracticeOdoo(version);
    const client = await connectClient(odoo, 'failed-mails');
    const database = odoo.database('failed-mails');
    const [mail] = database.search('mail.mail', [['state', '=', 'exception']], false);
    const reason = `Mail Delivery Failed\nMail delivery failed via SMTP server 'None'.\nSMTPSenderRefused: (530, b'5.7.57 Client not authenticated to send mail. [AM0 2026-11-29T14:57:23.900Z C1]', 'works@sandbox.example')`;
    database.write('mail.mail', [mail?.id ?? 0], { failure_reason: reason });
    const { groups } = await mailsOf(client);
    const group = groups.find(({ mailIds }) => mailIds.includes(mail?.id ?? 0));
    expect(group?.finding).toMatchObject({ code: 'odoo-hid-the-refusal', owner: 'exchange-admin' });
  });

  test('name the server that Odoo must have used, or the one a mail names', async () => {
    const odoo = await startPracticeOdoo(version);
    const client = await connectClient(odoo, 'failed-mails');
    const database = odoo.database('failed-mails');
    const [server] = database.search('ir.mail_server', [], false);
    const [mail] = database
      .search('mail.mail', [['state', '=', 'exception']], false)
      .filter(({ email_from: from }) => String(from).includes('works@'));
    const serverOfWorks = async () => {
      const { groups } = await mailsOf(client, true);
      return groups.filter(({ senders }) => senders.some((from) => from.includes('works@')));
    };
    for (const { server: found } of await serverOfWorks()) {
      expect(found).toMatchObject({ how: 'computed', id: server?.id });
    }
    database.write('mail.mail', [mail?.id ?? 0], { mail_server_id: [77, 'Relay'] });
    expect((await serverOfWorks()).map(({ server: found }) => found)).toContainEqual({
      how: 'pinned',
      id: 77,
      name: 'Relay',
    });
  });

  test('go back into the queue when asked, but none that was sent meanwhile', async () => {
    const odoo = await startPracticeOdoo(version);
    const client = await connectClient(odoo, 'failed-mails');
    const database = odoo.database('failed-mails');
    const failed = database.search('mail.mail', [['state', '=', 'exception']], false);
    const [sent, ...others] = failed.map(({ id }) => id);
    database.write('mail.mail', [sent ?? 0], { state: 'sent' });
    const mailIds = failed.map(({ id }) => id);
    expect(await client.get('odoo.retryMails', { clientId: client.clientId, mailIds })).toEqual({
      outcome: 'queued',
      count: others.length,
    });
    expect(database.browse('mail.mail', [sent ?? 0])[0]?.['state']).toBe('sent');
    expect(database.search('mail.mail', [['state', '=', 'exception']], false)).toEqual([]);
  });

  test('say of each scheduled action whether it runs, and of each server whether it fetches', async () => {
    const odoo = await startPracticeOdoo(version);
    const client = await connectClient(odoo, 'failed-mails');
    const database = odoo.database('failed-mails');
    const trouble = async () =>
      Object.fromEntries((await mailsOf(client)).jobs.map((job) => [job.kind, job.trouble]));
    expect(await trouble()).toEqual({ queue: null, fetch: null });
    const [incoming] = database.search('fetchmail.server', [], false);
    const stateOf = async () => (await mailsOf(client)).fetching[0]?.state;
    expect(await stateOf()).toBe('not-confirmed');
    database.write('fetchmail.server', [incoming?.id ?? 0], { state: 'done' });
    expect(await stateOf()).toBe(version >= 19 ? 'works' : 'not-recorded');
    expect(await trouble()).toEqual({ queue: null, fetch: 'stopped' });
    const jobs = database.search('ir.cron', [], false).map(({ id }) => id);
    database.write('ir.cron', jobs, { active: true, nextcall: '2020-01-01 00:00:00' });
    expect(await trouble()).toEqual({ queue: 'overdue', fetch: 'overdue' });
  });
});

test('what Odoo 19 says of a fetch that fails is explained', async () => {
  const odoo = await startPracticeOdoo(19);
  const client = await connectClient(odoo, 'linked');
  const database = odoo.database('linked');
  const [incoming] = database.search('fetchmail.server', [], false);
  database.write('fetchmail.server', [incoming?.id ?? 0], {
    state: 'done',
    error_date: '2026-11-20 08:00:00',
    error_message:
      'An error occurred when fetching the access token. AADSTS7000222: The provided client secret keys for app are expired. (anna@elsewhere.example)',
  });
  expect(JSON.stringify((await mailsOf(client)).fetching)).not.toContain('anna@');
  expect((await mailsOf(client)).fetching).toMatchObject([
    {
      state: 'fails',
      since: '2026-11-20T08:00:00.000Z',
      finding: { code: 'client-secret-expired' },
    },
  ]);
});

test('in a copy for testing no mail is tried again', async () => {
  const odoo = await startPracticeOdoo(18);
  const client = await connectClient(odoo, 'staging');
  const answer = await client.get('odoo.retryMails', { clientId: client.clientId, mailIds: [1] });
  expect(answer).toMatchObject({ outcome: 'failed', trouble: { code: 'neutralized' } });
});
