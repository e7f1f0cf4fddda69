import { describe, expect, test } from 'vitest';
import { builderNames, signingEnvironment } from '../../build/signing-environment.mjs';

const azure = {
  AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
  AZURE_SIGNING_ACCOUNT: 'account',
  AZURE_SIGNING_PROFILE: 'profile',
  AZURE_SIGNING_PUBLISHER: 'Publisher',
  AZURE_TENANT_ID: 'tenant',
  AZURE_CLIENT_ID: 'client',
  AZURE_CLIENT_SECRET: 'secret',
};
const apple = { MAC_CSC_LINK: 'developer-id', MAC_CSC_KEY_PASSWORD: 'p' };
const notarisation = { APPLE_API_KEY: 'key', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };
const windows = { WIN_CSC_LINK: 'authenticode', WIN_CSC_KEY_PASSWORD: 'w' };
const all = { ...azure, ...apple, ...notarisation, ...windows };
const empty = Object.fromEntries([...Object.keys(all), ...builderNames].map((name) => [name, '']));

describe('what electron-builder is told about certificates', () => {
  test.each(['darwin', 'win32', 'linux'] as const)(
    'on %s, secrets that were not entered are absent rather than empty',
    (platform) => {
      const { env, summary } = signingEnvironment(platform, { PATH: '/bin', ...empty });
      const { PATH, CSC_IDENTITY_AUTO_DISCOVERY, ...rest } = env;
      expect(PATH).toBe('/bin');
      expect(rest).toEqual({});
      expect(CSC_IDENTITY_AUTO_DISCOVERY).toBe(platform === 'darwin' ? 'false' : undefined);
      expect(summary).toMatch(/not signed|no signature/u);
    },
  );

  test('macOS gets the Developer ID, and nothing of Windows', () => {
    const { env, summary } = signingEnvironment('darwin', all);
    expect(env).toEqual({ ...notarisation, CSC_LINK: 'developer-id', CSC_KEY_PASSWORD: 'p' });
    expect(summary).toBe('macOS: signed, notarised');
  });

  test('Windows never gets the certificate of Apple, not even from a variable for both', () => {
    const given = { ...apple, ...notarisation, ...windows, CSC_LINK: 'developer-id' };
    expect(signingEnvironment('win32', given).env).toEqual(windows);
  });

  test('Windows may be signed by Azure Artifact Signing', () => {
    const { env, summary } = signingEnvironment('win32', azure);
    expect(env).toEqual(azure);
    expect(summary).toContain('Azure Artifact Signing');
  });

  test('an Azure identity alone, as other tools use it, signs nothing', () => {
    const { AZURE_TENANT_ID, AZURE_CLIENT_ID } = azure;
    const { env, summary } = signingEnvironment('win32', { AZURE_TENANT_ID, AZURE_CLIENT_ID });
    expect(env).toEqual({});
    expect(summary).toBe('Windows: not signed');
  });

  test.each([
    ['darwin', { MAC_CSC_LINK: 'a' }, 'MAC_CSC_KEY_PASSWORD'],
    ['darwin', { ...apple, APPLE_API_KEY: 'k' }, 'APPLE_API_KEY_ID, APPLE_API_ISSUER'],
    ['darwin', notarisation, 'MAC_CSC_LINK'],
    ['win32', { WIN_CSC_LINK: 'a' }, 'WIN_CSC_KEY_PASSWORD'],
    ['win32', { ...azure, AZURE_CLIENT_SECRET: '' }, 'AZURE_CLIENT_SECRET'],
    ['win32', all, 'not both'],
  ] as const)('on %s, a half set of variables ends the release: %j', (platform, given, says) => {
    expect(() => signingEnvironment(platform, given)).toThrow(says);
  });

  test('Linux gets no secret at all', () => {
    expect(signingEnvironment('linux', all).env).toEqual({});
  });
});
