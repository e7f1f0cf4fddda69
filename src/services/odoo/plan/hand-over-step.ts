import { type MailServer } from '../../../contract/mail-servers.ts';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import { type OdooBlock } from '../../../contract/odoo-plan.ts';
import { majorOf } from '../comparison/compare-settings.ts';
import { tokenField } from '../snapshot/snapshot-models.ts';
import { type PlanBasis, type PlannedStep } from './plan-basis.ts';

/** Hands a token over; null where Odoo has one and the mailbox is not linked in Collega. */
export function handOverStep(
  basis: PlanBasis,
  server: MailServer,
  hasToken: boolean,
  common: Pick<
    PlannedStep,
    'model' | 'recordId' | 'serverId' | 'name' | 'before' | 'after' | 'writeDate' | 'warning'
  >,
): PlannedStep | null {
  const mailbox = server.username.trim().toLowerCase();
  const link = basis.links.find((each) => each.mailbox === mailbox);
  if (hasToken && link === undefined) return null;
  return {
    ...common,
    kind: 'hand-over',
    field: tokenField,
    before: hasToken ? '•••' : null,
    after: '•••',
    risk: hasToken ? 'replaced-token' : 'token',
    undo: hasToken ? 'impossible' : 'restores',
    // A token that works is not replaced unless the user chooses so.
    proposed: !hasToken && common.warning === null,
    blocked: blockOf(basis, server, link),
  };
}

function blockOf(
  { snapshot, mayHandTokenTo, differences }: PlanBasis,
  server: MailServer,
  link: MailboxLink | undefined,
): OdooBlock | null {
  if (link === undefined) return 'no-link';
  if (link.health.state !== 'valid') return 'link-broken';
  if (!mayHandTokenTo(server)) return 'foreign-host';
  const endpoint = differences.find(({ code }) => code === 'endpoint-differs');
  if (endpoint?.collega === null) return 'foreign-endpoint';
  return needsUserRead(snapshot.version) && !hasUserRead(link.scopes)
    ? 'link-lacks-user-read'
    : null;
}

/** Odoo 19 refreshes with User.Read; a version that is not known is taken for a later one. */
export function needsUserRead(version: string): boolean {
  const major = majorOf(version);
  return major === 0 || major >= 19;
}

function hasUserRead(scopes: readonly string[]): boolean {
  return scopes.some((scope) => /(?:^|\/)user\.read$/i.test(scope));
}
