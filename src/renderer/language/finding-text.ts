import { type i18n } from 'i18next';
import { type Finding } from '../../contract/findings.ts';

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
  return template.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(finding.params, name) ? (finding.params[name] ?? whole) : whole,
  );
}
