import { shell } from 'electron';
import { aadstsLookUp, knownLinks } from '../contract/known-links.ts';
import { isReleasePage } from '../services/updates/update-source.ts';
import { isSignInEntrance } from '../services/microsoft/sign-in/authorize-address.ts';

const aadstsPrefix = aadstsLookUp(0).slice(0, -1);

/** Opens one of Collega's known pages in the user's browser: the addresses of the contract alone. */
export async function openKnownLink(address: string): Promise<void> {
  await openOutside(address, isKnownLink);
}

/** Opens the entrance to a sign-in page, and nothing else. */
export async function openSignInPage(address: string): Promise<void> {
  await openOutside(address, isSignInEntrance);
}

/** Microsoft's pages of help, terms and privacy, which its sign-in pages open in windows of their own. */
const helpHosts = [
  'www.microsoft.com',
  'go.microsoft.com',
  'support.microsoft.com',
  'privacy.microsoft.com',
  'aka.ms',
];

/** Opens a help page of the sign-in page. Without what the page hangs on it, but a link's number. */
export async function openSignInHelp(address: string): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : null;
  const linkId = url?.searchParams.get('linkid') ?? url?.searchParams.get('LinkId') ?? '';
  const plain = url === null ? '' : `${url.origin}${url.pathname}`;
  const shown = /^\d{1,12}$/u.test(linkId) ? `${plain}?linkid=${linkId}` : plain;
  await openOutside(shown, () => url !== null && isHelpPage(url));
}

function isHelpPage({ protocol, host, username, password }: URL): boolean {
  return protocol === 'https:' && helpHosts.includes(host) && username === '' && password === '';
}

/** The only place that hands anything to the operating system. */
async function openOutside(address: string, isAllowed: (address: string) => boolean) {
  if (!isAllowed(address)) throw new Error('not an address of the known links');
  await shell.openExternal(address);
}

function isKnownLink(address: string): boolean {
  if (!address.startsWith('https://')) return false;
  if (Object.values<string>(knownLinks).includes(address) || isReleasePage(address)) return true;
  return address.startsWith(aadstsPrefix) && /^\d{1,9}$/u.test(address.slice(aadstsPrefix.length));
}
