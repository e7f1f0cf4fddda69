import { describe, expect, it } from 'vitest';
import { readSignedInAccount as readIn } from './signed-in-account.ts';

/** As where only the client's own tenant may sign in: every claim counts. */
const readSignedInAccount = (claims: unknown) => readIn(claims, { oneTenant: true });

describe('who signed in', () => {
  it('has every name of the ID token, since UPN, address and aliases may differ (row 200)', () => {
    const who = readSignedInAccount({
      preferred_username: 'Jane@A.onmicrosoft.com',
      email: 'jane@a.com',
      upn: 'jane.upn@a.com',
      unique_name: 'live.com#jane@a.com',
      verified_primary_email: ['J.Doe@a.com'],
      name: 'Jane Doe',
      tid: 'tenant-1',
    });
    expect(who).toEqual({
      account: {
        username: 'Jane@A.onmicrosoft.com',
        name: 'Jane Doe',
        tenantId: 'tenant-1',
        personal: false,
      },
      names: [
        'jane@a.onmicrosoft.com',
        'jane@a.com',
        'jane.upn@a.com',
        'live.com#jane@a.com',
        'j.doe@a.com',
      ],
    });
  });

  it('is named by what there is', () => {
    expect(readSignedInAccount({ email: 'a@b.it' })?.account.username).toBe('a@b.it');
    expect(readSignedInAccount({ preferred_username: '', upn: 'u@b.it' })?.account.username).toBe(
      'u@b.it',
    );
  });

  it('is still known when another claim has an unexpected form', () => {
    const odd = { preferred_username: 'a@b.it', email: null, verified_primary_email: 'x', name: 3 };
    expect(readSignedInAccount(odd)).toMatchObject({
      account: { username: 'a@b.it', name: null },
      names: ['a@b.it'],
    });
  });

  it('has a personal account in the tenant of all personal accounts', () => {
    const tid = '9188040d-6c67-4c5b-b112-36a304b66dad';
    expect(readSignedInAccount({ email: 'a@outlook.com', tid })?.account.personal).toBe(true);
  });

  it.each([{}, { name: 'Jane' }, { email: '' }, null, undefined, 'x'])(
    'is null when the token names no account (row 195): %j',
    (claims) => expect(readSignedInAccount(claims)).toBeNull(),
  );
});
