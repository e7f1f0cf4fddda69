import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/start-collega.ts';
import { readWindowFiles } from './window-files.ts';

function builtRenderer(): string {
  const folder = join(temporaryFolder(), 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, '..', 'vault.json'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<html>');
  writeFileSync(join(folder, 'assets', 'index-1.js'), 'run()');
  writeFileSync(join(folder, 'assets', 'index-1.css'), 'a{}');
  writeFileSync(join(folder, 'assets', 'index-1.js.map'), '{}');
  writeFileSync(join(folder, '.env.html'), 'hidden');
  // Windows lets administrators and developers alone make links: no other user can plant one there.
  if (process.platform !== 'win32') {
    symlinkSync(join(folder, '..', 'vault.json'), join(folder, 'assets', 'vault.html'));
  }
  return folder;
}

describe("the window's files", () => {
  it.each(['', '/'])('are the built ones by their URL path (folder ends in %j)', (end) => {
    const files = readWindowFiles(`${builtRenderer()}${end}`);
    expect([...files.keys()].sort()).toEqual([
      '/',
      '/.env.html',
      '/assets/index-1.css',
      '/assets/index-1.js',
      '/index.html',
    ]);
    expect(files.get('/')).toBe(files.get('/index.html'));
    expect(files.get('/assets/index-1.js')?.body.toString()).toBe('run()');
  });

  it.each([
    '/../vault.json',
    '/assets/../../vault.json',
    '/..%2fvault.json',
    '/assets/vault.html',
    '//etc/passwd',
    '/__proto__',
    'index.html',
  ])('hold nothing else: %s', (path) => {
    expect(readWindowFiles(builtRenderer()).get(path)).toBeUndefined();
  });

  it('carry exactly the headers that keep the window shut', () => {
    const files = readWindowFiles(builtRenderer());
    expect(files.get('/assets/index-1.js')?.headers).toEqual({
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(files.get('/')?.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(files.get('/assets/index-1.css')?.headers['content-type']).toContain('text/css');
  });

  it('say what to do when the renderer was not built', () => {
    expect(() => readWindowFiles(temporaryFolder())).toThrow('npm run build');
  });
});
