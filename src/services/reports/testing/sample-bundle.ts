import { type ConnectionTestReport } from '../../../contract/connection-tests.ts';
import { type Finding } from '../../../contract/findings.ts';
import { type ReportBundle, type ReportedServer } from '../../../contract/reports.ts';

/** What Exchange says when SMTP AUTH is off for a mailbox, explained. */
export function sampleFinding(change: Partial<Finding> = {}): Finding {
  return {
    code: 'smtp-auth-disabled-for-mailbox',
    severity: 'error',
    step: 'auth',
    rows: [138],
    owner: 'exchange-admin',
    title: 'Title as stored',
    cause: 'Cause as stored',
    fix: 'Fix as stored',
    params: { mailbox: 'john@contoso.com', host: 'smtp.office365.com', port: '587' },
    commands: ['Set-CASMailbox john@contoso.com -SmtpClientAuthenticationDisabled $false'],
    links: ['https://status.cloud.microsoft'],
    evidence: ['535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox john@contoso.com'],
    ...change,
  };
}

/** A failed outgoing test that saw a name in every place that may hold one. */
export function sampleTest(change: Partial<ConnectionTestReport> = {}): ConnectionTestReport {
  return {
    schema: 'collega.connection-test/1',
    direction: 'outgoing',
    outcome: 'failed',
    server: {
      host: 'smtp.office365.com',
      port: 587,
      encryption: 'starttls',
      username: 'john@contoso.com',
    },
    startedAt: '2026-11-23T10:00:00.000Z',
    durationMs: 1234,
    roundTrips: 5,
    steps: [
      { id: 'token', status: 'ok', durationMs: 1, detail: { account: 'john@contoso.com' } },
      {
        id: 'greeting',
        status: 'ok',
        durationMs: 20,
        detail: {
          lines: ['220 smtp.office365.com ready'],
          nested: [{ text: 'for John@Contoso.com' }],
        },
      },
      { id: 'auth', status: 'failed', durationMs: 80, detail: {} },
      { id: 'mail-from', status: 'skipped', durationMs: 0, detail: {} },
    ],
    findings: [sampleFinding()],
    transcript: [
      { at: 0, from: 'server', line: '220 smtp.office365.com ready' },
      { at: 12, from: 'client', line: 'EHLO [127.0.0.1]' },
      { at: 80, from: 'server', line: '535 5.7.139 john@contoso.com' },
    ],
    ...change,
  };
}

export function sampleServer(change: Partial<ReportedServer> = {}): ReportedServer {
  return {
    name: 'john@contoso.com',
    direction: 'outgoing',
    host: 'smtp.office365.com',
    port: 587,
    encryption: 'starttls',
    username: 'john@contoso.com',
    active: true,
    test: sampleTest(),
    outdated: false,
    ...change,
  };
}

export function sampleBundle(change: Partial<ReportBundle> = {}): ReportBundle {
  return {
    schema: 'collega.report/1',
    createdAt: '2026-11-23T10:05:00.000Z',
    language: 'en',
    mailboxesMasked: false,
    organisationMasked: false,
    collega: { version: '1.2.3', shell: 'portable', platform: 'linux x64 6.1', network: null },
    client: { name: 'Contoso', sandbox: false },
    azureApp: {
      applicationId: '11111111-2222-3333-4444-555555555555',
      authority: { kind: 'tenant', tenant: 'contoso.onmicrosoft.com' },
      cloud: 'global',
      redirectUri: 'https://odoo.contoso.com/microsoft_outlook/confirm',
      hasSecret: true,
      secretExpiresOn: '2027-03-01',
    },
    links: [
      {
        mailbox: 'john@contoso.com',
        account: 'john@contoso.com',
        kind: 'owner',
        personal: false,
        scopes: ['https://outlook.office.com/SMTP.Send'],
        linkedAt: '2026-11-20T10:00:00.000Z',
        refreshedAt: '2026-11-23T09:00:00.000Z',
        accessTokenExpiresAt: '2026-11-23T10:30:00.000Z',
        health: { state: 'valid' },
      },
    ],
    servers: [sampleServer()],
    odoo: null,
    log: [],
    ...change,
  };
}
