import { domainToASCII, domainToUnicode } from 'node:url';

/** Letters, marks and digits of IDNA 2008 (RFC 5892); a middle dot between two l (A.3). */
const allowed = /^(?:[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}-]|(?<=l)\u00b7(?=l))+$/u;
/** Blocks written from right to left, whose labels must begin with a letter (RFC 5893 rule 1). */
const rightToLeft = /[\u0590-\u08ff]/;
const tatweel = '\u0640';

/**
 * The domain in ASCII, or null when IDNA 2008 does not allow it. Node maps capitals and the like
 * first (UTS 46); Odoo's library refuses them, so what Node would change is refused here.
 */
export function encodeDomain(domain: string): string | null {
  const labels = domain.split(/[.\u3002\uff0e\uff61]/);
  if (labels.at(-1) === '' && labels.length > 1) labels.pop();
  const encoded = labels.map(encodeLabel);
  if (encoded.includes(null)) return null;
  const whole = encoded.join('.');
  return whole.length > 253 ? null : whole + (/[.\u3002\uff0e\uff61]$/.test(domain) ? '.' : '');
}

function encodeLabel(label: string): string | null {
  const hyphenated = label.startsWith('-') || label.endsWith('-');
  if (/^[\0-\x7f]*$/.test(label)) {
    if (!/^[a-z0-9-]{1,63}$/i.test(label) || hyphenated) return null;
    const punycode = /^xn--/i.test(label);
    if (!punycode) return label.slice(2, 4) === '--' ? null : label;
    return domainToUnicode(label) === '' ? null : label;
  }
  if (!allowed.test(label) || label.includes(tatweel) || /^\p{M}/u.test(label)) return null;
  if (rightToLeft.test(label) && !/^\p{L}/u.test(label)) return null;
  if (hyphenated || label.slice(2, 4) === '--') return null;
  const ascii = domainToASCII(label);
  return ascii.length > 63 || ascii === '' || domainToUnicode(ascii) !== label ? null : ascii;
}
