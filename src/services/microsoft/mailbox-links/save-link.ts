import { randomUUID } from 'node:crypto';
import { type MailboxLink, type SignedInAccount } from '../../../contract/mailbox-links.ts';
import { type Records } from '../../store/records/records.ts';
import { type Vault } from '../../store/vault/vault.ts';
import { tokensEntry, writeTokens, type StoredTokens } from '../../store/vault/stored-tokens.ts';

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
      // Refused where the client was deleted while its user signed in, here or in another Collega.
      return records.updateClient(clientId, 'mailbox-links', (draft) => {
        const before = draft.mailboxLinks.find((each) => each.mailbox === mailbox);
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
        writeTokens(vault, saved, tokens);
        return saved;
      });
    } catch (error) {
      // Tokens that no record names could never be removed again.
      vault.remove(tokensEntry({ clientId, id: fresh }));
      throw error;
    }
  });
}
