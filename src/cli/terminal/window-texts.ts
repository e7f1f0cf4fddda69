import { type Failure, type FieldProblemCode } from '../../contract/failures.ts';
import { failureTextKey } from '../../contract/failure-texts.ts';
import { type AlsoActs, type Certainty, type Owner, type StepId } from '../../contract/findings.ts';
import { type ExchangeVerdict, type SenderRule } from '../../contract/sender-rules.ts';
import { type SkipReason } from '../../contract/skip-reasons.ts';
import { type TrustChange } from '../../contract/trust.ts';
import { type UpdateCheck } from '../../contract/updates.ts';
import { type VaultOpener, type VaultStatus } from '../../contract/vault.ts';
import { loadTexts } from '../../languages/languages.ts';
import { trustChangeLine } from '../../languages/trust-texts.ts';
import { addTexts, lookUp } from './texts.ts';

// What the windows say too comes from their texts, so that both always say the same.
addTexts('ui', await loadTexts('ui'));

/** A text of the window, by its own key. */
export function lookUpOfWindow(
  key: string,
  values?: Readonly<Record<string, string | number>>,
): string {
  return lookUp(`ui:${key}`, values);
}

export function formatStep(step: StepId): string {
  return lookUp(`ui:steps.${step}`);
}

export function formatSkipReason(reason: SkipReason): string {
  return lookUp(`ui:tests.skipReasons.${reason}`);
}

export function formatOwner(owner: Owner, alsoActs?: AlsoActs): string {
  const name = lookUp(`ui:findings.owner.${owner}`);
  return alsoActs === undefined ? name : `${name}, ${lookUp(`ui:findings.alsoActs.${alsoActs}`)}`;
}

export function formatCertainty(certainty: Certainty): string {
  return lookUp(`ui:findings.certainty.${certainty}`);
}

/** A sender rule, or `skipped.<reason>`: why it was not tried. */
export function formatSenderRule(rule: SenderRule | `skipped.${string}`): string {
  return lookUp(`ui:senderRules.rules.${rule}`);
}

export function formatVerdict(verdict: ExchangeVerdict): string {
  const addresses = 'addresses' in verdict ? verdict.addresses.join(', ') : '';
  return lookUp(`ui:senderRules.exchange.${verdict.kind}`, { ...verdict, addresses });
}

export function formatProblem(problem: FieldProblemCode): string {
  // The terminal's own words where the window's leave out the example.
  const key = `fieldProblems.${problem}`;
  return lookUp([`terminal:${key}`, `ui:${key}`]);
}

export function formatOpener(opener: VaultOpener): string {
  return lookUp(`ui:vault.openers.${opener}`);
}

/** Why the vault is locked and what opens it, as the window says it. */
export function formatVaultNotice(status: Extract<VaultStatus, { state: 'locked' }>): string {
  const opener = status.openers.find((each) => each !== 'passphrase') ?? 'other-key-store';
  const key = status.reason === 'other-backend' ? `other-backend-${opener}` : status.reason;
  return lookUp(`ui:vault.notice.${key}`);
}

/** A setting that is not as it was confirmed, before and after. */
export function formatTrustChange(change: TrustChange): string {
  return trustChangeLine(change, lookUpOfWindow);
}

/** Why it is not known whether a newer version is out. */
export function formatUpdateProblem({ kind, text }: NonNullable<UpdateCheck['problem']>): string {
  return lookUp(`ui:updates.problems.${kind}`, { text });
}

export function formatUpdateText(key: 'noKey' | 'current'): string {
  return lookUp(`ui:updates.${key}`);
}

/** What a call names by its ID and the command line by its name: no field that anyone filled in. */
const recordFields: ReadonlySet<string> = new Set(['clientId', 'serverId', 'linkId']);

/** An expected failure as a sentence; fields are named with their remedy, one a line. */
export function describeFailure(failure: Failure): string {
  // The terminal's own words where the window speaks of its buttons and forms.
  const key = failureTextKey(failure);
  const head = lookUp([`terminal:${key}`, `ui:${key}`], { ...failure });
  const problems = 'problems' in failure ? failure.problems : [];
  const ofRecord = problems.filter(({ field }) => recordFields.has(field));
  if (ofRecord.length > 0 && ofRecord.length === problems.length) {
    return ofRecord.map(({ problem }) => formatProblem(problem)).join('\n');
  }
  return [
    head,
    ...problems.map(({ field, problem }) => `  ${field}: ${formatProblem(problem)}`),
  ].join('\n');
}
