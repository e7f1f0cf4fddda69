import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reportBundle, type ReportBundle } from '../../contract/reports.ts';
import { type KnownPeople } from '../masking/mask-mailboxes.ts';
import { type KnownOrganisation } from '../masking/organisation/known-organisation.ts';
import { renderReport } from './create-report.ts';
import { translateReport } from './own-findings.ts';
import { redactReport } from './redact-report.ts';
import { runAtOnce } from './work-in-slices.ts';
import { sampleBundle, sampleFinding, sampleServer, sampleTest } from './testing/sample-bundle.ts';
import { sampleOdoo } from './testing/sample-odoo.ts';

const tenantId = '5f1c9a3e-7b2d-4c8f-9a10-d3e5b7c9f1a2';
const applicationId = 'c0ffee00-1234-4abc-8def-a1b2c3d4e5f6';
const people: KnownPeople = {
  addresses: [
    'mario.bianchi@acmewidgets.it',
    'posta@bücherwurm.de',
    'zoe@acmewidgets.onmicrosoft.com',
  ],
  names: ['Mario Bianchi'],
  servers: [],
};
const organisation: KnownOrganisation = {
  clientName: 'Fratelli Quaglia S.r.l.',
  companyNames: [],
  addresses: people.addresses,
  domains: ['acmewidgets.onmicrosoft.com', 'verne.example.org'],
  hosts: ['https://gestionale.acmewidgets.it:8069', 'MXCORRIERE', 'quagliafood.odoo.com'],
  serverNames: ['Ufficio Vendite Nord', 'Mail'],
  databases: ['prod_quaglia_2026'],
  authorities: ['Pippobaudo Inspection CA'],
  guids: [tenantId, applicationId],
};
/** What must not be found again, in lower case. */
const canaries = [
  'mario.bianchi',
  'mario bianchi',
  'posta@',
  'zoe@',
  'acmewidgets',
  'bücherwurm',
  'xn--bcherwurm-q9a',
  'verne.example',
  'quaglia',
  'gestionale',
  'mxcorriere',
  'vendite nord',
  'pippobaudo',
  tenantId,
  applicationId,
  tenantId.replaceAll('-', ''),
  '203.0.113.77',
  '2001:db8:77',
  'consorzio',
  'anna',
  'neri',
  'verdi luca',
  '10.20.30.40',
];
const texts = [
  'mario.bianchi@acmewidgets.it',
  'Mario Bianchi',
  'posta@bücherwurm.de',
  `posta@${domainToASCII('bücherwurm.de')}`,
  'zoe@acmewidgets.onmicrosoft.com',
  'mario.bianchi_acmewidgets.it#EXT#@acmewidgets.onmicrosoft.com',
  'bounce+mario.bianchi=acmewidgets.it@mail.verne.example.org',
  'Fratelli Quaglia S.r.l.',
  'https://gestionale.acmewidgets.it:8069/web?db=prod_quaglia_2026',
  'acmewidgets-it.mail.protection.outlook.com',
  'EHLO pc-07.acmewidgets.it',
  'MXCORRIERE',
  'ACMEWIDGETS\\Administrator',
  'quagliafood.odoo.com',
  'Ufficio Vendite Nord',
  'CN=Pippobaudo Inspection CA, O=Consorzio Gamma, C=IT',
  `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize?client_id=${applicationId}`,
  `{${tenantId}} ${tenantId.replaceAll('-', '')}`,
  '"Neri, Anna" <info@altrove.example>',
  "'Verdi Luca' (vendite@altrove.example) Anna Neri",
  'mail (10.20.30.40)',
  '250 AM0PR04CA0021.eurprd04.prod.outlook.com Hello [203.0.113.77] [2001:db8:77::1]',
];
const everything = texts.join(' ; ');
const quoted = (text: string): string =>
  text.replace(/[@.=\\;]/g, (sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const forms: readonly (readonly [string, string])[] = [
  ['as it is', everything],
  ['in upper case', everything.toUpperCase()],
  ['percent-encoded', encodeURIComponent(everything)],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(everything))],
  ['percent-encoded letter by letter', percentAll('mario.bianchi@acmewidgets.it')],
  ['quoted-printable', quoted(everything)],
  ['quoted-printable, broken', 'to mario.bian=\r\nchi@acmewid=\r\ngets.it and more'],
  ['entities', 'mario.bianchi&#64;acmewidgets&#46;it'],
  ['escapes of JSON', 'mario.bianchi\\u0040acmewidgets.it'],
  ...texts.map((text) => ['base64', Buffer.from(text).toString('base64')] as const),
  [
    'base64, cut',
    Buffer.from(`user=${texts[0] ?? ''}\x01auth=`)
      .toString('base64')
      .slice(3),
  ],
  ['base64 of UTF-16', Buffer.from('ACMEWIDGETS', 'utf16le').toString('base64')],
  ['hex', Buffer.from('mario.bianchi@acmewidgets.it').toString('hex')],
];

