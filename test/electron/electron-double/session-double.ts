import { EventEmitter } from 'node:events';
import type {
  OnBeforeRequestListenerDetails,
  OnResponseStartedListenerDetails,
  ProxyConfig,
} from 'electron';

import { createEvent } from './electron-event.ts';

type Decision = { cancel?: boolean; redirectURL?: string };
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  callback: (decision: Decision) => void,
) => void;
type ResponseStarted = (details: OnResponseStartedListenerDetails) => void;
type RequestHandler = (request: Request) => Response | Promise<Response>;
export type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
) => void;

/** Electron's docs, class WebRequest: only the last listener counts, null takes it away. */
class WebRequestDouble {
  #listener: BeforeRequest | null = null;
  #types: readonly string[] | null = null;
  #responseStarted: ResponseStarted | null = null;

  onBeforeRequest(
    ...given: [BeforeRequest | null] | [{ urls: string[]; types?: string[] }, BeforeRequest | null]
  ): void {
    const [filter, listener] = given.length === 2 ? given : [null, given[0]];
    if (filter !== null && !filter.urls.includes('<all_urls>')) {
      throw new Error('the double knows no URL patterns but <all_urls>');
    }
    this.#types = filter?.types ?? null;
    this.#listener = listener;
  }

  /** Docs: when status line and headers are there; it decides nothing, and no redirect has one. */
  onResponseStarted(listener: ResponseStarted | null): void {
    this.#responseStarted = listener;
  }

  printResponse(details: OnResponseStartedListenerDetails): void {
    this.#responseStarted?.(details);
  }

  /** Waits until the listener has called back; a listener that never does blocks the request. */
  ask(details: OnBeforeRequestListenerDetails): Promise<Decision> {
    const listener = this.#listener;
    if (listener === null || this.#types?.includes(details.resourceType) === false) {
      return Promise.resolve({});
    }
    return new Promise((resolve) => listener(details, resolve));
  }
}

/** As lib/browser/api/protocol.ts: one handler a scheme, what it throws becomes ERR_UNEXPECTED. */
class ProtocolDouble {
  readonly #handlers = new Map<string, RequestHandler>();

  handle(scheme: string, handler: RequestHandler): void {
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.#handlers.set(scheme, handler);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** Asks the handler with the address as it is: Chromium would clean it first. */
  async ask(url: string, method = 'GET'): Promise<Response | 'ERR_UNEXPECTED' | 'unhandled'> {
    const handler = this.#handlers.get(url.slice(0, url.indexOf(':')));
    if (handler === undefined) return 'unhandled';
    try {
      return await handler(new Request(url, { method }));
    } catch {
      return 'ERR_UNEXPECTED';
    }
  }
}

export class SessionDouble extends EventEmitter {
  readonly webRequest = new WebRequestDouble();
  readonly protocol = new ProtocolDouble();
  permissionRequest: PermissionRequest | null = null;
  permissionCheck: ((contents: unknown, permission: string) => boolean) | null = null;
  devicePermission: ((details: unknown) => boolean) | null = null;
  spellChecker = true;
  storageCleared = 0;
  /** What was cleared, in order. */
  readonly cleared: string[] = [];
  /** Electron's own: Chrome's, with the application and Electron in it. */
  #userAgent =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) collega/9.8.7 Chrome/150.0.0.0 Electron/45.4.1 Safari/537.36';
  /** Electron's own default: the system's proxy. */
  proxy: ProxyConfig = { mode: 'system' };

  constructor(readonly partition: string) {
    super();
  }

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(
    handler: ((contents: unknown, permission: string) => boolean) | null,
  ): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: ((details: unknown) => boolean) | null): void {
    this.devicePermission = handler;
  }

  /** As lib/browser/api/session: resolves later, when the network service has taken it over. */
  async setProxy(config: ProxyConfig): Promise<void> {
    if (config.mode === 'fixed_servers' && !config.proxyRules) {
      throw new Error('the double wants proxyRules with fixed_servers');
    }
    await new Promise((resolve) => setImmediate(resolve));
    this.proxy = config;
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }

  getUserAgent(): string {
    return this.#userAgent;
  }

  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
  }

  clearData(): Promise<void> {
    return this.#clear('data');
  }

  clearAuthCache(): Promise<void> {
    return this.#clear('auth cache');
  }

  closeAllConnections(): Promise<void> {
    return this.#clear('connections');
  }

  /**
   * The authenticator knows several accounts. Without a listener the request is cancelled
   * (electron_authenticator_request_client_delegate.cc, SelectAccount); answers what was given.
   */
  selectPasskey(relyingPartyId: string, accounts: readonly object[]): Promise<unknown> {
    return new Promise((resolve) => {
      const details = { relyingPartyId, accounts, frame: null };
      if (!this.emit('select-webauthn-account', createEvent({}), details, resolve)) resolve(null);
    });
  }

  async #clear(what: string): Promise<void> {
    await Promise.resolve();
    this.cleared.push(what);
  }

  clearStorageData(): Promise<void> {
    this.cleared.push('storage');
    this.storageCleared += 1;
    return Promise.resolve();
  }
}
