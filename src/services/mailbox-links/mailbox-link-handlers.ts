import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { type Handlers } from '../bridge/bridge.ts';
import { type Logger } from '../ports/logger.ts';
import { type Records } from '../records/records.ts';
import { type Vault } from '../vault/vault.ts';
import { type LinkTokens } from './link-tokens.ts';
import { tokensEntry } from './stored-tokens.ts';

type MailboxLinkCalls = Extract<keyof Handlers, `mailboxLinks.${string}`>;

/** Silent refreshes at once: a list of 500 links must not be a storm at the authority. */
const refreshesAtOnce = 4;

export function createMailboxLinkHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly linkTokens: LinkTokens;
  readonly logger: Logger;
}): Pick<Handlers, MailboxLinkCalls> {
  const { records, vault, linkTokens, logger } = services;
  const tried = new Set<string>();

  /** Refreshes in the background what has run out, once for each expiry; the UI hears of it. */
  async function refreshExpired(links: readonly MailboxLink[]): Promise<void> {
    const queue = links.filter((link) => {
      const key = `${link.id} ${link.accessTokenExpiresAt}`;
      if (link.health.state === 'broken' || !linkTokens.hasExpired(link) || tried.has(key)) {
        return false;
      }
      tried.add(key);
      return true;
    });
    const workers = Array.from({ length: refreshesAtOnce }, async () => {
      for (let link = queue.shift(); link !== undefined; link = queue.shift()) {
        await linkTokens.refresh(link);
      }
    });
    await Promise.all(workers);
  }

  return {
    'mailboxLinks.list': ({ clientId }) => {
      const { id } = records.client(clientId);
      const links = records.read().mailboxLinks.filter((link) => link.clientId === id);
      if (vault.status().state === 'open') {
        refreshExpired(links).catch((error: unknown) => {
          logger.warn('a silent refresh failed', { error: String(error) });
        });
      }
      return links;
    },

    'mailboxLinks.refresh': async ({ linkId }) => {
      await linkTokens.refresh(records.mailboxLink(linkId));
      return records.mailboxLink(linkId);
    },

    'mailboxLinks.disconnect': ({ linkId }) => {
      const { clientId } = records.mailboxLink(linkId);
      vault.remove(tokensEntry(linkId));
      records.update({ topic: 'mailbox-links', clientId }, (draft) => {
        draft.mailboxLinks = draft.mailboxLinks.filter(({ id }) => id !== linkId);
      });
      return null;
    },
  };
}
