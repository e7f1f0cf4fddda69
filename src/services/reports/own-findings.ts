import { type Finding } from '../../contract/findings.ts';
import { type MailboxNames, namedParams } from '../../contract/mailbox-names.ts';
import { aadstsLookUp, knownLinks } from '../../contract/known-links.ts';
import { type OdooSenderFinding } from '../../contract/odoo.ts';
import { type ReportBundle, type ReportedOdoo } from '../../contract/reports.ts';
import { type Language } from '../../contract/settings.ts';
import { translateFinding } from '../../languages/translate-finding.ts';
import { type CatalogueEntry } from '../diagnosis/catalogue-entry.ts';
import { catalogue } from '../diagnosis/catalogue/catalogue.ts';
import { fillCommand, placeholders, unknownParams } from '../diagnosis/finding-params.ts';
import {
  distrustDifference,
  distrustSenderFinding,
  isSenderIssue,
  retranslateDifference,
  retranslateSenderFinding,
} from './distrust-odoo.ts';
import { distrustParams, quoteSender, retitleUnknown } from './distrust-finding.ts';
import { mapInSlices, runAtOnce, type Slices } from './work-in-slices.ts';

/** Says all that is explained in an own report again in one language, from its codes and params. */
export function translateReport(bundle: ReportBundle, language: Language): Slices<ReportBundle> {
  return mapExplained(
    { ...bundle, language },
    {
      finding: (finding) => retranslateFinding(finding, language),
      sender: (finding) => retranslateSenderFinding(finding, language),
      difference: (difference) => retranslateDifference(difference, language),
    },
  );
}

/**
 * Replaces what a foreign report tells its reader to do by what this Collega would tell: a file can
 * be written by anybody, and its commands would be pasted into an administrator's shell. Of findings
 * that this version does not know the sender's words are quoted, without commands and links.
 */
export function distrustReport(bundle: ReportBundle, names: MailboxNames = {}): ReportBundle {
  const { language } = bundle;
  const changes: Changes = {
    finding: (finding) => distrustFinding(finding, language, names),
    sender: (finding) =>
      isSenderIssue(finding)
        ? distrustSenderFinding(finding, language)
        : { ...finding, ...distrustFinding(finding, language, names) },
    difference: (difference) => distrustDifference(difference, language),
  };
  return runAtOnce(mapExplained(bundle, changes));
}

/** One of a foreign report, in this Collega's words; `names`: what its reader calls its mailboxes. */
export function distrustFinding(
  finding: Finding,
  language: Language,
  names: MailboxNames,
): Finding {
  const entry = entryOf(finding.code);
  const links = finding.links.filter(isKnownAddress);
  if (entry === undefined) {
    const evidence = [...finding.evidence, ...quoteSender(finding, language)];
    const own = { ...finding, evidence, params: {}, commands: [], links };
    return retitleUnknown(own, language);
  }
  const named = namedParams(finding.params, names);
  const params = { ...distrustParams(finding.params), ...named };
  const filled = { ...unknownParams, ...named };
  return {
    ...retranslateFinding({ ...finding, params }, language),
    severity: entry.severity,
    owner: entry.owner,
    rows: [...entry.rows],
    // With placeholders: a sender's mailbox or app would get rights by mistake. What the reader names
    // is the reader's own choice.
    commands: (entry.commands ?? []).map((command) => fillCommand(command, filled)),
    links,
  };
}

/** A finding in another language, or with other values, from its code and params. */
export function retranslateFinding(finding: Finding, language: Language): Finding {
  if (entryOf(finding.code) === undefined) return retitleUnknown(finding, language);
  // Only the placeholders of texts: i18next would take `lng` or `count` as an order.
  const params = Object.fromEntries(
    placeholders.flatMap((name) => {
      const value = finding.params[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return { ...finding, ...translateFinding(finding.code, language, params) };
}

function entryOf(code: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.code === code);
}

function isKnownAddress(address: string): boolean {
  if (Object.values<string>(knownLinks).includes(address)) return true;
  const number = /code=(\d{1,9})$/.exec(address)?.[1];
  return number !== undefined && address === aadstsLookUp(Number(number));
}

interface Changes {
  readonly finding: (finding: Finding) => Finding;
  readonly sender: (finding: OdooSenderFinding) => OdooSenderFinding;
  readonly difference: (difference: OdooPart) => OdooPart;
}
type OdooPart = ReportedOdoo['differences'][number];

function* mapExplained(bundle: ReportBundle, changes: Changes): Slices<ReportBundle> {
  const change = changes.finding;
  const links = yield* mapInSlices(bundle.links, (link) =>
    link.health.state === 'broken'
      ? { ...link, health: { state: 'broken' as const, finding: change(link.health.finding) } }
      : link,
  );
  const servers = yield* mapInSlices(bundle.servers, (server) =>
    server.test === null
      ? server
      : { ...server, test: { ...server.test, findings: server.test.findings.map(change) } },
  );
  const odoo = bundle.odoo && (yield* mapOdoo(bundle.odoo, changes));
  return { ...bundle, links, servers, odoo };
}

function* mapOdoo(
  odoo: ReportedOdoo,
  { finding, sender, difference }: Changes,
): Slices<ReportedOdoo> {
  const ofMails = <Of extends { readonly finding: Finding | null }>(of: Of): Of => ({
    ...of,
    finding: of.finding && finding(of.finding),
  });
  return {
    ...odoo,
    differences: yield* mapInSlices(odoo.differences, difference),
    senders: yield* mapInSlices(odoo.senders, sender),
    mails: odoo.mails && {
      ...odoo.mails,
      groups: yield* mapInSlices(odoo.mails.groups, (group) => ofMails(group)),
      fetching: yield* mapInSlices(odoo.mails.fetching, (server) => ofMails(server)),
    },
  };
}
