import { randomUUID } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { type OdooPlan } from '../../../src/contract/odoo-plan.ts';
import { type PracticeVersion } from '../../../src/sandbox/odoo/odoo-fields.ts';
import { type RunServerTest } from '../../../src/sandbox/odoo/odoo-methods.ts';
import { redirectWith } from '../../../src/services/testing/fake-shell.ts';
import { type RecordsFile } from '../../../src/services/shell/ports/records-file.ts';
import { Records } from '../../../src/services/store/records/records.ts';
import { startCollega } from '../../../src/services/testing/start-collega.ts';
import {
  canaries,
  grantTokens,
  practiceMailbox,
  startTokenAuthority,
} from '../../../src/services/testing/token-authority.ts';
import { adminKey, startPracticeOdoo } from './practice-odoo.ts';

export const outlook = 'https://outlook.office.com';
const mailScopes = `${outlook}/SMTP.Send ${outlook}/IMAP.AccessAsUser.All`;

/** The practice client, linked, beside a practice Odoo that has the module and nothing else. */
export async function startLinkedClient(
  version: PracticeVersion,
  options: {
    readonly database?: string;
    readonly runTest?: RunServerTest;
    readonly linked?: false;
    /** How Collega's own test of each server ended; passed unless told, null: never tested. */
    readonly lastTest?: LastTest | null;
  } = {},
) {
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  authority.answer = (form) =>
    grantTokens({
      number: authority.asked.length,
      scope: `${form.get('scope')?.includes('User.Read') ? `${outlook}/User.Read ` : ''}${mailScopes}`,
    });
  const started = await startCollega({ sandbox: authority.environment });
  const [client] = await started.get('clients.list', {});
  const clientId = client?.id ?? '';
  const odoo = await startPracticeOdoo(version, options.runTest && { runTest: options.runTest });
  const database = odoo.database(options.database ?? 'empty');
  const asked = { clientId, url: odoo.url, database: database.name, login: 'admin', key: adminKey };
  expect(await started.get('odoo.connect', asked)).toMatchObject({ outcome: 'connected' });
  const link = async () => {
    started.shell.behave = redirectWith({ code: canaries.code });
    const way = { flowId: randomUUID(), clientId, mailbox: practiceMailbox };
    expect(await started.get('signIn.start', way)).toMatchObject({ outcome: 'linked' });
  };
  if (options.linked !== false) await link();
  const { lastTest = 'passed' } = options;
  if (lastTest !== null) noteTests(started.options.recordsFile, clientId, lastTest);
  const plan = async (): Promise<OdooPlan> => {
    const answer = await started.get('odoo.plan', { clientId });
    return answer.outcome === 'planned' ? answer.plan : expect.fail(JSON.stringify(answer));
  };
  const apply = async (shown: OdooPlan, stepIds?: string[]) => {
    const proposed = shown.steps.filter((step) => step.proposed).map(({ id }) => id);
    const ids = { fingerprint: shown.fingerprint, stepIds: stepIds ?? proposed };
    return started.get('odoo.apply', { clientId, ...ids, installModule: false });
  };
  return { ...started, authority, odoo, database, clientId, link, plan, apply };
}

type LastTest = 'passed' | 'failed' | 'outdated';

/** As a run of Collega's tests leaves the servers. */
function noteTests(file: RecordsFile, clientId: string, result: LastTest): void {
  const records = new Records(file, () => undefined);
  records.updateClient(clientId, 'mail-servers', (draft) => {
    draft.mailServers = draft.mailServers.map((server) => ({
      ...server,
      lastTest: {
        outcome: result === 'failed' ? ('failed' as const) : ('passed' as const),
        startedAt: '2026-11-01T10:00:00.000Z',
        durationMs: 9,
        findingCodes: [],
        ...(result === 'outdated' && { basis: 'of another port' }),
      },
    }));
  });
}
