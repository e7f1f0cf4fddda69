import { type ReportBundle } from '../../contract/reports.ts';

/**
 * A name without extension that Windows, macOS and Linux take: `collega-report-Contoso-2026-11-23`,
 * with the mailbox when the report is about one. A masked report is called so: beside the one with
 * all names it must not be taken for it.
 */
export function nameReportFile(bundle: ReportBundle): string {
  const mailboxes = new Set(bundle.servers.map(({ username }) => username.toLowerCase()));
  const [only] = mailboxes;
  const one = mailboxes.size === 1 && only !== undefined ? [only] : [];
  const about = [bundle.client.name, ...(bundle.mailboxesMasked ? ['masked'] : one)];
  const day = bundle.createdAt.slice(0, 10);
  return ['collega-report', ...about.map(plainFileName), day]
    .filter((part) => part !== '')
    .join('-');
}

/** Letters, digits and `@._-`; anything else would be a wildcard, a path or nothing somewhere. */
export function plainFileName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}@._-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 60);
}
