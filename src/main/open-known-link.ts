import { shell } from 'electron';
import { aadstsLookUp, knownLinks } from '../contract/known-links.ts';

const aadstsPrefix = aadstsLookUp(0).slice(0, -1);

/**
 * Opens one of Collega's known pages in the user's browser. The only place that hands anything to
 * the operating system, and it takes nothing but the addresses of the contract.
 */
export async function openKnownLink(address: string): Promise<void> {
  if (!isKnownLink(address)) throw new Error('not an address of the known links');
  await shell.openExternal(address);
}

function isKnownLink(address: string): boolean {
  if (!address.startsWith('https://')) return false;
  if (Object.values<string>(knownLinks).includes(address)) return true;
  return address.startsWith(aadstsPrefix) && /^\d{1,9}$/u.test(address.slice(aadstsPrefix.length));
}
