import { type Finding } from '../../contract/findings.ts';
import { aadstsLookUp, knownLinks } from '../../contract/known-links.ts';
import { type ReportBundle } from '../../contract/reports.ts';
import { type Language } from '../../contract/settings.ts';
import { translateFinding } from '../../languages/translate-finding.ts';
import { type CatalogueEntry } from '../diagnosis/catalogue-entry.ts';
import { catalogue } from '../diagnosis/catalogue/catalogue.ts';
import { fillCommand, placeholders, unknownParams } from '../diagnosis/finding-params.ts';
import { distrustParams, quoteSender, retitleUnknown } from './distrust-finding.ts';

/** Says every finding of a report again in one language, from its code and params. */
export function translateReport(bundle: ReportBundle, language: Language): ReportBundle {
  return mapFindings({ ...bundle, language }, (finding) => retranslateFinding(finding, language));
}

/**
 * Replaces what a foreign report tells its reader to do by what this Collega would tell: a file can
 * be written by anybody, and its commands would be pasted into an administrator's shell. Of findings
 * that this version does not know the sender's words are quoted, without commands and links.
 */
export function distrustReport(bundle: ReportBundle): ReportBundle {
  return mapFindings(bundle, (finding) => {
    const entry = entryOf(finding.code);
    const links = finding.links.filter(isKnownAddress);
    if (entry === undefined) {
      const evidence = [...finding.evidence, ...quoteSender(finding, bundle.language)];
      const own = { ...finding, evidence, params: {}, commands: [], links };
      return retitleUnknown(own, bundle.language);
    }
    const params = distrustParams(finding.params);
    return {
      ...retranslateFinding({ ...finding, params }, bundle.language),
      severity: entry.severity,
      owner: entry.owner,
      rows: [...entry.rows],
      // With placeholders: a sender's mailbox or app would get rights by mistake.
      commands: (entry.commands ?? []).map((command) => fillCommand(command, unknownParams)),
      links,
    };
  });
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

function mapFindings(bundle: ReportBundle, change: (finding: Finding) => Finding): ReportBundle {
  return {
    ...bundle,
    links: bundle.links.map((link) =>
      link.health.state === 'broken'
        ? { ...link, health: { state: 'broken', finding: change(link.health.finding) } }
        : link,
    ),
    servers: bundle.servers.map((server) =>
      server.test === null
        ? server
        : { ...server, test: { ...server.test, findings: server.test.findings.map(change) } },
    ),
  };
}
