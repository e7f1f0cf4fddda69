import { beforeEach, expect } from 'vitest';
import { guardWebContents } from '../../src/main/guard-web-contents.ts';
import { createPopupUrlPolicy } from '../../src/main/popup-url-policy.ts';
import { openSignInWindow } from '../../src/main/sign-in-window.ts';
import { silentLogger } from '../../src/services/shell/ports/logger.ts';
import { type SignInProxy, type SignInReply } from '../../src/services/shell/ports/shell.ts';
import { type BrowserWindowDouble } from './electron-double/browser-window-double.ts';
import {
  createElectronDouble,
  type ElectronDouble,
} from './electron-double/create-electron-double.ts';
import { useElectronDouble } from './electron-double/current-electron.ts';
import { type NetworkAnswer } from './electron-double/network-double.ts';

export const authorizeUrl =
  'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?state=s';
export const redirectUri = 'https://odoo.example.com/microsoft_outlook/confirm';
export const page: NetworkAnswer = { kind: 'page' };

/** The double of the running test. */
export let double: ElectronDouble;
beforeEach(() => {
  double = createElectronDouble();
  useElectronDouble(double);
  guardWebContents(() => undefined);
  double.app.becomeReady();
  double.app.on('window-all-closed', () => undefined);
});

export interface Popup {
  readonly window: BrowserWindowDouble;
  readonly reply: Promise<SignInReply>;
  readonly replies: SignInReply[];
  readonly abort: () => void;
}

/** Opens a sign-in window against the scripted world and waits until its first load is over. */
export async function open(
  answers: Record<string, NetworkAnswer>,
  given: {
    authorizeUrl?: string;
    redirectUri?: string;
    sandboxOrigin?: string;
    proxy?: SignInProxy;
  } = {},
): Promise<Popup> {
  double.network.answerTo = ({ url }) =>
    answers[url] ?? { kind: 'error', code: -105, description: 'ERR_NAME_NOT_RESOLVED' };
  const controller = new AbortController();
  const reply = openSignInWindow(
    {
      authorizeUrl: given.authorizeUrl ?? authorizeUrl,
      redirectUri: given.redirectUri ?? redirectUri,
      mailbox: 'works@example.com',
      proxy: given.proxy ?? { kind: 'system' },
      signal: controller.signal,
    },
    {
      parent: null,
      policy: createPopupUrlPolicy(given.sandboxOrigin ?? null),
      logger: silentLogger,
      language: () => 'en',
    },
  );
  const before = double.windows.length;
  // Setting the session's proxy takes a turn of the event loop or two.
  for (let turn = 0; turn < 10 && double.windows.length === before; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  const window = double.windows.at(-1);
  if (window === undefined) throw new Error('no sign-in window');
  const replies: SignInReply[] = [];
  void reply.then((value) => replies.push(value));
  await new Promise((resolve) => setImmediate(resolve));
  return { window, reply, replies, abort: () => controller.abort() };
}

/** Nothing was ever sent to the redirect's host. */
export function expectNothingSentTo(host: string): void {
  expect(double.network.sent.filter(({ url }) => new URL(url).host === host)).toEqual([]);
}

/** No reply and no end, also after the turns of the event loop in which a window closes. */
export async function expectStillOpen(popup: Popup): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(popup.replies).toEqual([]);
  expect(popup.window.isDestroyed()).toBe(false);
}
