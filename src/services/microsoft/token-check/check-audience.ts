import { plainHost } from '../../../contract/mail-hosts.ts';
import { type TokenClaims } from '../../../contract/mailbox-links.ts';
import { cloudsOfAudience, plainAudience } from './exchange-audiences.ts';

/** Audiences that are known to be refused, whatever the issuer. */
const otherServices: ReadonlySet<string> = new Set([
  '00000003-0000-0000-c000-000000000000',
  'https://graph.microsoft.com',
  'https://graph.microsoft.us',
  'https://dod-graph.microsoft.us',
  'https://microsoftgraph.chinacloudapi.cn',
  '00000002-0000-0000-c000-000000000000',
  'https://graph.windows.net',
  'https://management.azure.com',
]);

const entraIssuers =
  /^https:\/\/(?:sts\.windows\.net|login\.microsoftonline\.(?:com|us)|login\.windows\.net|sts\.chinacloudapi\.cn|login\.partner\.microsoftonline\.cn)\//;

/** `unusual`: no audience of Exchange Online, yet not known to be refused (another mail server). */
export type AudienceVerdict = 'right' | 'unusual' | 'wrong' | 'unknown';

/** Checks for whom a token was issued, seen from the mail server `host`. */
export function checkAudience(claims: TokenClaims, host: string): AudienceVerdict {
  const audiences = claims.aud.map(plainAudience);
  if (audiences.length === 0) return 'unknown';
  if (audiences.some((each) => cloudsOfAudience(each, claims.iss).length > 0)) return 'right';
  // Exchange on premises with hybrid modern authentication is its own audience.
  if (audiences.some((each) => each === `https://${plainHost(host)}`)) return 'right';
  if (audiences.some((each) => otherServices.has(each))) return 'wrong';
  // Entra gives one audience a token, so that one for anything else is not for Exchange Online;
  // an ID token has the app's own ID there.
  return entraIssuers.test(claims.iss ?? '') ? 'wrong' : 'unusual';
}
