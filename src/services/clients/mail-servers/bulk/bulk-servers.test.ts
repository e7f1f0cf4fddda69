import { describe, expect, it } from 'vitest';
import { startCollega } from '../../../testing/start-collega.ts';

/** Odoo 18: Export, "I want to update data (import-compatible export)". */
const odooExport = `"id","name","from_filter","sequence","smtp_authentication","smtp_encryption","smtp_host","smtp_port","smtp_user","active"
"base.x1","Sales, Rome","sales@contoso.com","10","outlook","starttls","smtp.outlook.com","587","sales@contoso.com","True"
"base.x2","Gmail","","20","gmail","starttls","smtp.gmail.com","587","x@gmail.com","True"
"base.x3","Wrong","","30","outlook","starttls","smtp.outlook.com","99999","port@contoso.com","True"
"base.x4","Old","old@contoso.com","40","outlook","starttls","smtp.outlook.com","587","old@contoso.com","False"
`;

async function started() {
  const { get } = await startCollega();
  const { id: clientId } = await get('clients.create', { name: 'Contoso' });
  return {
    plan: (text: string, directions: 'outgoing' | 'incoming' | 'both' = 'both') =>
      get('mailServers.planMany', { clientId, text, directions }),
    create: (text: string, directions: 'outgoing' | 'incoming' | 'both' = 'both') =>
      get('mailServers.createMany', { clientId, text, directions }),
    list: () => get('mailServers.list', { clientId }),
  };
}

