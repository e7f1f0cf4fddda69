import { maxListLength } from '../../../contract/bulk-servers.ts';
import { maxClientFileLength } from '../../../contract/client-files.ts';
import { maxPasteLength } from '../../../contract/paste-length.ts';
import { type CallName } from '../../../contract/index.ts';
import { maxReportLength } from '../../../contract/reports.ts';

/** Characters that one call may carry in: far above any form. */
const usual = 1024 * 1024;

/**
 * Calls that carry in more: what people paste, and files. Twice what their field takes, so that a
 * text which is only too long for the field is refused by name.
 */
const larger: Partial<Record<CallName, number>> = {
  'clientFiles.import': 2 * maxClientFileLength,
  'clientFiles.preview': 2 * maxClientFileLength,
  'diagnosis.explain': 2 * maxPasteLength,
  'mailServers.planMany': 2 * maxListLength,
  'mailServers.createMany': 2 * maxListLength,
  'reports.open': 2 * maxReportLength,
};

/** How many characters a call may carry in. */
export function inputLimit(name: CallName): number {
  return larger[name] ?? usual;
}
