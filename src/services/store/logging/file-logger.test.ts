import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../secret.ts';
import { startCollega, temporaryFolder } from '../../testing/start-collega.ts';
import { createFileLogger, logLevelOf } from './file-logger.ts';
import { RotatingFile } from './rotating-file.ts';
import { expectPrivate } from '../../testing/private-files.ts';

describe('the log file', () => {
  it('is readable by this user alone and there at once', () => {
    const folder = join(temporaryFolder(), 'data');
    createFileLogger(folder).logger.warn('refused a call', { where: 'clients.list' });
    const path = join(folder, 'collega.log');
    expectPrivate(path);
    expectPrivate(folder);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      level: 40,
      msg: 'refused a call',
      where: 'clients.list',
    });
  });

  it('does not write what is secret by its name, its type or its shape', () => {
    const folder = temporaryFolder();
    const { logger } = createFileLogger(folder);
    const secrets = {
      accessToken: 'CANARY',
      refreshToken: 'CANARY',
      secret: 'CANARY',
      code: 'CANARY',
      codeVerifier: 'CANARY',
      passphrase: 'CANARY',
      address: 'https://odoo/confirm?code=CANARY',
    };
    const typed = new Secret('CANARY');
    logger.info('top', secrets);
    logger.error('nested', { reply: secrets });
    logger.error(`inside a text: ${String(typed)}`, { deep: { in: { some: { thing: typed } } } });
    logger.info('AADSTS answered {"refresh_token":"0.AXCANARYCANARYCANARY"}');
    logger.info('an app secret', { text: 'value abc8Q~CANARYCANARYCANARYCANARYCANARY' });
    const text = readFileSync(join(folder, 'collega.log'), 'utf8');
    expect(text.trim().split('\n')).toHaveLength(5);
    expect(text).toContain('[secret]');
    expect(text).not.toContain('CANARY');
  });

  it('says more from the moment on that one asks it to', async () => {
    const folder = temporaryFolder();
    const log = createFileLogger(folder);
    const { get } = await startCollega(log);
    await get('clients.list', {});
    expect(log.logFile.readLast(10)).toEqual([]);
    expect(await get('logs.setLevel', { level: 'debug' })).toMatchObject({ level: 'debug' });
    await get('clients.create', { name: 'Rossi' });
    const [line] = log.logFile.readLast(1);
    expect(JSON.parse(line ?? '')).toMatchObject({ call: 'clients.create', outcome: 'ok' });
    await get('logs.setLevel', { level: 'info' });
    const before = log.logFile.readLast(100).length;
    await get('clients.list', {});
    expect(log.logFile.readLast(100)).toHaveLength(before);
  });

  it('opens in the file manager', async () => {
    const folder = temporaryFolder();
    const { get, shell } = await startCollega(createFileLogger(folder));
    expect(await get('logs.openFolder', {})).toEqual({ opened: true });
    expect(shell.openedFolders).toEqual([folder]);
  });

  it('takes its first level from the environment, if it is one', () => {
    expect(logLevelOf({ COLLEGA_LOG_LEVEL: 'trace' })).toBe('trace');
    expect(logLevelOf({ COLLEGA_LOG_LEVEL: 'loud' })).toBe('info');
    expect(logLevelOf({})).toBe('info');
  });
});

describe('a log that grows', () => {
  it('keeps four files under the cap, and the newest lines', () => {
    const folder = temporaryFolder();
    const file = new RotatingFile(folder, { maxBytes: 1000 });
    for (let line = 0; line < 500; line += 1) file.write(`${line.toString().padStart(49, '.')}\n`);
    const names = readdirSync(folder).sort();
    expect(names).toEqual(['collega.1.log', 'collega.2.log', 'collega.3.log', 'collega.log']);
    for (const name of names) {
      expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1000);
      expectPrivate(join(folder, name));
    }
    const last = file.readLast(45).map((line) => Number(line.replaceAll('.', '')));
    expect(last).toEqual(Array.from({ length: 45 }, (_, index) => 455 + index));
  });

  it('does not stop Collega when nothing can be written', () => {
    const file = new RotatingFile(join(temporaryFolder(), 'not', 'there'));
    expect(() => file.write('line\n')).not.toThrow();
    expect(file.readLast(5)).toEqual([]);
  });

  it('does not stop a report when a part of it cannot be read', () => {
    const folder = temporaryFolder();
    const file = new RotatingFile(folder);
    file.write('line\n');
    mkdirSync(join(folder, 'collega.1.log', 'not-empty'), { recursive: true });
    expect(file.readLast(5)).toEqual(['line']);
  });
});
