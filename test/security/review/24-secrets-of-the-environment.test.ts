import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeSecret } from '../../../src/cli/terminal/take-secret.ts';

const cli = join(import.meta.dirname, '../../../src/cli');

describe('finding 24: secrets that are given in variables', () => {
  it('are in no program that Collega starts afterwards', () => {
    process.env['COLLEGA_PASSPHRASE'] = 'correct horse CANARY';
    expect(takeSecret('COLLEGA_PASSPHRASE')).toBe('correct horse CANARY');
    const child = spawnSync(process.execPath, ['-p', 'JSON.stringify(process.env)'], {
      encoding: 'utf8',
    });
    expect(child.stdout).toContain('PATH');
    expect(child.stdout).not.toContain('CANARY');
    expect(takeSecret('COLLEGA_PASSPHRASE')).toBeUndefined();
  });

  it('are read by nothing else on the command line', () => {
    const read =
      /process\.env\['COLLEGA_(?:ACCESS_TOKEN|CLIENT_SECRET|NEW_PASSPHRASE|ODOO_KEY|PASSPHRASE|PROXY_PASSWORD)'\](?! !== undefined)/u;
    const sources = readdirSync(cli, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    const readers = sources.filter((name) => read.test(readFileSync(join(cli, name), 'utf8')));
    expect(readers).toEqual([]);
  });
});
