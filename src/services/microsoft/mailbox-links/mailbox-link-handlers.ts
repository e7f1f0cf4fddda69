import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import { type Language } from '../../../contract/settings.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { describeContext } from '../../diagnosis/describe-context.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { fail } from '../../failure-error.ts';
import { type Clock } from '../../shell/ports/clock.ts';
import { type Logger } from '../../shell/ports/logger.ts';
import { type ClientRecords, type Records } from '../../store/records/records.ts';
import { readClaims } from '../token-check/read-claims.ts';
import { type Vault } from '../../store/vault/vault.ts';
import { type LinkTokens } from './link-tokens.ts';
import { linksWithTokens, readTokens, tokensEntry } from '../../store/vault/stored-tokens.ts';

type MailboxLinkCalls = Extract<keyof Handlers, `mailboxLinks.${string}`>;

/** Silent refreshes at once: a list of 500 links must not be a storm at the authority. */
const refreshesAtOnce = 4;

/**
 * The same link is not refreshed silently again before this: each refresh makes the UI list again,
 * and with a clock that is wrong by an hour every new token looks expired (row 105).
 */
const silentRefreshPauseMs = 5 * 60_000;

export function createMailboxLinkHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly linkTokens: LinkTokens;
  readonly clock: Clock;
  readonly language: () => Language;
  readonly logger: Logger;
}): Pick<Handlers, MailboxLinkCalls> {
  const { records, vault, linkTokens, clock, language, logger } = services;
  const lastTried = new Map<string, number>();

  /** Whether a silent refresh is due; notes that it was tried. */
  function isDue(link: MailboxLink): boolean {
    if (!linkTokens.isDue(link)) return false;
    const now = clock.monotonic();
    if (now - (lastTried.get(link.id) ?? -Infinity) < silentRefreshPauseMs) return false;
    lastTried.set(link.id, now);
    return true;
  }

  /** Refreshes in the background what has run out; the UI hears of it by an event. */
  async function refreshExpired(links: readonly MailboxLink[]): Promise<void> {
    const queue = links.filter(isDue);
    const workers = Array.from({ length: refreshesAtOnce }, async () => {
      for (let link = queue.shift(); link !== undefined; link = queue.shift()) {
        await linkTokens.refresh(link);
      }
    });
    await Promise.all(workers);
  }

  return {
    'mailboxLinks.list': ({ clientId }) => {
      const links = linksWithTokens(vault, clientId, records.of(clientId).mailboxLinks);
      if (vault.status().state === 'open') {
        refreshExpired(links).catch((error: unknown) => {
          logger.warn('a silent refresh failed', { error: String(error) });
        });
      }
      return links;
    },

    'mailboxLinks.inspect': ({ linkId }) => {
      const tokens = readTokens(vault, records.mailboxLink(linkId));
      if (tokens === null) fail({ kind: 'not-found', what: 'mailbox-link' });
      const read = readClaims(tokens.accessToken.reveal());
      return read.kind === 'opaque' ? read : { kind: 'claims', claims: read.claims };
    },

    'mailboxLinks.refresh': async ({ linkId }) => {
      const link = records.mailboxLink(linkId);
      if (!vault.has(tokensEntry(link))) fail({ kind: 'not-found', what: 'mailbox-link' });
      const answer = await linkTokens.refresh(link);
      const now = records.mailboxLink(linkId);
      if (answer.kind === 'tokens') return { link: now, finding: null };
      const context = describeContext(records.client(now.clientId), now, language());
      return { link: now, finding: diagnose(answer.signal, context, 'token') };
    },

    'mailboxLinks.disconnect': ({ linkId }) => {
      const link = records.mailboxLink(linkId);
      const forget = (draft: ClientRecords): void => {
        vault.remove(tokensEntry(link));
        draft.mailboxLinks = draft.mailboxLinks.filter(({ id }) => id !== linkId);
      };
      records.updateClient(link.clientId, 'mailbox-links', forget, { forget: true });
      return null;
    },
  };
}
