import { type Owner } from '../../../../contract/findings.ts';
import { type KnownLink } from '../../../../contract/known-links.ts';

/** Every finding of a review; each has its texts in languages/<language>/sender-findings.json. */
export const issueCodes = [
  'no-outgoing-server',
  'no-notifications-address',
  'no-server-for-notifications',
  'notifications-mailbox-not-linked',
  'notifications-mailbox-refused',
  'filter-empty',
  'filter-names-domain',
  'filter-without-send-as',
  'filter-part-twice',
  'mailbox-twice',
  'equal-priority',
  'equal-priority-fallback',
  'filter-names-nothing',
  'filter-part-at-domain',
  'filter-part-wildcard',
  'filter-part-semicolon',
  'filter-part-spaces',
  'filter-part-unusable',
  'filter-part-plus-tag',
  'filter-part-other-script',
  'bounce-address-in-envelope',
  'default-from-not-read',
  'only-match-archived',
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** A fault of a set-up before it is put into words. */
export interface SenderIssue {
  readonly code: IssueCode;
  readonly severity: 'error' | 'warning';
  readonly owner: Owner;
  /** For the texts' placeholders; the same in every language. */
  readonly params: Readonly<Record<string, string>>;
  /** Records in which it can be mended. */
  readonly serverIds: readonly string[];
  readonly inSettings?: true;
  readonly commands?: readonly string[];
  readonly links?: readonly KnownLink[];
  /** Rows of failures.md that it leads to. */
  readonly rows?: readonly number[];
}

/** What Exchange answers to a sender that is not the account's own. */
export const sendAsRows = [151, 152] as const;