describe('a list of servers', () => {
  it.each([
    '"DisplayName","PrimarySmtpAddress"\n"Anna, Sales","anna@contoso.com"\n"Jo","jo@contoso.com"\n',
    '#TYPE Selected.User\n"DisplayName","PrimarySmtpAddress"\n"Anna, Sales","anna@contoso.com"\n"Jo","jo@contoso.com"\n',
    '\uFEFF"Nome visualizzato";"Nome entità utente"\r\n"Anna, Sales";"anna@contoso.com"\r\n"Jo";"jo@contoso.com"\r\n',
    '"Display name","Licenses","User principal name"\n"Anna, Sales","E3","anna@contoso.com"\n"Jo","","jo@contoso.com"\n',
    '"Id","PrimarySmtpAddress"\n"1","anna@contoso.com"\n"2","jo@contoso.com"\n',
    '"anna@contoso.com"\n"jo@contoso.com"\n',
  ])('is what PowerShell and the admin centres export: %j', async (text) => {
    const { plan } = await started();
    const { servers, problems } = await plan(text, 'outgoing');
    expect(problems).toEqual([]);
    expect(servers.map(({ username }) => username)).toEqual(['anna@contoso.com', 'jo@contoso.com']);
    if (text.includes('Sales')) expect(servers[0]?.name).toBe('Anna, Sales');
  });

  it.each([
    '"UserPrincipalName","PrimarySmtpAddress","DisplayName"\n"anna@contoso.onmicrosoft.com","anna@contoso.com","Anna"\n"jo@contoso.com","","Jo"\n',
    'mail,userPrincipalName\nanna@contoso.com,anna@contoso.onmicrosoft.com\n,jo@contoso.com\n',
  ])(
    'has the address as the mailbox, and the name of the sign-in where there is none: %j',
    async (text) => {
      const { plan } = await started();
      const { servers, problems } = await plan(text, 'outgoing');
      expect(problems).toEqual([]);
      expect(servers.map(({ username }) => username)).toEqual([
        'anna@contoso.com',
        'jo@contoso.com',
      ]);
    },
  );

  it('says of which line one is the same, also of one that is there already', async () => {
    const { plan, create } = await started();
    await create('anna@contoso.com');
    const { servers, repeated } = await plan('anna@contoso.com\nANNA@contoso.com; jo@contoso.com');
    expect(repeated).toEqual([{ line: 2, text: 'ANNA@contoso.com', sameAs: 1 }]);
    expect(servers.map(({ line, exists }) => [line, exists])).toEqual([
      [1, true],
      [1, true],
      [2, false],
      [2, false],
    ]);
  });

  it('is a pasted list of mailboxes, each in both directions, with what is wrong beside it', async () => {
    const { plan, create, list } = await started();
    const text =
      'Doe, John <john@contoso.com>; anna@contoso.com\nnot-an-address\n\nANNA@contoso.com';
    const planned = await plan(text);
    expect(
      planned.servers.map(({ line, direction, username }) => [line, direction, username]),
    ).toEqual([
      [1, 'outgoing', 'john@contoso.com'],
      [1, 'incoming', 'john@contoso.com'],
      [1, 'outgoing', 'anna@contoso.com'],
      [1, 'incoming', 'anna@contoso.com'],
    ]);
    expect(planned.problems).toMatchObject([
      { line: 2, text: 'not-an-address', field: 'username', problem: 'not-an-email-address' },
      { line: 2, field: 'username' },
    ]);
    expect(planned.repeated).toEqual([{ line: 4, text: 'ANNA@contoso.com', sameAs: 1 }]);
    expect(await list()).toEqual([]);
    await create(text);
    expect(await list()).toHaveLength(4);
    expect(await list()).toMatchObject([
      { name: 'Doe, John', host: 'smtp.office365.com', port: 587, fromFilter: 'john@contoso.com' },
      { name: 'Doe, John', host: 'outlook.office365.com', port: 993, encryption: 'implicit' },
      { name: 'anna@contoso.com', priority: 10 },
      { name: 'anna@contoso.com', priority: 5 },
    ]);
    // A second time nothing is made.
    expect((await plan(text)).servers.every(({ exists }) => exists)).toBe(true);
    await create(text);
    expect(await list()).toHaveLength(4);
  });

  it('leaves out mailboxes that are another provider’s, unless the list names their server', async () => {
    const { create, list } = await started();
    const { problems } = await create('luca@gmail.com\nanna@contoso.com');
    expect(problems).toEqual([
      { line: 1, text: 'luca@gmail.com', field: null, problem: 'other-provider' },
    ]);
    const rows = 'Username,SMTP Server\nluca@gmail.com,smtp.contoso.com';
    expect((await create(rows)).problems).toEqual([]);
    const hosts = (await list()).map(({ username, host }) => `${username} ${host}`);
    expect(hosts).toContain('luca@gmail.com smtp.contoso.com');
    expect(hosts).not.toContain('luca@gmail.com smtp.office365.com');
  });

  it('is Odoo’s own export of outgoing servers: Outlook’s alone, archived ones as such', async () => {
    const { plan, create, list } = await started();
    expect((await plan(odooExport)).servers.map(({ name, active }) => [name, active])).toEqual([
      ['Sales, Rome', true],
      ['Old', false],
    ]);
    const { problems } = await create(odooExport);
    expect(problems).toEqual([
      { line: 3, text: 'x@gmail.com', field: null, problem: 'not-outlook' },
      { line: 4, text: 'port@contoso.com', field: 'port', problem: 'not-a-port' },
    ]);
    expect(await list()).toMatchObject([
      { direction: 'outgoing', name: 'Sales, Rome', host: 'smtp.outlook.com', active: true },
      { direction: 'outgoing', name: 'Old', priority: 40, active: false },
    ]);
  });

  it('is Odoo’s export of incoming servers with its labels, as a spreadsheet copies it', async () => {
    const { create, list } = await started();
    const cells = [
      ['Name', 'Server Name', 'Port', 'Username', 'SSL/TLS', 'Server Type', 'Priority'],
      [
        'Info',
        'imap.outlook.com',
        '993',
        'info@contoso.com',
        'True',
        'Outlook OAuth Authentication',
        '7',
      ],
    ];
    await create(cells.map((row) => row.join('\t')).join('\r\n'), 'outgoing');
    expect(await list()).toMatchObject([
      { direction: 'incoming', host: 'imap.outlook.com', encryption: 'implicit', priority: 7 },
    ]);
  });

  it('may have semicolons, quotes with line ends in them, and a direction of its own', async () => {
    const { plan } = await started();
    const text =
      '\uFEFFusername;name;direction\n"a@contoso.com";"Two\nlines";smtp\nb@contoso.com;;IMAP\n';
    const { servers } = await plan(text, 'both');
    expect(servers).toMatchObject([
      { line: 2, direction: 'outgoing', username: 'a@contoso.com' },
      { line: 4, direction: 'incoming', username: 'b@contoso.com', name: 'b@contoso.com' },
    ]);
  });
});
