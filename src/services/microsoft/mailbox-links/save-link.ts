import { randomUUID } from 'node:crypto';
import { type MailboxLink, type SignedInAccount } from '../../../contract/mailbox-links.ts';
import { fail } from '../../failure-error.ts';
import { type Records } from '../../store/records/records.ts';
import { type Vault } from '../../store/vault/vault.ts';
import { tokensEntry, writeTokens, type StoredTokens } from '../entra/stored-tokens.ts';

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
  const mailbox = link.mailbox.toLowerCase();
  const now = new Date(link.now).toISOString();
  return records.hold(() => {
    const fresh = randomUUID();
    try {
      return records.update({ topic: 'mailbox-links', clientId }, (draft) => {
        // Deleted while somebody signed in, here or in another Collega: nobody's tokens are kept.
        if (!draft.clients.some(({ id }) => id === clientId)) {
          fail({ kind: 'not-found', what: 'client' });
        }
        const before = draft.mailboxLinks.find(
          (each) => each.clientId === clientId && each.mailbox === mailbox,
        );
        const saved: MailboxLink = {
          id: before?.id ?? fresh,
          clientId,
          mailbox,
          account,
          kind,
          scopes: tokens.scopes,
          linkedAt: now,
          refreshedAt: now,
          accessTokenExpiresAt: new Date(tokens.accessTokenExpiresAt).toISOString(),
          health: { state: 'valid' },
        };
        draft.mailboxLinks = [...draft.mailboxLinks.filter((each) => each !== before), saved];
        writeTokens(vault, saved.id, tokens);
        return saved;
      });
    } catch (error) {
      // Tokens that no record names could never be removed again.
      vault.remove(tokensEntry(fresh));
      throw error;
    }
  });
}
