import { describe, expect, it } from 'vitest';
import { contextWithoutClient } from '../../../src/services/diagnosis/context-without-client.ts';
import { explainText } from '../../../src/services/diagnosis/explain/explain-text.ts';
import { hideSecrets } from '../../../src/services/masking/hide-secrets.ts';
import { maskPasted } from '../../../src/services/masking/mask-pasted.ts';
import { plantedSecrets } from '../support/planted-secrets.ts';

const context = contextWithoutClient('en');
const refusal =
  '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.';

describe('finding 7: what is explained shows no secret again', () => {
  it.each(plantedSecrets)('in the masked view: $title', ({ paste, secret }) => {
    expect(paste).toContain(secret.slice(0, 4));
    expect(maskPasted(paste)).not.toContain(secret);
    const around = `Hello,\n${paste}\n${refusal}\nThank you`;
    const shown = explainText(around, context);
    expect(JSON.stringify(shown)).not.toContain(secret);
    expect(shown.masked).toContain('Hello,\n');
    expect(shown.masked).toContain('\nThank you');
  });

  it.each(plantedSecrets)('in a finding of the same line: $title', ({ paste, secret }) => {
    const shown = explainText(`${refusal} ${paste}`, context);
    expect(JSON.stringify(shown)).not.toContain(secret);
    expect(shown.findings.map(({ code }) => code)).toContain('smtp-auth-disabled-for-tenant');
  });

  it.each([
    'smtp_password=Kanarienvogel7',
    'csrf_token=Kanarienvogel7o1790000000',
    'microsoft_outlook_client_secret=Kanarienvogel7',
    '"microsoft_outlook_refresh_token":"Kanarienvogel7"',
    '-----BEGIN PRIVATE KEY-----\nKanarienvogel7\n-----END PRIVATE KEY-----',
    `EwBgA8l6BAAU${'Kanarienvogel7'.repeat(5)}`,
    'access_token=Kanari7',
  ])('in the log and in reports: %s', (text) => {
    expect(hideSecrets([])(text)).not.toContain('Kanari');
  });

  it('leaves a line of the log the JSON that it was', () => {
    for (const { paste, secret } of plantedSecrets) {
      const line = hideSecrets([])(JSON.stringify({ msg: paste, level: 30, detail: { paste } }));
      expect(() => JSON.parse(line) as unknown, `${line} ${secret}`).not.toThrow();
      expect(JSON.parse(line), secret).toMatchObject({ level: 30 });
    }
  });

  it.each([
    'Wrong password: authentication failed for john@contoso.com',
    'Password: incorrect',
    'Please leave the password field empty for Outlook mail server',
    'Failed to refresh access token: 400 Client Error: Bad Request for url',
    "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '0c011e6a-5a4d-4b0c-8d2e-1f0e7a5c0b0a'.",
    'AADSTS7000222: The provided client secret keys for app are expired.',
    'AADSTS50034: The user account does not exist. Token: expired',
    'Authentication-Results: spf=pass dkim=pass (signature was verified) dmarc=pass action=none; compauth=pass reason=100',
    'A1 NO LOGIN failed.',
    'a login attempt failed, the token is invalid',
    'Access token has expired or is not yet valid.',
    "missing 'access_token', 'refresh_token' and 'id_token' in the answer",
    'La password è scaduta: la password non è corretta',
    '<label for="password">Enter your password</label><h1>Wrong password</h1><p>Try again.</p>',
    'S: 334 VXNlcm5hbWU6\nS: 535 5.7.3 Authentication unsuccessful',
    '{"code":"authenticated-but-not-connected","severity":"error"}',
    'https://login.microsoftonline.com/common/oauth2/v2.0/authorize: error=invalid_client&error_description=x',
    'secret: null, "token": null, token_type: Bearer',
  ])('leaves an ordinary text readable: %s', (text) => {
    expect(maskPasted(text)).toBe(text);
    expect(hideSecrets([])(text)).toBe(text);
  });
});
