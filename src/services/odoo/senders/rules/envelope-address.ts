import { encodeDomain } from './encode-domain.ts';
import { isAscii } from './normalise-address.ts';

/**
 * The address for MAIL FROM: the last one in the text that can be written so (a name may hold an
 * `@` before the address itself). Only the domain becomes punycode; null when there is none.
 */
export function takeEnvelopeAddress(text: string): string | null {
  const candidates = text.match(/[^" ,<@]+@[^>" ,]+/g) ?? [];
  return candidates.reduce<string | null>((last, each) => encodeAddress(each) ?? last, null);
}

function encodeAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (isAscii(domain)) return address;
  const encoded = encodeDomain(domain);
  return encoded === null ? null : `${address.slice(0, at)}@${encoded}`;
}
