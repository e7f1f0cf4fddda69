import {
  app,
  BrowserWindow,
  dialog,
  type Certificate,
  type Session,
  type WebContents,
} from 'electron';
import { type Language } from '../contract/settings.ts';
import { formatDay } from '../languages/format-values.ts';
import { fillIn, translateDesktop } from '../languages/translate-desktop.ts';
import { isSignInPage } from './guard-web-contents.ts';

/** More than these are no choice, but a list that does not fit the screen. */
const maxChoices = 8;

/**
 * Lets the user choose the certificate that tells a site who they are (Entra's certificate-based
 * authentication, AD FS, smart cards). Without a listener Electron presents the first one of the
 * system to every site that asks (electron_api_app.cc, SelectClientCertificate): the wrong one for
 * people who have two, and a name, an address and a serial number to strangers. Sign-in windows
 * alone ask; each host once, since every connection of a page asks again.
 */
export function chooseClientCertificates(language: () => Language): void {
  const chosen = new WeakMap<WebContents, Map<string, Promise<Certificate | undefined>>>();
  app.on('select-client-certificate', (event, contents, host, certificates, answer) => {
    event.preventDefault();
    if (contents === null || !isSignInPage(contents)) {
      answer();
      return;
    }
    const hosts = chosen.get(contents) ?? new Map<string, Promise<Certificate | undefined>>();
    chosen.set(contents, hosts);
    const choice = hosts.get(host) ?? askForCertificate(contents, host, certificates, language());
    hosts.set(host, choice);
    choice.then(answer, () => answer());
  });
}

async function askForCertificate(
  contents: WebContents,
  host: string,
  certificates: readonly Certificate[],
  language: Language,
): Promise<Certificate | undefined> {
  const texts = translateDesktop(language).certificate;
  const now = Date.now() / 1000;
  const valid = certificates
    .filter(({ validStart, validExpiry }) => validStart <= now && now < validExpiry)
    .slice(0, maxChoices);
  if (valid.length === 0) return undefined;
  const labels = valid.map(({ subjectName, issuerName, validExpiry }) =>
    fillIn(texts.choice, {
      subject: subjectName,
      issuer: issuerName,
      day: formatDay(new Date(validExpiry * 1000).toISOString().slice(0, 10), language),
    }),
  );
  const index = await choose(
    contents,
    fillIn(texts.title, { host }),
    texts.text,
    labels,
    texts.none,
  );
  return index === null ? undefined : valid[index];
}

/**
 * Lets the user choose among the accounts that one security key knows. Without a listener the page
 * is told that there was no sign-in (electron_authenticator_request_client_delegate.cc).
 */
export function choosePasskeys(
  own: Session,
  contents: WebContents,
  language: () => Language,
): void {
  own.on('select-webauthn-account', (_event, { relyingPartyId, accounts }, answer) => {
    const texts = translateDesktop(language()).passkey;
    const title = fillIn(texts.title, { host: relyingPartyId });
    const labels = accounts.map(({ name, displayName, credentialId }) => {
      const shown = [name, displayName].filter((each) => each !== undefined && each !== '');
      return shown.length > 0 ? [...new Set(shown)].join(' – ') : credentialId;
    });
    choose(contents, title, texts.text, labels, texts.none).then(
      (index) => answer(index === null ? null : accounts[index]?.credentialId),
      () => answer(null),
    );
  });
}

/** Answers the index of what was chosen; null for none, which is what Return and Escape choose. */
async function choose(
  contents: WebContents,
  message: string,
  detail: string,
  labels: readonly string[],
  none: string,
): Promise<number | null> {
  const window = BrowserWindow.fromWebContents(contents);
  if (window === null) return null;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message,
    detail,
    buttons: [none, ...labels],
    defaultId: 0,
    cancelId: 0,
    noLink: false,
  });
  return response === 0 ? null : response - 1;
}
