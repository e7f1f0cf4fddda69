import { EventEmitter } from 'node:events';
import type { OnBeforeRequestListenerDetails, WebContents, WebPreferences } from 'electron';
import { createEvent, throwDestroyed } from './electron-event.ts';
import { frameAt, type FrameDouble } from './frame-double.ts';
import { type NetworkAnswer, type NetworkDouble } from './network-double.ts';
import { type SessionDouble } from './session-double.ts';

type WindowOpen = (details: { url: string }) => { action: 'allow' | 'deny' };

export interface Navigation {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly isMainFrame?: boolean;
}

interface Surroundings {
  readonly session: SessionDouble;
  readonly network: NetworkDouble;
  readonly preferences: WebPreferences;
  readonly standardSchemes: ReadonlySet<string>;
}

let nextId = 1;

/**
 * A page. The order of its events is that of Electron's source: the navigation throttle
 * (shell/browser/electron_navigation_throttle.cc) asks `will-frame-navigate` and then `will-navigate` for
 * navigations the page started, and `will-redirect` before a redirect is followed; following it
 * restarts the request (proxying_url_loader_factory.cc, FollowRedirect), and so asks
 * `onBeforeRequest` again. `onResponseStarted` has the head of the last answer, then
 * comes `did-navigate`. A prevented navigation ends as ERR_ABORTED, for which there is no
 * `did-fail-load` (electron pull request 6201); a cancelled request as ERR_BLOCKED_BY_CLIENT, with one.
 */
export class WebContentsDouble extends EventEmitter {
  readonly #id = nextId++;
  readonly #around: Surroundings;
  #destroyed = false;
  #deciding = false;
  #frame: FrameDouble | null = null;
  #windowOpen: WindowOpen | null = null;
  #url = '';
  #webRtcPolicy: Parameters<WebContents['setWebRTCIPHandlingPolicy']>[0] = 'default';
  readonly sent: { channel: string; args: unknown[] }[] = [];
  readonly loaded: string[] = [];
  reloads = 0;

  constructor(around: Surroundings) {
    super();
    this.#around = around;
  }

  get id(): number {
    return this.#destroyed ? throwDestroyed() : this.#id;
  }

  get session(): SessionDouble {
    return this.#destroyed ? throwDestroyed() : this.#around.session;
  }

