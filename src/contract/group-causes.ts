import { type ManyTestsResult } from './connection-tests.ts';
import { type Finding } from './findings.ts';

/** One cause, and everything that it stops. */
export interface Cause<Subject> {
  readonly code: string;
  /** Of each subject what stops it: one, or more where it was met more than once. */
  readonly findings: readonly [Finding, ...Finding[]];
  /** In the order of the results. */
  readonly subjects: readonly Subject[];
}

interface FoundOf<Subject> {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
}

/**
 * What stops servers: once each, errors before warnings, the most frequent first, and of equals what
 * a test met first. A server stands under every cause that stops it: when one is mended, the others
 * stop it still.
 */
export function groupCauses<Subject>(results: readonly FoundOf<Subject>[]): Cause<Subject>[] {
  const causes = new Map<string, { findings: [Finding, ...Finding[]]; subjects: Subject[] }>();
  for (const { subject, findings } of results) {
    const met = new Set<string>();
    for (const finding of causesOf(findings)) {
      const cause = causes.get(finding.code);
      if (cause === undefined) {
        causes.set(finding.code, { findings: [finding], subjects: [subject] });
      } else {
        cause.findings.push(finding);
        if (!met.has(finding.code)) cause.subjects.push(subject);
      }
      met.add(finding.code);
    }
  }
  return [...causes]
    .map(([code, cause]) => ({ code, ...cause }))
    .sort((one, other) => {
      const severity = Number(isError(other.findings[0])) - Number(isError(one.findings[0]));
      return severity === 0 ? other.subjects.length - one.subjects.length : severity;
    });
}

/** Those of many tests: what stops the Azure app first, since it is said of all its servers at once. */
export function groupCausesOfMany({ alarms, results }: ManyTestsResult): Cause<string>[] {
  const ofApp = new Set<string>();
  const causes = groupCauses(
    results.map(({ serverId, findings }) => {
      const own = alarms.filter(({ serverIds }) => serverIds.includes(serverId));
      for (const { finding } of own) ofApp.add(finding.code);
      return { subject: serverId, findings: [...own.map(({ finding }) => finding), ...findings] };
    }),
  );
  const isFirst = ({ code, findings }: Cause<string>): boolean =>
    ofApp.has(code) && isError(findings[0]);
  return [...causes.filter(isFirst), ...causes.filter((cause) => !isFirst(cause))];
}

/** All that stop the server; of one that works, its warnings. */
export function causesOf(findings: readonly Finding[]): readonly Finding[] {
  const errors = findings.filter(isError);
  return errors.length > 0 ? errors : findings;
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/** What stands in a text in place of a value that differs from mailbox to mailbox. */
export interface ManyWords {
  readonly mailbox: string;
  readonly signedInAs: string;
}

/** What a letter or a card shows of one cause: enough of the servers' words to recognise it. */
const shownEvidence = 3;

/**
 * One finding for several with the same code: its commands are those of all, each once, so that they
 * are one script.
 */
export function mergeFindings(
  [first, ...others]: readonly [Finding, ...Finding[]],
  words: ManyWords,
): Finding {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const params = { ...first.params };
  for (const name of ['mailbox', 'signedInAs'] as const) {
    if (all.some((each) => each.params[name] !== first.params[name])) params[name] = words[name];
  }
  return {
    ...first,
    params,
    commands: [...new Set(all.flatMap(({ commands }) => commands))],
    links: [...new Set(all.flatMap(({ links }) => links))],
    evidence: [...new Set(all.flatMap(({ evidence }) => evidence))].slice(0, shownEvidence),
  };
}

/** A title whose first word stands in place of an address begins as a sentence does. */
export function beginSentence(title: string): string {
  return /^\p{Ll}[\p{Ll}’]*(?: |$)/u.test(title)
    ? `${title.charAt(0).toUpperCase()}${title.slice(1)}`
    : title;
}
