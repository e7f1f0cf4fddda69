import { app, type WebContents } from 'electron';
import { isAppUrl } from './app-url.ts';

export type NavigationRule = (address: string) => boolean;

const rules = new WeakMap<WebContents, NavigationRule>();

/** Gives a sign-in window its own rule; every other page may show the app's pages only. */
export function setNavigationRule(contents: WebContents, rule: NavigationRule): void {
  rules.set(contents, rule);
}

/** Whether a page was given a rule of its own, as sign-in windows alone are. */
export function isSignInPage(contents: WebContents): boolean {
  return rules.has(contents);
}

/**
 * Guards every page from the moment it exists, however it was opened (Electron's checklist, items 11 to
 * 14): `web-contents-created` comes before the page's first navigation.
 */
export function guardWebContents(reportRefusal: (what: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    // No content policy reaches WebRTC, whose packets would tell this machine's addresses.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    const refuseUnlessAllowed =
      (what: string) => (details: { readonly url: string; preventDefault(): void }) => {
        const mayNavigate = rules.get(contents) ?? isAppUrl;
        if (mayNavigate(details.url)) return;
        details.preventDefault();
        reportRefusal(what);
      };
    contents.on('will-navigate', refuseUnlessAllowed('navigation'));
    contents.on('will-frame-navigate', refuseUnlessAllowed('frame navigation'));
    contents.on('will-redirect', refuseUnlessAllowed('redirect'));
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
      reportRefusal('webview');
    });
    contents.setWindowOpenHandler(() => {
      reportRefusal('new window');
      return { action: 'deny' };
    });
  });
}
