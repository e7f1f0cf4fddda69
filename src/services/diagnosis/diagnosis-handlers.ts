import { type ClientAlert } from '../../contract/diagnosis.ts';
import { type Finding } from '../../contract/findings.ts';
import { type Language } from '../../contract/settings.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { describeContext, describePasted } from './describe-context.ts';
import { diagnose } from './diagnose.ts';
import { groupAppFindings } from './group-app-findings.ts';
import { contextWithoutClient } from './context-without-client.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type Records, type StoredClient } from '../store/records/records.ts';
import { linksWithTokens } from '../store/vault/stored-tokens.ts';
import { type Vault } from '../store/vault/vault.ts';
import { explainText } from './explain/explain-text.ts';

type DiagnosisCalls = Extract<keyof Handlers, `diagnosis.${string}`>;

/** A secret takes a while to be replaced everywhere: say so this many days ahead (row 25). */
const daysAhead = 60;
const dayMs = 24 * 3_600_000;

export function createDiagnosisHandlers(services: {
  readonly records: Records;
  readonly vault: Pick<Vault, 'names'>;
  readonly clock: Clock;
  readonly language: () => Language;
}): Pick<Handlers, DiagnosisCalls> {
  const { records, vault, clock, language } = services;

  function warnOfExpiry(client: StoredClient): Finding[] {
    const day = client.azureApp.secretExpiresOn;
    if (day === null) return [];
    const left = Date.parse(`${day}T00:00:00Z`) - clock.now();
    if (left > daysAhead * dayMs) return [];
    const problem = left <= 0 ? 'secret-expiry-passed' : 'secret-expires-soon';
    const context = describeContext(client, { mailbox: '' }, language());
    return [diagnose({ kind: 'azure-app', problem, text: day }, context, null)];
  }

  return {
    'diagnosis.explain': ({ text, clientId, mailbox }) => {
      const context =
        clientId === null
          ? { ...contextWithoutClient(language()), mailbox }
          : describePasted(records.of(clientId), mailbox, language());
      return explainText(text, context);
    },

    'diagnosis.alerts': ({ clientId }): ClientAlert[] => {
      const { client, mailboxLinks } = records.of(clientId);
      const links = linksWithTokens(vault, clientId, mailboxLinks);
      const broken = links.map(({ mailbox, health }) => ({
        subject: mailbox,
        findings: health.state === 'broken' ? [health.finding] : [],
      }));
      const alarms = groupAppFindings(broken).alarms.map(({ finding, subjects }) => ({
        finding,
        mailboxes: subjects,
      }));
      // What the authority said is surer than a date that someone typed.
      const said = alarms.some(({ finding }) => finding.code === 'client-secret-expired');
      const ahead = said ? [] : warnOfExpiry(client);
      return [...alarms, ...ahead.map((finding) => ({ finding, mailboxes: [] }))];
    },
  };
}