function percentAll(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('');
}

/** A report that has this text in every place that can hold any. */
function bundleWith(text: string): ReportBundle {
  const test = sampleTest({
    server: { host: text, port: 587, encryption: 'starttls', username: text },
    steps: [{ id: 'ehlo', status: 'ok', durationMs: 1, detail: { deep: [{ words: text }], text } }],
    findings: [
      sampleFinding({
        title: text,
        cause: text,
        fix: text,
        evidence: [text],
        commands: [text],
        params: { mailbox: text, host: text, issuer: text, tenant: text, redirectUri: text },
      }),
    ],
    transcript: [{ at: 1, from: 'client', line: text }],
  });
  const [link] = sampleBundle().links;
  if (link === undefined) expect.fail('no link');
  return sampleBundle({
    mailboxesMasked: true,
    organisationMasked: true,
    client: { name: organisation.clientName, sandbox: false },
    collega: {
      version: '1.2.3',
      shell: 'portable',
      platform: text,
      network: {
        proxies: [{ address: 'http://MXCORRIERE:3128', source: 'settings' }],
        certificateAuthorities: ['Pippobaudo Inspection CA'],
        environmentAuthorities: 0,
      },
    },
    azureApp: {
      ...sampleBundle().azureApp,
      applicationId,
      authority: { kind: 'tenant', tenant: tenantId },
      redirectUri: text,
    },
    links: [{ ...link, mailbox: text, account: text, scopes: [text] }],
    servers: [sampleServer({ name: 'Mail', host: text, username: text, test })],
    odoo: sampleOdoo(text, sampleFinding({ evidence: [text], params: { mailbox: text } })),
    log: [text],
  });
}

async function reportWith(text: string) {
  const pause = () => Promise.resolve();
  const toHide = { secrets: [], people, organisation };
  const redacted = await redactReport(bundleWith(text), toHide, pause);
  return renderReport(runAtOnce(translateReport(redacted, 'en')));
}

/** In clear, and in every word of base64. */
function readAll(text: string): string {
  const words = text.match(/[\w+/-]{12,}={0,2}/g) ?? [];
  const decoded = words.flatMap((word) =>
    [0, 1, 2, 3].map((at) => Buffer.from(word.slice(at), 'base64').toString('utf8')),
  );
  const unescaped = text.replace(/(?:%(?:25)*[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replace(/%(?:25)*/gi, ''), 'hex').toString('utf8'),
  );
  const unquoted = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const all = [
    text,
    unescaped,
    unquoted,
    ...decoded,
    ...decoded.map((each) => each.replaceAll('\0', '')),
  ];
  return all.join('\n').toLowerCase();
}

describe('a report that hides the organisation', () => {
  it.each(forms)('shows none of its names, wherever they stood: %s', async (_form, text) => {
    for (const [form, shown] of Object.entries(await reportWith(text))) {
      const read = readAll(shown);
      expect(
        canaries.filter((canary) => read.includes(canary)),
        form,
      ).toEqual([]);
    }
  });

  it('keeps the published format', async () => {
    const { json } = await reportWith(everything);
    expect(() => reportBundle.parse(JSON.parse(json))).not.toThrow();
  });

  it('stays readable: the same placeholder for the same thing, and Microsoft’s own words', async () => {
    const line = `535 5.7.139 AM0PR04.prod.outlook.com mario.bianchi@acmewidgets.it at gestionale.acmewidgets.it, smtp.office365.com, SMTP.Send, Correlation ID: 6f6f6f6f-1111-4222-8333-444444444444, 10.0.0.7`;
    const pause = () => Promise.resolve();
    const bundle = sampleBundle({
      mailboxesMasked: true,
      organisationMasked: true,
      client: { name: organisation.clientName, sandbox: false },
      servers: [
        sampleServer({
          username: 'mario.bianchi@acmewidgets.it',
          test: sampleTest({ transcript: [{ at: 1, from: 'server', line }] }),
        }),
      ],
    });
    const redacted = await redactReport(bundle, { secrets: [], people, organisation }, pause);
    expect(redacted.servers[0]?.username).toBe('mailbox-1@domain-1.example');
    expect(redacted.servers[0]?.host).toBe('smtp.office365.com');
    expect(redacted.servers[0]?.test?.transcript[0]?.line).toMatch(
      /^535 5\.7\.139 AM0PR04\.prod\.outlook\.com mailbox-1@domain-1\.example at host-\d\.domain-1\.example, smtp\.office365\.com, SMTP\.Send, Correlation ID: 6f6f6f6f-1111-4222-8333-444444444444, private-ip-1$/,
    );
    expect(redacted.client.name).toBe('client-1');
  });
});
