import { AuthError } from '@azure/msal-node';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import { type Language } from '../../../contract/settings.ts';
import { readUsableAzureApp } from '../entra/usable-azure-app.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { type DiagnosisContext, type Signal } from '../../diagnosis/signal.ts';
import { createMsalClient } from '../entra/msal-client.ts';
import { NetworkClient } from '../entra/network-client.ts';
import { signalOfMsalError } from '../entra/oauth-signal.ts';
import { type ServerClock } from '../entra/server-clock.ts';
import { FailureError } from '../../failure-error.ts';
import { describeContext } from '../../diagnosis/describe-context.ts';
import { type NetworkRoute } from '../../network/network-route.ts';
import { type Clock } from '../../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../../shell/ports/sandbox-environment.ts';
import { type Records } from '../../store/records/records.ts';
import { Secret } from '../../secret.ts';
import { type Vault } from '../../store/vault/vault.ts';
import { readTokens, writeTokens, type StoredTokens } from '../../store/vault/stored-tokens.ts';
import { collectTokens } from '../entra/collect-tokens.ts';

/** Refresh this long before the token ends (row 144: it ran out in the middle of a session). */
const marginMs = 5 * 60_000;
const requestTimeoutMs = 20_000;

export type FreshTokens =
  | { readonly kind: 'tokens'; readonly tokens: StoredTokens; readonly refreshed: boolean }
  | { readonly kind: 'failed'; readonly signal: Signal };

/** Keeps links alive: hands out access tokens, refreshing them silently and once at a time. */
export class LinkTokens {
  readonly #running = new Map<string, Promise<FreshTokens>>();

  constructor(
    private readonly services: {
      readonly records: Records;
      readonly vault: Vault;
      readonly clock: Clock;
      readonly sandbox: SandboxEnvironment | null;
      readonly language: () => Language;
      readonly route: (clientId: string) => NetworkRoute;
      readonly serverClock: ServerClock;
      /** Aborted when Collega closes. */
      readonly signal: AbortSignal;
    },
  ) {}

  /** Whether it has to be asked for again: expired, or obtained, or refused, with other credentials. */
  isDue(link: MailboxLink): boolean {
    if (link.health.state === 'broken') return this.#isOfOtherCredentials(link, link.health.at);
    const ends = Date.parse(link.accessTokenExpiresAt) - marginMs;
    return ends <= this.services.clock.now() || this.#isOfOtherCredentials(link, link.refreshedAt);
  }

