import { shell } from 'electron';
import { aadstsLookUp, knownLinks } from '../contract/known-links.ts';
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

/** The only place that hands anything to the operating system. */
async function openOutside(address: string, isAllowed: (address: string) => boolean) {
  if (!isAllowed(address)) throw new Error('not an address of the known links');
  await shell.openExternal(address);
}

function isKnownLink(address: string): boolean {
  if (!address.startsWith('https://')) return false;
  if (Object.values<string>(knownLinks).includes(address)) return true;
  return address.startsWith(aadstsPrefix) && /^\d{1,9}$/u.test(address.slice(aadstsPrefix.length));
}
