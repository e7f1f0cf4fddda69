import { type i18n } from 'i18next';
import { type Finding } from '../../contract/findings.ts';
import { beginSentence } from '../../contract/group-causes.ts';
import { showHost } from '../../contract/mail-hosts.ts';
import { type MailServer } from '../../contract/mail-servers.ts';

type Part = 'title' | 'cause' | 'fix';

/**
 * A finding's text in the language the window speaks now. A stored report may be older than the
 * catalogue, so what came with the finding is the fallback.
 */
export function findingText(language: i18n, finding: Finding, part: Part): string {
  const template: unknown = language.getResource(
    language.resolvedLanguage ?? 'en',
    'findings',
    `${finding.code}.${part}`,
  );
  if (typeof template !== 'string') return finding[part];
  // Filled in by hand: the title may hold a server's own words, which i18next would try to nest.
  const text = template.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(finding.params, name) ? (finding.params[name] ?? whole) : whole,
  );
  return part === 'title' ? beginSentence(text) : text;
}

/**
 * What stopped the last test of a server, in a few words; null where its texts are not there yet, or
 * say more than the record of the test holds.
 */
export function causeOfTest(
  language: i18n,
  server: MailServer,
  thisMailbox: string,
): string | null {
  const code = server.lastTest?.findingCodes[0];
  if (code === undefined) return null;
  const template: unknown = language.getResource(
    language.resolvedLanguage ?? 'en',
    'findings',
    `${code}.title`,
  );
  if (typeof template !== 'string') return null;
  const values: Readonly<Record<string, string>> = {
    // Its address stands in the same row.
    mailbox: thisMailbox,
    host: showHost(server.host),
    port: String(server.port),
  };
  const title = template.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
  return title.includes('{{') ? null : beginSentence(title);
}