  /** An ID or a secret that was entered after `at` is proven by nothing of then. */
  #isOfOtherCredentials(link: MailboxLink, at: string | undefined): boolean {
    const { credentialsChangedAt } = this.services.records.client(link.clientId).azureApp;
    return credentialsChangedAt !== undefined && (at === undefined || at < credentialsChangedAt);
  }

  /** The stored access token while it lasts, else a refreshed one. */
  async current(link: MailboxLink): Promise<FreshTokens> {
    const tokens = readTokens(this.services.vault, link);
    if (tokens === null) return this.#withoutTokens(link);
    const fresh =
      tokens.accessTokenExpiresAt - marginMs > this.services.clock.now() &&
      !this.#isOfOtherCredentials(link, link.refreshedAt);
    return fresh && link.health.state === 'valid'
      ? { kind: 'tokens', tokens, refreshed: false }
      : this.refresh(link);
  }

  /**
   * Asks the authority for new tokens. They are in the vault before anyone uses them: Odoo loses
   * the rotated refresh token when the test that needed it fails (odoo.md 1). Two askers share one
   * refresh.
   */
  refresh(link: MailboxLink): Promise<FreshTokens> {
    const running = this.#running.get(link.id);
    if (running !== undefined) return running;
    const started = this.#refresh(link).finally(() => this.#running.delete(link.id));
    this.#running.set(link.id, started);
    return started;
  }

  async #refresh(link: MailboxLink): Promise<FreshTokens> {
    const { records, vault } = this.services;
    const before = readTokens(vault, link);
    if (before === null) return this.#withoutTokens(link);
    const answer = await this.#request(link, before);
    if (answer.kind === 'failed') return answer;
    return records.hold(() => this.#keep(link, before, answer.tokens));
  }

  /**
   * One refresh more, whose refresh token is given away: Microsoft replaces refresh tokens without
   * revoking them, so that the link's own chain goes on with the one that is stored.
   */
  async issueSeparate(link: MailboxLink): Promise<FreshTokens> {
    const stored = readTokens(this.services.vault, link);
    if (stored === null) return this.#withoutTokens(link);
    const answer = await this.#request(link, stored);
    if (answer.kind === 'failed') return answer;
    const isNew = answer.tokens.refreshToken.reveal() !== stored.refreshToken.reveal();
    return isNew ? answer : noAccessToken;
  }

  /**
   * Disconnected by now, or linked by a Collega that keeps the tokens in its memory alone: that one
   * has them, or they went with it.
   */
  #withoutTokens({ id, clientId }: MailboxLink): FreshTokens {
    const linked = this.services.records.of(clientId).mailboxLinks.some((each) => each.id === id);
    return linked ? tokenNotHere : notLinked;
  }

  async #request(link: MailboxLink, before: StoredTokens): Promise<FreshTokens> {
    const { records, vault, clock, sandbox, signal } = this.services;
    const client = records.client(link.clientId);
    const azureApp = readUsableAzureApp(client, vault, sandbox);
    const network = new NetworkClient(signal, requestTimeoutMs, this.services.route(client.id));
    const msal = createMsalClient({ ...azureApp, networkClient: network });
    try {
      const result = await msal.acquireTokenByRefreshToken({
        refreshToken: before.refreshToken.reveal(),
        scopes: [...azureApp.endpoints.scopes],
        redirectUri: azureApp.redirectUri,
        // Without it MSAL throws the rotated refresh token away: it keeps none for an account that
        // is not in its cache, and this client's cache is empty.
        forceCache: true,
      });
      if (result === null || result.accessToken === '') return noAccessToken;
      const tokens = collectTokens(msal, result, clock.now()) ?? {
        ...before,
        accessToken: new Secret(result.accessToken),
        accessTokenExpiresAt: result.expiresOn?.getTime() ?? clock.now(),
      };
      return { kind: 'tokens', tokens, refreshed: true };
    } catch (error) {
      const explained = network.refused !== null || network.trouble !== null;
      if (error instanceof FailureError || !(explained || error instanceof AuthError)) throw error;
      const refusal = signalOfMsalError(error, 'refresh', network);
      const context = describeContext(client, link, this.services.language());
      this.#noteRefusal(link, refusal, context);
      return { kind: 'failed', signal: refusal };
    } finally {
      this.services.serverClock.note(network.serverTime);
    }
  }

  /** Stores what a refresh brought, unless the link is another one by now; the records are held. */
  #keep(link: MailboxLink, before: StoredTokens, after: StoredTokens): FreshTokens {
    const { vault, clock } = this.services;
    const stored = readTokens(vault, link);
    // Disconnected meanwhile: these tokens belong to no mailbox any more.
    if (stored === null) return notLinked;
    // Linked again, or refreshed by another Collega: what is stored is the newer.
    if (stored.refreshToken.reveal() !== before.refreshToken.reveal()) {
      return { kind: 'tokens', tokens: stored, refreshed: false };
    }
    writeTokens(vault, link, after);
    this.#describe(link, {
      refreshedAt: new Date(clock.now()).toISOString(),
      accessTokenExpiresAt: new Date(after.accessTokenExpiresAt).toISOString(),
      scopes: after.scopes,
      health: { state: 'valid' },
    });
    return { kind: 'tokens', tokens: after, refreshed: true };
  }

  /** Only the authority's own No breaks a link; an unreachable or busy authority does not. */
  #noteRefusal(link: MailboxLink, refusal: Signal, context: DiagnosisContext): void {
    const busy = ['temporarily_unavailable', 'server_error'];
    if (refusal.kind !== 'oauth' || busy.includes(refusal.error)) return;
    if (refusal.httpStatus !== null && refusal.httpStatus >= 429) return;
    const at = new Date(this.services.clock.now()).toISOString();
    const finding = diagnose(refusal, context, 'token');
    this.#describe(link, { health: { state: 'broken', finding, at } });
  }

  #describe(link: MailboxLink, change: Partial<MailboxLink>): void {
    const { records } = this.services;
    records.updateClient(link.clientId, 'mailbox-links', (draft) => {
      draft.mailboxLinks = draft.mailboxLinks.map((each) =>
        each.id === link.id ? { ...each, ...change } : each,
      );
    });
  }
}

const noAccessToken: FreshTokens = {
  kind: 'failed',
  signal: { kind: 'sign-in', problem: 'answer-unreadable', text: 'no access token in the answer' },
};

const notLinked: FreshTokens = {
  kind: 'failed',
  signal: { kind: 'sign-in', problem: 'not-linked', text: '' },
};

const tokenNotHere: FreshTokens = {
  kind: 'failed',
  signal: { kind: 'sign-in', problem: 'token-not-here', text: '' },
};
