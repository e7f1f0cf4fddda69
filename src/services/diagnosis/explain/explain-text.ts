import { type Finding, type StepId, stepId } from '../../../contract/findings.ts';
import { diagnose, rankEntries } from '../diagnose.ts';
import { type DiagnosisContext, type Signal } from '../signal.ts';
import { findImap } from './find-imap.ts';
import { findNetwork } from './find-network.ts';
import { findOAuth } from './find-oauth.ts';
import { findSmtp } from './find-smtp.ts';
import { findTokens } from './find-token.ts';
import { findKnownWords, findPhrases } from './find-words.ts';
import { type FoundSignal } from './found-signal.ts';
import { maskPasted } from '../../masking/mask-pasted.ts';
import { unfoldText } from './unfold-text.ts';

export interface Explanation {
  /** Most specific first, each cause once; empty when nothing was recognised. */
  readonly findings: Finding[];
  /** What was pasted, without its secrets. */
  readonly masked: string;
}

/** Different words of the same failure: enough to recognise it. */
const maxEvidence = 3;
const maxEvidenceLength = 1_000;

/**
 * Explains anything somebody pastes: a dialog of Odoo, a traceback, an answer in JSON, a bounce, an
 * address, lines of a log, a transcript. Never throws; its time grows with the length of the text.
 */
export function explainText(pasted: string, context: DiagnosisContext): Explanation {
  const text = maskPasted(unfoldText(pasted));
  const found = [
    ...findKnownWords(text),
    ...findOAuth(text),
    ...findSmtp(text),
    ...findImap(text),
    ...findNetwork(text),
    ...findPhrases(text),
    ...findTokens(pasted),
  ];
  return { findings: mergeFindings(found, context), masked: maskPasted(pasted) };
}

interface Scored {
  readonly finding: Finding;
  readonly score: number;
  readonly found: FoundSignal;
}

function mergeFindings(found: readonly FoundSignal[], context: DiagnosisContext): Finding[] {
  const scored = dropSwallowed(found).map((each) => explain(each, context));
  const printing = scored.filter(({ found: { weak } }) => weak !== true);
  const ranked = (printing.length > 0 ? printing : scored).sort(
    (one, other) => other.score - one.score || one.found.start - other.found.start,
  );
  const byCode = new Map<string, Finding>();
  for (const { finding, found: source } of ranked) {
    const known = byCode.get(finding.code);
    if (known !== undefined) addEvidence(known, finding.evidence);
    else if (!isShadowed(source, finding, ranked)) byCode.set(finding.code, finding);
  }
  return [...byCode.values()];
}

function explain(found: FoundSignal, context: DiagnosisContext): Scored {
  const cut = (text: string): string =>
    text.length > maxEvidenceLength ? `${text.slice(0, maxEvidenceLength)}…` : text;
  const signal: Signal = { ...found.signal, text: cut(maskPasted(found.signal.text)) };
  const about = { ...context, ...withoutKnown(found.about ?? {}, context) };
  return {
    finding: diagnose(signal, about, stepOf(signal)),
    score: rankEntries(signal)[0]?.score ?? 0,
    found,
  };
}

/**
 * The client's own data are surer than what a text mentions. Not so its app: a refusal that names
 * another one is about that one, and somebody would mend the secret of the wrong app.
 */
function withoutKnown(
  about: Partial<DiagnosisContext>,
  context: DiagnosisContext,
): Partial<DiagnosisContext> {
  const known = Object.entries(context)
    .filter(([name, value]) => name !== 'applicationId' && value !== null && value !== '')
    .map(([name]) => name);
  return Object.fromEntries(Object.entries(about).filter(([name]) => !known.includes(name)));
}

/**
 * A sentence of Odoo that is understood as a whole swallows the reply it quotes: "refused the sender
 * address … 5.7.57" is about a sign-in, and no refusal of a sender.
 */
function dropSwallowed(found: readonly FoundSignal[]): FoundSignal[] {
  const whole = found.filter(({ signal, weak }) => signal.kind === 'message' && weak !== true);
  return found.filter(
    (each) =>
      each.signal.kind === 'message' ||
      !whole.some(({ start, end }) => start <= each.start && each.start < end),
  );
}

/** The mere stage of a failure says nothing beside a real explanation of the same words. */
function isShadowed(source: FoundSignal, finding: Finding, all: readonly Scored[]): boolean {
  if (finding.rows.length > 0) return false;
  return all.some(
    (other) =>
      other.finding.rows.length > 0 &&
      other.found.start < source.end &&
      source.start < other.found.end,
  );
}

function addEvidence(finding: Finding, more: readonly string[]): void {
  for (const words of more) {
    const known = finding.evidence.some((each) => each.includes(words) || words.includes(each));
    if (!known && finding.evidence.length < maxEvidence) finding.evidence.push(words);
  }
}

function stepOf(signal: Signal): StepId | null {
  if (!('step' in signal)) return null;
  const parsed = stepId.safeParse(signal.step);
  return parsed.success ? parsed.data : null;
}
