import { isIPv6 } from 'node:net';
import { type Placeholders } from './placeholders.ts';

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** Microsoft's own applications, and the tenant of all personal accounts: everybody's. */
const publicGuid =
  /^0000000[0-9a-f]-0000-0ff1-ce00-000000000000$|^0000000[0-9a-f]-0000-0000-c000-000000000000$|^00000000-0000-0000-0000-|^9188040d-6c67-4c5b-b112-36a304b66dad$/i;
/** One sign-in or one request: Microsoft's support asks for it, and it identifies no one. */
const ofRequest = /(?:trace|correlation|request)[ _-]?id["']?\s{0,4}[:=]?\s{0,4}["']?$/i;

/** Tenants, apps and records; the numbers of single requests stay. */
export function maskGuids(text: string, placeholders: Placeholders): string {
  return text.replace(guid, (value, at: number) => {
    const isOfRequest = ofRequest.test(text.slice(Math.max(0, at - 24), at));
    return publicGuid.test(value) || isOfRequest ? value : placeholders.guid(value);
  });
}

const ipv4 =
  /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g;
const ipv6 = /(?<![\p{L}\p{N}:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\p{L}\p{N}:])/giu;
/** This computer, and addresses that no one gave: the same everywhere. */
const ofEveryone = /^(?:0\.|127\.|169\.254\.|::1?$|fe[89ab])/i;
/** RFC 1918 and RFC 4193: the plan of a network is its owner's, though no look-up leads to them. */
const ofNetwork = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd])/i;

/** Which kind an address is tells what is wrong, and stays. */
export function maskIpAddresses(text: string, placeholders: Placeholders): string {
  const mask = (ip: string): string => {
    if (ofEveryone.test(ip)) return ip;
    return placeholders.of(ofNetwork.test(ip) ? 'private-ip' : 'ip', ip);
  };
  return text.replace(ipv4, mask).replace(ipv6, (ip) => (isIPv6(ip) ? mask(ip) : ip));
}

/** A part of a distinguished name (RFC 4514), as certificates show it. */
const nameOfCertificate =
  /(?<![\p{L}\p{N}])((?:CN|OU|O|L|ST|STREET|emailAddress|serialNumber|organizationName|organizationalUnitName|commonName|localityName)\s{0,2}=\s{0,2})([^,\n\r/+;"'<>]{2,200})/giu;
/** Public authorities and what Microsoft's certificates name. */
const publicName =
  /microsoft|digicert|globalsign|let.?s encrypt|internet security research|\bisrg\b|sectigo|comodo|usertrust|entrust|verisign|baltimore|geotrust|thawte|amazon|google trust|outlook\.com|office365\.com|^\*?\.?(?:domain|host)-\d|^(?:redmond|washington|wa|us)$/i;

/** Who is named by a certificate that is not a public authority's: that of an inspecting firewall. */
export function maskCertificateNames(text: string, placeholders: Placeholders): string {
  return text.replace(nameOfCertificate, (whole, key: string, value: string) =>
    publicName.test(value.trim()) ? whole : `${key}${placeholders.of('name', value.trim())}`,
  );
}

const home = /((?:\/home\/|\/Users\/|[\\/]Users[\\/]{1,2}))([^\\/\s"':]{1,64})/g;

/** The user's name in a path, which is often the mailbox's too. */
export function maskHomes(text: string, placeholders: Placeholders): string {
  return text.replace(home, (_whole, before: string, user: string) =>
    /^(?:Public|Shared|name-\d+)$/i.test(user)
      ? _whole
      : `${before}${placeholders.of('name', user)}`,
  );
}
