import { ConfidentialClientApplication, CryptoProvider } from '@azure/msal-node';
import { type Sandbox } from '../start-sandbox.ts';
import { practiceTenant } from '../practice-tenant.ts';
import { visitSignIn } from '../visitor.ts';

/** What the practice app has registered, for tests. */
export const practiceRedirectUri = `${practiceTenant.odooUrl}${practiceTenant.redirectPath}`;
export const mailScopes = [
  'https://outlook.office.com/SMTP.Send',
  'https://outlook.office.com/IMAP.AccessAsUser.All',
];

export function createMsalClient(
  { environment }: Sandbox,
  authority = environment.authority,
): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: {
      clientId: environment.applicationId,
      clientSecret: environment.secret,
      authority,
      knownAuthorities: [new URL(authority).host],
      authorityMetadata: environment.authorityMetadata,
    },
  });
}

/** Signs in through the pages and answers what MSAL answers, with the refresh token beside it. */
export async function linkMailbox(
  sandbox: Sandbox,
  account: string,
  client = createMsalClient(sandbox),
  scopes = mailScopes,
) {
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const authorizeUrl = await client.getAuthCodeUrl({
    scopes,
    redirectUri: practiceRedirectUri,
    state: 'state-of-the-test',
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    prompt: 'select_account',
    loginHint: account,
  });
  const visit = await visitSignIn({
    authorizeUrl,
    redirectUri: practiceRedirectUri,
    // MSAL drops login_hint from an address with prompt=select_account.
    account,
    signal: AbortSignal.timeout(10_000),
  });
  if (visit.kind === 'failed') throw new Error(visit.text);
  const answer = new URL(visit.address).searchParams;
  const code = answer.get('code');
  if (code === null) throw new Error(answer.get('error_description') ?? 'no code');
  const result = await client.acquireTokenByCode(
    {
      code,
      scopes,
      redirectUri: practiceRedirectUri,
      codeVerifier: verifier,
      state: 'state-of-the-test',
      clientInfo: answer.get('client_info') ?? '',
    },
    { state: answer.get('state') ?? '', code },
  );
  const [refresh] = Object.values(client.getTokenCache().getKVStore()).filter(
    (entry): entry is { secret: string; credentialType: string } & typeof entry =>
      typeof entry === 'object' &&
      'credentialType' in entry &&
      entry.credentialType === 'RefreshToken',
  );
  return { result, refreshToken: refresh?.secret ?? '', accessToken: result.accessToken };
}
