import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outFolder, startBundle, type RunningBundle } from '../../electron/start-bundle.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

let bundle: RunningBundle;
beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.end());

async function ask(url: string, method?: string): Promise<Response> {
  const answer = await bundle.window.webContents.session.protocol.ask(url, method);
  if (!(answer instanceof Response)) throw new Error(`${url}: ${answer}`);
  return answer;
}

test.each(['collega://app/', 'collega://app/index.html', 'collega://app/?a=b#/clients'])(
  'checklist 7: %s is the page, with the whole policy as a header',
  async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toBe(policy);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toContain('<div id=');
  },
);

test('checklist 7: every built script and style is served as what it is, with the policy', async () => {
  const assets = readdirSync(join(outFolder, 'renderer/assets'));
  expect(assets.some((name) => name.endsWith('.js'))).toBe(true);
  for (const name of assets.filter((asset) => /\.(?:js|css)$/u.test(asset))) {
    const answer = await ask(`collega://app/assets/${name}`);
    expect(answer.status, name).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(
      /^text\/(?:javascript|css); charset=utf-8$/u,
    );
    expect(answer.headers.get('content-security-policy')).toBe(policy);
  }
});

test.each([
  'collega://app/../package.json',
  'collega://app/%2e%2e/main/index.js',
  'collega://app/..%2fmain%2findex.js',
  'collega://app/..\\main\\index.js',
  'collega://app/%5c..%5cmain%5cindex.js',
  'collega://app/index.html%00.png',
  'collega://app//etc/passwd',
  'collega://app/assets/',
  'collega://app/INDEX.HTML',
  'collega://other/index.html',
  'collega://app.evil/index.html',
  'collega://app:81/index.html',
])('checklist 18: %s is not there', async (url) => {
  expect((await ask(url)).status).toBe(404);
});

test.each(['POST', 'PUT', 'HEAD', 'DELETE'])(
  'checklist 18: %s is no way to ask',
  async (method) => {
    const answer = await ask('collega://app/index.html', method);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET');
  },
);

test('checklist 18: no path leads out of the built files', async () => {
  const pieces = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2f',
    '\\',
    '%00',
    'main',
    'index.js',
    '',
    '%',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: 8 }), async (parts) => {
      const answer = await ask(`collega://app/${parts.join('/')}`);
      const isPage = new URL(`collega://app/${parts.join('/')}`).pathname === '/';
      expect(answer.status).toBe(isPage ? 200 : 404);
    }),
  );
});
