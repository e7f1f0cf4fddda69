import { cloudOfMailHost, type MicrosoftCloud } from '../../../contract/mail-hosts.ts';

/** Exchange Online's application ID, the audience of some tokens in every cloud. */
const exchangeOnline = '00000002-0000-0ff1-ce00-000000000000';

/** Which clouds an issuer (`iss`) serves; US Government tokens of version 1 name sts.windows.net. */
const cloudsOfIssuer: readonly (readonly [issuer: RegExp, clouds: readonly MicrosoftCloud[]])[] = [
  [/^https:\/\/sts\.windows\.net\//, ['global', 'us-government']],
  [/^https:\/\/login\.microsoftonline\.us\//, ['us-government']],
  [/^https:\/\/(?:sts\.chinacloudapi\.cn|login\.partner\.microsoftonline\.cn)\//, ['china']],
  [/^https:\/\/login\.chinacloudapi\.cn\//, ['china']],
];

/** An audience for comparison: as Entra writes it, less the differences that mean nothing. */
export function plainAudience(audience: string): string {
  return audience.trim().toLowerCase().replace(/\/+$/, '');
}

/**
 * The clouds of which Exchange Online takes a token with this audience (row 102 of failures.md;
 * msal-and-entra.md "Scopes"); none where the audience is not Exchange Online.
 */
export function cloudsOfAudience(
  audience: string,
  issuer: string | null,
): readonly MicrosoftCloud[] {
  const plain = plainAudience(audience);
  if (plain === exchangeOnline) {
    const known = cloudsOfIssuer.find(([pattern]) => pattern.test(issuer ?? ''));
    return known?.[1] ?? ['global'];
  }
  const host = hostOfAudience(plain);
  const cloud = host === null ? null : cloudOfMailHost(host);
  return cloud === null ? [] : [cloud];
}

/** The host that an audience names: `https://mail.contoso.com` of Exchange on premises. */
export function hostOfAudience(audience: string): string | null {
  const plain = plainAudience(audience);
  if (!plain.startsWith('https://') || !URL.canParse(plain)) return null;
  const { hostname, username, password } = new URL(plain);
  return username === '' && password === '' ? hostname : null;
}
