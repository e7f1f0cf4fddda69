import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueTestCertificates } from '../../src/services/connection-tests/testing/test-certificates.ts';
import { expect, test as base } from './support/collega-test.ts';

/** The file is read once a process: a worker of its own has one with an authority of nobody's. */
const test = base.extend<object, { readonly extraAuthority: string }>({
  extraAuthority: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'collega-authority-'));
      const path = join(folder, 'authority.pem');
      const { authority } = await issueTestCertificates('mail.example');
      writeFileSync(path, authority);
      const before = process.env['NODE_EXTRA_CA_CERTS'];
      process.env['NODE_EXTRA_CA_CERTS'] = path;
      await use(path);
      if (before === undefined) delete process.env['NODE_EXTRA_CA_CERTS'];
      else process.env['NODE_EXTRA_CA_CERTS'] = before;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
    { scope: 'worker', auto: true },
  ],
});

test('authorities of NODE_EXTRA_CA_CERTS are told under Network, not above every screen', async ({
  collega,
}) => {
  const { page } = await collega.open();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('button', { name: 'Network…' }).click();
  const network = page.getByRole('dialog', { name: 'Network', exact: true });
  const inForce = network.getByRole('region', { name: 'In force now' });
  await expect(inForce).toContainText(
    '1 certificate authority from NODE_EXTRA_CA_CERTS is trusted too.',
  );
  await page.keyboard.press('Escape');
  await expect(page.getByText('NODE_EXTRA_CA_CERTS')).toHaveCount(0);
});