  get mainFrame(): FrameDouble {
    if (this.#destroyed || this.#frame === null) return throwDestroyed();
    return this.#frame;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setWindowOpenHandler(handler: WindowOpen): void {
    this.#windowOpen = handler;
  }

  setWebRTCIPHandlingPolicy(policy: Parameters<WebContents['setWebRTCIPHandlingPolicy']>[0]): void {
    if (this.#destroyed) throwDestroyed();
    this.#webRtcPolicy = policy;
  }

  getWebRTCIPHandlingPolicy(): string {
    return this.#destroyed ? throwDestroyed() : this.#webRtcPolicy;
  }

  /** Docs of `send`: the arguments go through the structured clone algorithm, or it throws. */
  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throwDestroyed();
    this.sent.push({ channel, args: structuredClone(args) });
  }

  reload(): void {
    if (this.#destroyed) throwDestroyed();
    this.reloads += 1;
    void this.#navigate({ url: this.#url }, false);
  }

  /** The promise follows lib/browser/api/web-contents.ts: settled when loading stops. */
  loadURL(url: string): Promise<void> {
    if (this.#destroyed) throwDestroyed();
    this.loaded.push(url);
    const settled = this.#navigate({ url }, false).then((problem) => {
      if (problem === null) return;
      throw Object.assign(new Error(`${problem.description} (${problem.code}) loading '${url}'`), {
        errno: problem.code,
        code: problem.description,
      });
    });
    settled.catch(() => undefined);
    return settled;
  }

  /** A page comes out of the back-forward cache: nothing is asked of the network. */
  restoreFromHistory(url: string): void {
    this.#commit(url, true);
  }

  /** An answer to a navigation that shows no page. */
  answerWithDownload(url: string, headers: Readonly<Record<string, string>>): void {
    this.#printResponse({ url, method: 'GET' }, headers, true);
  }

  /** The page itself navigates: a click, a script or a form. */
  navigateByPage(navigation: Navigation): Promise<unknown> {
    return this.#navigate(navigation, true);
  }

  /** The page asks for a new window. */
  openWindow(url: string): 'allow' | 'deny' {
    // lib/browser/api/web-contents.ts: without a handler the window opens.
    return this.#windowOpen?.({ url }).action ?? 'allow';
  }

  /** One request of the page that is no navigation; answers whether it left the machine. */
  async load(
    url: string,
    resourceType: OnBeforeRequestListenerDetails['resourceType'],
  ): Promise<boolean> {
    return this.#mayBeSent({ url }, resourceType);
  }

  crash(): void {
    this.emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 5 });
  }

  /** Typings: ends the renderer process, "useful if the webContents is unresponsive". */
  forcefullyCrashRenderer(): void {
    this.crash();
  }

  markDestroyed(): void {
    // Electron has crashed here, and its own tests leave it out (electron pull request 9113).
    if (this.#deciding) throw new Error('destroyed inside a navigation event');
    this.#destroyed = true;
    this.emit('destroyed');
  }

  async #navigate(
    navigation: Navigation,
    byPage: boolean,
  ): Promise<{ code: number; description: string } | null> {
    const { method = 'GET', body = null, isMainFrame = true } = navigation;
    let current = { url: navigation.url, method, body };
    await Promise.resolve();
    await this.#tell('did-start-navigation', { url: current.url, isMainFrame });
    if (byPage) {
      if (await this.#isPrevented('will-frame-navigate', current.url, isMainFrame)) {
        return this.#abort(current.url, isMainFrame);
      }
      if (isMainFrame && (await this.#isPrevented('will-navigate', current.url, isMainFrame))) {
        return this.#abort(current.url, isMainFrame);
      }
    }
    for (;;) {
      if (!(await this.#mayBeSent(current, isMainFrame ? 'mainFrame' : 'subFrame'))) {
        return this.#fail(-20, 'ERR_BLOCKED_BY_CLIENT', current.url, isMainFrame);
      }
      const answer = await this.#answerTo(current);
      if (this.#destroyed) return { code: -2, description: 'ERR_FAILED' };
      if (answer.kind === 'error') {
        return this.#fail(answer.code, answer.description, current.url, isMainFrame);
      }
      if (answer.kind === 'page') {
        this.#printResponse(current, answer.headers ?? {}, isMainFrame, answer.status);
        return this.#commit(current.url, isMainFrame);
      }
      if (await this.#isPrevented('will-redirect', answer.location, isMainFrame)) {
        return this.#abort(answer.location, isMainFrame);
      }
      await this.#tell('did-redirect-navigation', { url: answer.location, isMainFrame });
      // The network sees no fragment, and a 302 forgets method and body (Fetch, 4.4 HTTP-redirect).
      const url = answer.location.split('#')[0] ?? '';
      current = answer.status === 307 ? { ...current, url } : { url, method: 'GET', body: null };
    }
  }

  #printResponse(
    request: { readonly url: string; readonly method: string },
    headers: Readonly<Record<string, string>>,
    isMainFrame: boolean,
    status = 200,
  ): void {
    this.#around.session.webRequest.printResponse({
      id: 1,
      url: request.url.split('#')[0] ?? '',
      method: request.method,
      webContentsId: this.#id,
      resourceType: isMainFrame ? 'mainFrame' : 'subFrame',
      referrer: '',
      timestamp: 0,
      responseHeaders: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, [value]]),
      ),
      fromCache: false,
      statusCode: status,
      statusLine: `HTTP/1.1 ${status}`,
    });
  }

  async #answerTo(request: {
    url: string;
    method: 'GET' | 'POST';
    body: string | null;
  }): Promise<NetworkAnswer> {
    if (/^https?:/u.test(request.url)) return this.#around.network.send(request);
    const answer = await this.#around.session.protocol.ask(request.url, request.method);
    return answer instanceof Response
      ? { kind: 'page' }
      : { kind: 'error', code: -302, description: 'ERR_UNKNOWN_URL_SCHEME' };
  }

  async #mayBeSent(
    request: { url: string; method?: 'GET' | 'POST'; body?: string | null },
    resourceType: OnBeforeRequestListenerDetails['resourceType'],
  ): Promise<boolean> {
    if (this.#destroyed) return false;
    const body = request.body ?? null;
    const details: Partial<OnBeforeRequestListenerDetails> = {
      id: 1,
      url: request.url.split('#')[0] ?? '',
      method: request.method ?? 'GET',
      webContentsId: this.#id,
      resourceType,
      referrer: '',
      timestamp: 0,
      // Typed as always there; the documentation calls it optional.
      ...(body === null ? {} : { uploadData: [{ bytes: Buffer.from(body) }] }),
    };
    const decision = await this.#around.session.webRequest.ask(
      details as OnBeforeRequestListenerDetails,
    );
    return decision.cancel !== true;
  }

  #isPrevented(name: string, url: string, isMainFrame: boolean): Promise<boolean> {
    return this.#tell(name, { url, isMainFrame });
  }

  async #tell(
    name: string,
    details: { readonly url: string; readonly isMainFrame: boolean },
  ): Promise<boolean> {
    if (this.#destroyed) return true;
    const event = createEvent(details);
    this.#deciding = true;
    try {
      this.emit(name, event, details.url);
      // Electron runs what was promised when the listener returns, still inside the navigation.
      for (let tick = 0; tick < 20; tick += 1) await Promise.resolve();
    } finally {
      this.#deciding = false;
    }
    return event.defaultPrevented;
  }

  #abort(url: string, isMainFrame: boolean): { code: number; description: string } {
    this.emit('did-fail-provisional-load', createEvent({}), -3, 'ERR_ABORTED', url, isMainFrame);
    this.emit('did-stop-loading');
    // Nothing said why it stopped, so loadURL calls it a plain failure.
    return { code: -2, description: 'ERR_FAILED' };
  }

  #fail(code: number, description: string, url: string, isMainFrame: boolean) {
    if (this.#destroyed) return { code: -2, description: 'ERR_FAILED' };
    for (const name of ['did-fail-provisional-load', 'did-fail-load']) {
      this.emit(name, createEvent({}), code, description, url, isMainFrame, 1, 1);
    }
    this.emit('did-stop-loading');
    return { code, description };
  }

  #commit(url: string, isMainFrame: boolean): null {
    if (isMainFrame) {
      this.#url = url;
      this.#frame = frameAt(url, this.#around.standardSchemes);
      this.emit('did-navigate', createEvent({}), url, 200, 'OK');
      this.emit('page-first-painted');
    }
    this.emit('did-finish-load');
    this.emit('did-stop-loading');
    return null;
  }
}
