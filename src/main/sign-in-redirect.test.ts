import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPopupUrlPolicy } from './popup-url-policy.ts';
import { validateSignInRequest } from './sign-in-redirect.ts';

const redirectUri = 'https://odoo.example.com/microsoft_outlook/confirm';
const policy = createPopupUrlPolicy(null);
const check = (request: Partial<Parameters<typeof validateSignInRequest>[0]>) =>
  validateSignInRequest(
    { url: redirectUri, method: 'GET', resourceType: 'mainFrame', webContentsId: 7, ...request },
    redirectUri,
    7,
    policy,
  );

test('whatever asks for the redirect URI is stopped, with any query', () => {
  const kinds = ['mainFrame', 'subFrame', 'script', 'image', 'xhr', 'ping', 'other'] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.webQueryParameters(),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('GET', 'POST'),
      (resourceType, query, webContentsId, method) => {
        const checked = check({
          url: `${redirectUri}?${query}`,
          resourceType,
          webContentsId,
          method,
        });
        const isAnswer = resourceType === 'mainFrame' && webContentsId === 7;
        expect(checked.verdict).toBe(isAnswer ? 'answer' : 'cancel');
      },
    ),
  );
});

test('only the very redirect URI is stopped', () => {
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['https'] }), (url) => {
      fc.pre(URL.canParse(url));
      expect(check({ url: `${url}?next=${redirectUri}` }).verdict).toBe('let-through');
    }),
  );
});

test('a posted answer is put together from its parts, whatever letters it holds', () => {
  const uploadData = [
    { bytes: Buffer.from('code=c&state=') },
    { file: '/etc/passwd' },
    { bytes: Buffer.from('sà') },
  ] as never;
  expect(check({ method: 'POST', uploadData })).toEqual({
    verdict: 'answer',
    reply: { kind: 'redirected', address: redirectUri, formPost: 'code=c&state=sà' },
  });
  expect(check({ method: 'POST' })).toMatchObject({ reply: { formPost: null } });
});
