import { splitAddresses } from './split-addresses.ts';

/** The sender's name, else the local part, before another address: `"John" <notifications@…>`. */
export function encapsulateSender(from: string, address: string): string {
  const [old] = splitAddresses(from);
  const [given] = splitAddresses(address);
  if (old === undefined || given === undefined) return from;
  const name = old.name === '' ? (old.address.split('@')[0] ?? '') : old.name;
  if (name === '') return given.address;
  return `"${name.replace(/[\\"]/g, '\\$&')}" <${given.address}>`;
}
