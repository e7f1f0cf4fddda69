import { type AzureApp } from './azure-app.ts';
import { type MailboxLink } from './mailbox-links.ts';

/**
 * Whether Microsoft's last answer about a valid link still stands at `now` (milliseconds since the
 * epoch): its access token lasts, and was obtained with the credentials as they are. Collega renews
 * by itself; a link stays unproven where it cannot, as offline or with a locked vault.
 */
export function isLinkProven(
  link: Pick<MailboxLink, 'accessTokenExpiresAt' | 'refreshedAt'>,
  { credentialsChangedAt }: Pick<AzureApp, 'credentialsChangedAt'>,
  now: number,
): boolean {
  const changed = credentialsChangedAt !== null && link.refreshedAt < credentialsChangedAt;
  return !changed && Date.parse(link.accessTokenExpiresAt) > now;
}
