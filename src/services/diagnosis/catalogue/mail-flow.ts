import { type CatalogueEntry } from '../catalogue-entry.ts';

/** Refusals of a sending server, a domain or a way of sending, and what bounces say (A8). */
export const mailFlowEntries: readonly CatalogueEntry[] = [
  {
    code: 'starttls-required',
    severity: 'error',
    rows: [215],
    owner: 'odoo-admin',
    about: 'server-record',
    when: [
      {
        kind: 'smtp',
        says: [
          'STARTTLS is required to send mail',
          'STARTTLS is required',
          'Failed to establish appropriate TLS channel',
          // msmtp: the server offers passwords, and the connection is not encrypted.
          'cannot use a secure authentication method',
          'Must issue a STARTTLS command first',
        ],
      },
    ],
  },
  {
    code: 'sender-throttled-mailbox-full',
    severity: 'error',
    rows: [154],
    owner: 'exchange-admin',
    about: 'mailbox',
    when: [
      { kind: 'smtp', enhancedCode: ['5.2.251'] },
      {
        kind: 'smtp',
        says: [
          'throttled due to continuous mailbox full',
          'throttled due to continuous mailbox quota',
        ],
      },
    ],
    links: ['smtp-throttling'],
  },
  {
    code: 'sender-throttled-no-licence',
    severity: 'error',
    rows: [154],
    owner: 'exchange-admin',
    about: 'mailbox',
    when: [
      { kind: 'smtp', enhancedCode: ['5.2.253'] },
      {
        kind: 'smtp',
        says: [
          'throttled due to continuous invalid license',
          'throttled due to continuous invalid licence',
          'throttled due to continuous license',
          'throttled due to continuous licence',
        ],
      },
    ],
    links: ['smtp-throttling'],
  },
  {
    code: 'low-reputation-address',
    severity: 'error',
    rows: [162],
    owner: 'exchange-admin',
    about: 'organisation',
    alsoActs: 'microsoft-support',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.708'] },
      { kind: 'smtp', says: ['traffic not accepted from this IP'] },
    ],
    links: ['bounce-codes'],
  },
  {
    code: 'header-too-large',
    severity: 'error',
    rows: [219],
    owner: 'odoo-admin',
    about: 'message',
    alsoActs: 'program-developer',
    when: [
      {
        kind: 'smtp',
        says: [
          'Header size exceeds fixed maximum size',
          'header size exceeds',
          'too many header',
          'headers too large',
        ],
      },
    ],
  },
  {
    code: 'own-relay-refuses',
    severity: 'error',
    rows: [220],
    owner: 'network-admin',
    about: 'server-record',
    when: [
      { kind: 'message', message: ['postfix-refuses'] },
      { kind: 'message', message: ['said'], says: ['NOQUEUE: reject', 'message file too big'] },
    ],
    pastedOnly: 'Words of a Postfix of one’s own, before the mail reaches Microsoft.',
  },
  {
    code: 'direct-send-rejected',
    severity: 'error',
    rows: [221],
    owner: 'odoo-admin',
    about: 'organisation',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.68'] },
      {
        kind: 'smtp',
        says: ['TenantInboundAttribution', 'Direct Send not allowed', 'Direct Send is not allowed'],
      },
    ],
    commands: ['Get-OrganizationConfig | Format-List RejectDirectSend'],
  },
  {
    code: 'no-inbound-connector',
    severity: 'error',
    rows: [222],
    owner: 'exchange-admin',
    about: 'organisation',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.64'] },
      { kind: 'smtp', says: ['TenantAttribution; Relay Access Denied', 'TenantAttribution'] },
    ],
    commands: [
      'Get-InboundConnector | Format-List Name,Enabled,SenderIPAddresses,TlsSenderCertificateName',
    ],
  },
  {
    code: 'forwarding-not-allowed',
    severity: 'error',
    rows: [223],
    owner: 'exchange-admin',
    about: 'organisation',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.520'] },
      {
        kind: 'smtp',
        says: [
          'does not allow external forwarding',
          'doesn’t allow external forwarding',
          'AS(7555)',
        ],
      },
    ],
    commands: ['Get-HostedOutboundSpamFilterPolicy | Format-List Name,AutoForwardingMode'],
  },
  {
    code: 'sending-address-listed',
    severity: 'error',
    rows: [224],
    owner: 'network-admin',
    about: 'network',
    alsoActs: 'microsoft-support',
    when: [
      { kind: 'smtp', enhancedCode: /^5\.7\.6(?:0[6-9]|[1-4]\d)$/ },
      {
        kind: 'smtp',
        says: [
          'banned sending IP',
          'part of their network is on our block list',
          'on our block list',
          'weren’t sent. Please contact your Internet service provider',
          'To request removal from this list',
          'blocked using Spamhaus',
          'client host … blocked using',
          'delist.protection.outlook',
          'delist@messaging.microsoft',
          'sender.office.com',
        ],
      },
    ],
    quotes: {
      textLinks:
        /((?:https?:\/\/)?(?:sender\.office\.com|[\w.-]{0,60}mail\.live\.com\/[\w./#?=-]{0,80}|[\w.-]{0,40}spamhaus\.org\/[\w./?=&-]{0,80}|olcsupport\.office\.com[\w./#-]{0,60}))(?<!\.)/i,
    },
  },
  {
    code: 'domain-not-authenticated',
    severity: 'error',
    rows: [226, 164],
    owner: 'network-admin',
    about: 'organisation',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.515'] },
      {
        kind: 'smtp',
        says: [
          'does not meet the required authentication level',
          'doesn’t meet the authentication requirements',
        ],
      },
    ],
    quotes: {
      checks: /((?:Spf\s?=\s?\w+)[\s,;]{0,4}(?:Dkim\s?=\s?\w+)[\s,;]{0,4}(?:DMARC\s?=\s?\w+)?)/i,
    },
    links: ['bounce-codes'],
  },
  {
    code: 'forwarded-mail-refused',
    severity: 'error',
    rows: [229],
    owner: 'exchange-admin',
    about: 'organisation',
    when: [
      { kind: 'smtp', enhancedCode: ['5.7.367'] },
      { kind: 'smtp', says: ['Remote server returned not permitted to relay'] },
    ],
  },
  {
    code: 'high-volume-account-limit',
    severity: 'error',
    rows: [230],
    owner: 'exchange-admin',
    about: 'organisation',
    when: [
      {
        kind: 'smtp',
        says: [
          'High Volume Email … billing',
          'billing policy … High Volume Email',
          'High Volume Email … external',
          'billing policy … HVE',
        ],
      },
    ],
  },
];
