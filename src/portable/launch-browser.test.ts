import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../services/testing/start-collega.ts';
import { launchWindow, type PassedOver } from './launch-browser.ts';

const size = { title: 'Collega', width: 400, height: 300 };

it('a browser that its organisation forbids is passed over for the next, and the first reason is told', async () => {
  const folder = temporaryFolder();
  const [chrome, edge, chromium] = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => ({
    name,
    executablePath: join(folder, name),
  }));
  if (chrome === undefined || edge === undefined || chromium === undefined) expect.fail();
  const passed: PassedOver[] = [];
  const opening = launchWindow(
    {
      browser: chrome,
      others: [edge, chromium],
      processSandbox: true,
      headless: true,
      extraArguments: [],
      readPolicies: ({ name }) =>
        Promise.resolve(name === 'Chromium' ? { BrowserSignin: 2 } : { RemoteDebuggingAllowed: 0 }),
      onPassedOver: (each) => passed.push(each),
    },
    size,
  );
  await expect(opening).rejects.toMatchObject({
    reason: { kind: 'policy', policy: 'RemoteDebuggingAllowed' },
  });
  expect(passed).toMatchObject([
    { browser: chrome, next: edge },
    { browser: edge, next: chromium },
  ]);
});
