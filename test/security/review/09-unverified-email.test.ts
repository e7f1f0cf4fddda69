import { describe, expect, it } from 'vitest';
import {
  isOneTenant,
  readSignedInAccount,
} from '../../../src/services/microsoft/sign-in/signed-in-account.ts';

/** What an administrator of any tenant can make Entra say of an account of that tenant. */
const mallory = {
  preferred_username: 'mallory@evil.example',
  email: 'ceo@contoso.com',
  tid: '66666666-6666-4666-8666-666666666666',
};
const namesOf = (claims: object, oneTenant = false) =>
  readSignedInAccount(claims, { oneTenant })?.names;

describe('finding 9: an account counts as the owner of a mailbox', () => {
  it('never by an email claim that another tenant’s administrator may have written', () => {
    expect(namesOf(mallory)).toEqual(['mallory@evil.example']);
    for (const xms_edov of [false, 0, '0', 'false', 'yes', null, {}, undefined]) {
      expect(namesOf({ ...mallory, xms_edov }), JSON.stringify(xms_edov)).not.toContain(
        'ceo@contoso.com',
      );
    }
  });

  it('by an email whose domain Entra verified, in each form of that claim', () => {
    for (const xms_edov of [true, 1, '1', 'true', 'True']) {
      expect(namesOf({ ...mallory, xms_edov })).toContain('ceo@contoso.com');
    }
  });

  it('by the email of the client’s own tenant, or of a personal account', () => {
    expect(namesOf(mallory, true)).toContain('ceo@contoso.com');
    const personal = { ...mallory, tid: '9188040d-6c67-4c5b-b112-36a304b66dad' };
    expect(namesOf(personal)).toContain('ceo@contoso.com');
  });

  it('is named, with its tenant, and proves nothing, where the email is all there is', () => {
    const { email, tid } = mallory;
    expect(readSignedInAccount({ email, tid }, { oneTenant: false })).toMatchObject({
      account: { username: email, tenantId: tid },
      names: [],
    });
  });

  it.each([
    ['common', false],
    ['organizations', false],
    ['consumers', false],
    ['Common', false],
    ['contoso.onmicrosoft.com', true],
    ['7a1c2e3d-1111-4222-8333-abcdefabcdef', true],
  ])('an authority of %s is one tenant: %s', (segment, expected) => {
    expect(isOneTenant(`https://login.microsoftonline.com/${segment}`)).toBe(expected);
  });
});
