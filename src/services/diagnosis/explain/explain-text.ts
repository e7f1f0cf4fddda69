import { type Finding, type StepId } from '../../../contract/findings.ts';
import { stepIds } from '../../../contract/step-ids.ts';
import { describeFinding, chooseEntry } from '../diagnose.ts';
import { type DiagnosisContext, type Signal } from '../signal.ts';
import { maskPasted } from '../../masking/mask-pasted.ts';
import { findBrokenOff } from './find-broken-off.ts';
import { findImap } from './find-imap.ts';
import { findNetwork } from './find-network.ts';
import { findOAuth } from './find-oauth.ts';
import { arrangeSendAs, findParties, type Parties } from './find-parties.ts';
import { findPopAndGraph } from './find-pop-and-graph.ts';
import { findSaid } from './find-said.ts';
import { findSmtp } from './find-smtp.ts';
import { findTokens } from './find-token.ts';
import { findKnownWords } from './find-words.ts';
import { type FoundSignal } from './found-signal.ts';
import { locateEvidence, type DecidingPlace } from './locate-evidence.ts';
import { readText, type Reading } from './reading.ts';
import { selectFindings, type Candidate } from './select-findings.ts';
import { unwrapText } from './unwrap-text.ts';

export interface Explanation {
  /** Causes before consequences, each once; empty when nothing was recognised. */
  readonly findings: Finding[];
  /** What was pasted, without its secrets. */
  readonly masked: string;
  /** Which words of `masked` decided, for each finding that has such a place. */
  readonly decided: DecidingPlace[];
  /** What was understood all the same, where no finding could be given. */
  readonly understood: Understood;
}

const maxEvidenceLength = 1_000;

/**
 * Explains anything someone pastes: a dialog of Odoo, a traceback, an answer in JSON, a bounce, an
 * address, lines of a log, a transcript. Never throws; its time grows with the length of the text.
 */
export function explainText(pasted: string, context: DiagnosisContext): Explanation {
  const reading = readText(maskPasted(unwrapText(pasted)));
  const parties = findParties(reading, context);
  const candidates = findAll(reading, pasted).map((found) =>
    asCandidate(found, reading, parties, context),
  );
  const findings = selectFindings(candidates);
  const masked = maskPasted(pasted);
  const decided = locateEvidence(masked, findings);
  return {
    findings: findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map(removeOwnParameters),
    })),
    masked,
    decided,
    understood: describeUnderstood(reading),
  };
}

function findAll(reading: Reading, pasted: string): FoundSignal[] {
  return [
    ...findSaid(reading),
    ...findKnownWords(reading),
    ...findOAuth(reading),
    ...findSmtp(reading),
    ...findImap(reading),
    ...findPopAndGraph(reading),
    ...findNetwork(reading),
    ...findBrokenOff(reading),
    ...findTokens(pasted),
  ];
}

function asCandidate(
  found: FoundSignal,
  reading: Reading,
  parties: Parties,
  context: DiagnosisContext,
): Candidate {
  const cut = (text: string): string =>
    text.length > maxEvidenceLength ? `${text.slice(0, maxEvidenceLength)}…` : text;
  const signal: Signal = { ...found.signal, text: cut(maskPasted(found.signal.text)) };
  const about = { ...personalMailbox(reading), ...parties, ...found.about };
  const entry = found.entry ?? chooseEntry(signal);
  const filled = arrangeSendAs(entry, { ...context, ...withoutKnown(about, context) });
  const certainty = found.certainty ?? (entry.rows.length > 0 ? 'likely' : 'possible');
  // The figures of a bounce stand on other lines than its sentence.
  const quoted = entry.quotes === undefined ? signal : { ...signal, text: around(found, reading) };
  const finding = describeFinding(entry, quoted, filled, stepOf(signal), certainty);
  finding.evidence = signal.text === '' ? [] : [signal.text];
  return { finding, entry, found };
}

/**
 * What the address of a sign-in carries for the program that asked says nothing about the failure.
 * The answer's own parameters come before it, decoded, so that its end alone is recognised.
 */
function removeOwnParameters(words: string): string {
  return words.replace(/&(?:state|session_state|error_uri)=[^\s&]*/gi, '');
}

function around({ start, end }: FoundSignal, { text }: Reading): string {
  return text.slice(Math.max(0, start - 1_500), end + 1_500);
}

/** A mailbox of a personal account has other remedies (row 216). */
function personalMailbox({ text }: Reading): Partial<DiagnosisContext> {
  const found = /\b[\w.+-]{1,64}@(?:outlook|hotmail|live|msn)\.[a-z]{2,3}\b/i.exec(text)?.[0];
  return found === undefined ? {} : { mailbox: found };
}

/**
 * The client's own data are surer than what a text mentions. Not so its app: a refusal that names
 * another one is about that one, and someone would mend the secret of the wrong app.
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

const steps: ReadonlySet<string> = new Set(stepIds);

function stepOf(signal: Signal): StepId | null {
  return 'step' in signal && steps.has(signal.step) ? (signal.step as StepId) : null;
}

/** What a text shows although no finding could be given, and what there is to look up. */
export interface Understood {
  /** Whose server or program speaks; null where the text does not show it. */
  readonly service: string | null;
  /** Reply codes and numbers that it holds, as they are written. */
  readonly codes: string[];
  /** What Microsoft's support asks for. */
  readonly traceId: string | null;
  readonly correlationId: string | null;
}

const maxCodes = 5;

export function describeUnderstood({ text, marks }: Reading): Understood {
  const foreign = marks.find(({ service }) => service !== 'Microsoft')?.service;
  const microsoft = marks.some(({ service }) => service === 'Microsoft') ? 'Microsoft' : null;
  const codes = [
    ...text.matchAll(/AADSTS\d{4,9}|(?<![\w.])[45]\d\d[ -][45]\.\d{1,3}\.\d{1,3}(?![\w.])/g),
  ].map(([code]) => code);
  return {
    service: foreign ?? microsoft,
    codes: [...new Set(codes)].slice(0, maxCodes),
    traceId: /Trace ID:? *([\w-]{8,64})/i.exec(text)?.[1] ?? null,
    correlationId:
      /(?:Correlation ID|request-id)["']?:? *["']?([\w-]{8,64})/i.exec(text)?.[1] ?? null,
  };
}
