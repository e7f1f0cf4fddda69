import { type Certainty, type Finding, type StepId } from '../../contract/findings.ts';
import { aadstsLookUp, knownLinks } from '../../contract/known-links.ts';
import { translateFinding } from '../../languages/translate-finding.ts';
import { type CatalogueEntry, specificity } from './catalogue-entry.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { describeFacts } from './dated-facts.ts';
import { describeParams, fillCommand } from './finding-params.ts';
import { type DiagnosisContext, type Signal } from './signal.ts';

/**
 * Explains a failure: the most specific entry of the catalogue, filled with what is known of the
 * mailbox. Any signal gets a finding, if only that of its stage with the other side's own words.
 */
export function diagnose(signal: Signal, context: DiagnosisContext, step: StepId | null): Finding {
  const entry = chooseEntry(signal);
  return describeFinding(entry, signal, context, step, certaintyOf(entry, signal));
}

/** What a test meets, it sees; a fallback says only in which stage. */
function certaintyOf(entry: CatalogueEntry, signal: Signal): Certainty {
  // A token that Collega itself does not send.
  if (signal.kind === 'token') return 'seen';
  // An offline computer finds no name either.
  if (entry.code === 'host-not-found') return 'likely';
  return entry.rows.length > 0 ? 'seen' : 'possible';
}

/** The finding of an entry, filled with what is known of the mailbox and what the text says. */
export function describeFinding(
  chosen: CatalogueEntry,
  signal: Signal,
  context: DiagnosisContext,
  step: StepId | null,
  certainty: Certainty,
): Finding {
  const entry = forPersonalAccount(chosen, context);
  const params = {
    ...describeParams(signal, context),
    ...quotesOf(entry, signal),
    ...describeFacts(entry.facts ?? [], context.language),
  };
  return {
    code: entry.code,
    severity: entry.severity,
    step,
    rows: [...entry.rows],
    owner: entry.owner,
    ...(entry.alsoActs === undefined ? {} : { alsoActs: entry.alsoActs }),
    certainty,
    ...translateFinding(entry.code, context.language, params),
    params,
    commands: (entry.commands ?? [])
      .filter((command) => !grantsToItself(command, context))
      .map((command) => fillCommand(command, params)),
    links: linksOf(entry, signal),
    evidence: signal.text === '' ? [] : [signal.text],
  };
}

const personalDomains = /@(?:outlook|hotmail|live|msn)\.(?:[a-z]{2,3}|co\.[a-z]{2})$/i;

/** A personal account has no administrator who could switch SMTP on (row 216). */
function forPersonalAccount(entry: CatalogueEntry, { mailbox }: DiagnosisContext): CatalogueEntry {
  if (entry.code !== 'smtp-auth-disabled-for-mailbox' || !personalDomains.test(mailbox))
    return entry;
  return chooseEntry({ kind: 'message', message: 'personal-smtp-off', text: '' });
}

/** The remedy or the figures that the text itself holds; a dash for what it does not say. */
function quotesOf({ quotes = {} }: CatalogueEntry, { text }: Signal): Record<string, string> {
  return Object.fromEntries(
    Object.entries(quotes).map(([name, pattern]) => [name, pattern.exec(text)?.[1]?.trim() ?? '—']),
  );
}

/** The entry that describes the signal best; code order decides only what a test forbids. */
export function chooseEntry(signal: Signal): CatalogueEntry {
  const [best] = rankEntries(signal);
  if (best === undefined) throw new Error(`no catalogue entry for the kind ${signal.kind}`);
  return best.entry;
}

export interface RankedEntry {
  readonly entry: CatalogueEntry;
  readonly score: number;
}

/** All entries that match, the most specific first, whatever the order of the files. */
export function rankEntries(signal: Signal): RankedEntry[] {
  return catalogue
    .flatMap((entry) => {
      const scores = entry.when.flatMap((matcher) => specificity(matcher, signal) ?? []);
      return scores.length === 0 ? [] : [{ entry, score: Math.max(...scores) }];
    })
    .sort((a, b) => b.score - a.score || a.entry.code.localeCompare(b.entry.code));
}

/** Where the mailbox itself signed in, a right over the mailbox for that account mends nothing. */
function grantsToItself(command: string, { mailbox, signedInAs }: DiagnosisContext): boolean {
  return (
    mailbox.toLowerCase() === signedInAs?.toLowerCase() &&
    command.includes('{mailbox}') &&
    command.includes('{signedInAs}')
  );
}

function linksOf(entry: CatalogueEntry, signal: Signal): string[] {
  const links: string[] = (entry.links ?? []).map((name) => knownLinks[name]);
  if (signal.kind === 'oauth' && signal.aadsts !== null) links.push(aadstsLookUp(signal.aadsts));
  return links;
}
