import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../test-doubles/start-collega.ts';
import { createFileLogger } from './file-logger.ts';

describe('the log file', () => {
  it('is readable by this user alone and there at once', () => {
    const folder = join(temporaryFolder(), 'data');
    createFileLogger(folder).warn('refused a call', { where: 'clients.list' });
    const path = join(folder, 'collega.log');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      level: 40,
      msg: 'refused a call',
      where: 'clients.list',
    });
  });

  it('does not write what is passed under the name of a secret', () => {
    const folder = temporaryFolder();
    const log = createFileLogger(folder);
    const secrets = {
      accessToken: 'CANARY',
      refreshToken: 'CANARY',
      secret: 'CANARY',
      code: 'CANARY',
      codeVerifier: 'CANARY',
      passphrase: 'CANARY',
      address: 'https://odoo/confirm?code=CANARY',
    };
    log.info('top', secrets);
    log.error('nested', { reply: secrets });
    const text = readFileSync(join(folder, 'collega.log'), 'utf8');
    expect(text).toContain('[secret]');
    expect(text).not.toContain('CANARY');
  });
});
