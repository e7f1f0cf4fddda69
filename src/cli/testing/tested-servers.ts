import { type ConnectionTestReport } from '../../contract/connection-tests.ts';
import { type Finding } from '../../contract/findings.ts';
import { type OutgoingServer } from '../../contract/mail-servers.ts';
import { type TestedServer } from '../output/tested-server.ts';

export function outgoingServer(name: string): OutgoingServer {
  return {
    id: crypto.randomUUID(),
    clientId: '11111111-2222-4333-8444-555555555555',
    createdAt: '2026-11-23T10:00:00.000Z',
    lastTest: null,
    direction: 'outgoing',
    name,
    username: name,
    host: 'smtp.example',
    port: 587,
    encryption: 'starttls',
    active: true,
    fromFilter: name,
    priority: 10,
    sendAs: false,
  };
}

export function findingOf(code: string, about: Partial<Finding> = {}): Finding {
  return {
    code,
    severity: 'error',
    step: 'auth',
    rows: [1],
    owner: 'exchange-admin',
    title: `Title of ${code}`,
    cause: `Cause of ${code}`,
    fix: 'Do it.',
    params: {},
    commands: [],
    links: [],
    evidence: [],
    ...about,
  };
}

/** About an Azure app: what stops one mailbox stops all that use it. */
export const secretExpired = findingOf('client-secret-expired', {
  step: 'token',
  owner: 'entra-admin',
  params: { applicationId: '11111111-2222-3333-4444-555555555555' },
});

export function testedServer(name: string, about: Partial<ConnectionTestReport>): TestedServer {
  const server = outgoingServer(name);
  const report: ConnectionTestReport = {
    schema: 'collega.connection-test/1',
    direction: 'outgoing',
    outcome: 'passed',
    server: { host: 'smtp.example', port: 587, encryption: 'starttls', username: name },
    startedAt: '2026-11-23T10:00:00.000Z',
    durationMs: 120,
    roundTrips: 6,
    steps: [
      { id: 'token', status: 'ok', durationMs: 4, detail: {} },
      { id: 'dns', status: 'ok', durationMs: 2, detail: {} },
    ],
    findings: [],
    transcript: [],
    ...about,
  };
  return { server, report };
}
