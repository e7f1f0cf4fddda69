import { randomUUID } from 'node:crypto';
import { type MailboxLink, type SignedInAccount } from '../../contract/mailbox-links.ts';
import { type Records } from '../records/records.ts';
import { type Vault } from '../vault/vault.ts';
import { tokensEntry, writeTokens, type StoredTokens } from './stored-tokens.ts';

/**
 * Stores the tokens, then the record that describes them: a record without its tokens would show a
 * green tag that nothing stands behind. Linking a mailbox again keeps the link's identity.
 */
export function saveLink(
  services: { readonly records: Records; readonly vault: Vault },
  link: {
    readonly clientId: string;
    readonly mailbox: string;
    readonly account: SignedInAccount;
    readonly kind: 'owner' | 'delegate';
    readonly tokens: StoredTokens;
    /** Milliseconds since the epoch. */
    readonly now: number;
  },
): MailboxLink {
  const { records, vault } = services;
  const { clientId, account, kind, tokens } = link;
  records.client(clientId);
  const before = records.linkOf(clientId, link.mailbox);
  const now = new Date(link.now).toISOString();
  const saved: MailboxLink = {
    id: before?.id ?? randomUUID(),
    clientId,
    mailbox: link.mailbox.toLowerCase(),
    account,
    kind,
    scopes: tokens.scopes,
    linkedAt: now,
    refreshedAt: now,
    accessTokenExpiresAt: new Date(tokens.accessTokenExpiresAt).toISOString(),
    health: { state: 'valid' },
  };
  writeTokens(vault, saved.id, tokens);
  try {
    records.update({ topic: 'mailbox-links', clientId }, (draft) => {
      draft.mailboxLinks = [...draft.mailboxLinks.filter(({ id }) => id !== saved.id), saved];
    });
  } catch (error) {
    // Tokens that no record names could never be removed again.
    if (before === null) vault.remove(tokensEntry(saved.id));
    throw error;
  }
  return saved;
}
