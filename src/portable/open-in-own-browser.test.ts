import { expect, it } from 'vitest';
import { openSignInPage } from './open-in-own-browser.ts';

const page = 'http://localhost:49152/open/abcdefghijklmnopqrstuvwxyz012345';

function trying(open: (address: string) => Promise<void>) {
  const log: string[] = [];
  const note = (message: string, detail?: unknown): void => {
    log.push(`${message} ${JSON.stringify(detail)}`);
  };
  const logger = { trace: note, debug: note, info: note, warn: note, error: note };
  return {
    log,
    open: (address: string) => openSignInPage(address, { logger, open }),
  };
}

it('hands a sign-in page to the system, and nothing else', async () => {
  const opened: string[] = [];
  const { open } = trying((address) => {
    opened.push(address);
    return Promise.resolve();
  });
  expect(await open(page)).toBe(true);
  for (const address of [
    'file:///etc/passwd',
    'https://evil.example/',
    'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?state=CANARY',
    'http://localhost:1/?state=CANARY',
    `${page}&x`,
    'ms-settings:',
    '',
  ]) {
    expect(await open(address)).toBe(false);
  }
  expect(opened).toEqual([page]);
});

it('says that no browser opened, and logs the code without the address', async () => {
  const { open, log } = trying((address) =>
    Promise.reject(Object.assign(new Error(`spawn xdg-open ${address}`), { code: 'ENOENT' })),
  );
  expect(await open(page)).toBe(false);
  expect(log).toEqual(['the browser did not open {"code":"ENOENT"}']);
});
