import { describe, expect, it } from 'vitest';
import { guideVerdict } from '../../src/contract/guide-verdict.ts';
import { answering, checkOf, outcomes, practise } from './support/practise-guide.ts';

describe('an all-clear of the guide is earned', () => {
  it('silence of Microsoft is not the fault of the registration, and no all-clear', async () => {
    const { authorityMetadata } = await answering((request) => request.socket.destroy());
    const { check } = await practise({ authorityMetadata });
    const guide = await check();
    expect(checkOf(guide, 'tenant-found')).toMatchObject({
      outcome: 'not-checked',
      reason: 'not-reached',
      finding: null,
      checkedAt: null,
    });
    expect(outcomes(guide)).toEqual(['not-checked', 'not-checked', 'not-checked']);
    expect(guide.steps.some(({ state }) => state === 'problem')).toBe(false);
    expect(guideVerdict(guide)).toBe('nothing-checked');
    // The reason once for all, not at each check.
    expect(guide.notChecked).toMatchObject([
      {
        checks: [
          'tenant-found',
          'app-known',
          'account-types-accepted',
          'redirect-uri-registered',
          'secret-accepted',
        ],
        reason: 'not-reached',
        finding: { code: expect.any(String) as string },
      },
    ]);
  });

  it('what could not be asked for want of the secret is no all-clear either', async () => {
    const { check, get } = await practise();
    expect(guideVerdict(await check())).toBe('no-problem');
    await get('vault.setPassphrase', { passphrase: 'correct horse battery staple' });
    await get('vault.lock', {});
    const guide = await check();
    expect(guideVerdict(guide)).toBe('checked-in-part');
    expect(guide.notChecked).toEqual([
      { checks: ['secret-accepted'], reason: 'vault-locked', finding: null },
    ]);
  });

  it('a sign-in page that names no tenant has checked nothing of the app', async () => {
    const { authorityMetadata } = await answering((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<p>AADSTS50059: No tenant-identifying information found.</p>');
    });
    const { check } = await practise({ authorityMetadata });
    const guide = await check();
    expect(outcomes(guide)).toEqual(['unclear', 'unclear', 'unclear']);
    expect(guide.notChecked).toContainEqual({
      checks: ['app-known', 'account-types-accepted', 'redirect-uri-registered'],
      reason: 'no-tenant-named',
      finding: null,
    });
    expect(guideVerdict(guide)).not.toBe('no-problem');
  });
});
