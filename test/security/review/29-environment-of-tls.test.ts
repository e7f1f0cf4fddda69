import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { formatInForce } from '../../../src/cli/output/format-in-force.ts';
import { setLanguage } from '../../../src/cli/terminal/texts.ts';
import { childEnvironment } from '../../../src/services/shell/child-environment.ts';

/** Two authorities of a company's in a file, and one that Node trusts anyway. */
async function authoritiesFile(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'collega-authorities-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const path = join(folder, 'company.pem');
  const own = await Promise.all(
    ['Inspection', 'Mail'].map((name) =>
      generate([{ name: 'commonName', value: `Contoso ${name} CA` }]),
    ),
  );
  writeFileSync(path, [...own.map(({ cert }) => cert), rootCertificates[0]].join('\n'));
  return path;
}

describe('finding 29: variables that change whom TLS trusts, or who can read it', () => {
  it('authorities of NODE_EXTRA_CA_CERTS are counted where they are added to the usual ones, and named', async () => {
    vi.stubEnv('NODE_EXTRA_CA_CERTS', await authoritiesFile());
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.resetModules();
    const { countExtraAuthorities } = await import('../../../src/services/network/trust-store.ts');
    expect(countExtraAuthorities()).toBe(2);
    const found = { proxies: [], certificateAuthorities: [], environmentAuthorities: 2 };
    await setLanguage('en');
    expect(formatInForce(found)).toEqual([
      '2 certificate authorities from NODE_EXTRA_CA_CERTS are trusted too.',
    ]);
    await setLanguage('it');
    expect(formatInForce(found)).toEqual([
      'Si accettano anche 2 autorità di certificazione di NODE_EXTRA_CA_CERTS.',
    ]);
  });

  it('a browser that Collega starts writes no keys of its connections into a file', () => {
    const env = childEnvironment({
      ...process.env,
      SSLKEYLOGFILE: '/tmp/keys',
      sslkeylogfile: '/k',
    });
    const child = spawnSync(process.execPath, ['-p', 'JSON.stringify(process.env)'], {
      encoding: 'utf8',
      env,
    });
    expect(child.stdout).toContain('PATH');
    expect(child.stdout).not.toMatch(/sslkeylogfile/iu);
  });
});
