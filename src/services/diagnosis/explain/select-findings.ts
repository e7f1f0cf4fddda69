import { type Finding } from '../../../contract/findings.ts';
import { type CatalogueEntry } from '../catalogue-entry.ts';
import { type Signal } from '../signal.ts';
import { type FoundSignal } from './found-signal.ts';

export interface Candidate {
  readonly finding: Finding;
  readonly entry: CatalogueEntry;
  readonly found: FoundSignal;
}

/** Different words of the same failure: enough to recognise it. */
const maxEvidence = 3;

/**
 * Causes stand before consequences, whatever the order in the text: token request, connection,
 * sign-in, mailbox; then what only follows from another failure; then what only names a stage.
 */
export function selectFindings(candidates: readonly Candidate[]): Finding[] {
  const own = candidates.filter((each) => !isShadowed(each, candidates));
  const telling = own.filter(({ found, entry }) => found.weak !== true && entry.weak !== true);
  const known = telling.filter(({ entry }) => entry.rows.length > 0);
  // What only names a stage says nothing beside a finding that names the cause.
  const ranked = (known.length > 0 ? known : telling.length > 0 ? telling : own)
    .filter((each, _index, all) => !isEcho(each, all) && !isVaguer(each, all))
    .sort(
      (one, other) =>
        orderOf(one) - orderOf(other) ||
        Number(isPossible(one)) - Number(isPossible(other)) ||
        one.found.start - other.found.start,
    );
  const byCode = new Map<string, Finding>();
  for (const { finding } of ranked) {
    const known = byCode.get(finding.code);
    if (known === undefined) byCode.set(finding.code, finding);
    else addEvidence(known, finding.evidence);
  }
  return [...byCode.values()];
}

/** What is only possible stands behind what was seen at the same stage. */
function isPossible({ found }: Candidate): boolean {
  return found.certainty === 'possible';
}

function orderOf({ entry, found: { signal } }: Candidate): number {
  if (entry.consequence === true) return 8;
  if (entry.rows.length === 0) return 7;
  return stageOrder(signal);
}

function stageOrder(signal: Signal): number {
  switch (signal.kind) {
    case 'oauth':
    case 'token':
    case 'sign-in':
    case 'azure-app':
      return 0;
    case 'message':
      return 1;
    case 'network':
      return signal.code === 'AUTHORITY' || signal.stage === 'authority' ? 0 : 2;
    case 'conversation':
      return 2;
    case 'pop':
    case 'graph':
      return 3;
    case 'smtp':
    case 'imap':
      return signal.step === 'auth' ? 3 : 4;
    case 'delivery':
      return 5;
  }
}

/** A sentence that was understood takes the place of the bare code, or stage, beside it. */
function isShadowed(each: Candidate, all: readonly Candidate[]): boolean {
  return all.some((other) => {
    if (other === each || strength(other) <= strength(each)) return false;
    if (other.found.start < each.found.end && each.found.start < other.found.end) return true;
    // "535 5.7.3" at the end of a line, its sentence on the next.
    return (
      each.found.signal.kind === other.found.signal.kind &&
      (isCodeAlone(each) || each.entry.rows.length === 0) &&
      other.found.start >= each.found.start &&
      other.found.start - each.found.end < 40
    );
  });
}

function isCodeAlone({ found }: Candidate): boolean {
  return !/\p{L}{3}/u.test(found.signal.text);
}

function strength({ found, entry }: Candidate): number {
  if (found.weak === true || entry.weak === true) return 0;
  if (found.signal.kind === 'message' && entry.consequence !== true && found.entry === undefined)
    return 5;
  if (entry.rows.length === 0) return 1;
  if (found.entry !== undefined && found.certainty === 'seen') return 4;
  return found.certainty === 'possible' ? 2 : 3;
}

/** A connection that closed after a refusal is the end of that story, and no second one. */
function isEcho({ entry }: Candidate, all: readonly Candidate[]): boolean {
  const refused = all.some(
    ({ found: { signal }, entry: other }) =>
      (signal.kind === 'smtp' ||
        signal.kind === 'imap' ||
        signal.kind === 'pop' ||
        signal.kind === 'oauth') &&
      other.rows.length > 0 &&
      other.code !== entry.code &&
      other.code !== 'imap-session-ended',
  );
  return (
    refused &&
    [
      'connection-reset',
      'connection-closed-by-server',
      'tls-failed',
      'imap-session-ended',
      'mail-server-not-reached',
    ].includes(entry.code)
  );
}

function isVaguer({ entry: { vaguerThan = [] } }: Candidate, all: readonly Candidate[]): boolean {
  return all.some(({ entry }) => vaguerThan.includes(entry.code));
}

function addEvidence(finding: Finding, more: readonly string[]): void {
  for (const words of more) {
    const known = finding.evidence.some((each) => each.includes(words) || words.includes(each));
    if (!known && finding.evidence.length < maxEvidence) finding.evidence.push(words);
  }
}
