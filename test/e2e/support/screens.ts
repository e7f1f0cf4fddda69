import { type Page } from '@playwright/test';
import { SenderRulesPage } from '../pages/sender-rules-page.ts';
import { ServerForm } from '../pages/server-form.ts';

/**
 * Every screen by name and the way to it, in English; used by the pictures and by axe. The list of
 * clients and the reports come last: no client is chosen there, so the way back is another one.
 */
export const screens: readonly {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
}[] = [
  {
    name: 'general-settings',
    open: async (page) => {
      await page.getByRole('link', { name: 'General Settings' }).first().click();
      await page.getByRole('textbox', { name: 'Redirect URI', exact: true }).waitFor();
    },
  },
  {
    name: 'outgoing-servers',
    open: async (page) => {
      await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'outgoing-server',
    open: (page) => new ServerForm(page).openOutgoing('Sandbox outgoing'),
  },
  {
    name: 'incoming-server',
    open: (page) => new ServerForm(page).openIncoming('Sandbox incoming'),
  },
  {
    name: 'odoo',
    open: async (page) => {
      await page.getByRole('link', { name: 'Odoo', exact: true }).click();
      await page.getByRole('heading', { name: /Odoo/, level: 2 }).waitFor();
    },
  },
  {
    name: 'sender-rules',
    open: async (page) => {
      const rules = new SenderRulesPage(page);
      await rules.open();
      await rules.from.fill('"Carl Customer" <carl@elsewhere.example>');
      await rules.verdict.waitFor();
    },
  },
  {
    name: 'explain-an-error',
    open: async (page) => {
      await page.getByRole('link', { name: 'Explain an error' }).first().click();
      await page
        .getByRole('textbox', { name: 'Text with the error' })
        .fill('535 5.7.139 SmtpClientAuthentication is disabled for the Tenant.');
      await page.getByRole('button', { name: 'Explain', exact: true }).click();
      await page.getByRole('article').first().waitFor();
    },
  },
  {
    name: 'guide',
    open: async (page) => {
      await page.getByRole('link', { name: 'Guide', exact: true }).click();
      await page.getByRole('button', { name: 'Check now' }).click();
      await page.getByText(/Microsoft was asked on/).waitFor();
      const closed = page.locator('.guide-step:not([open]) > summary');
      for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
    },
  },
  {
    name: 'clients',
    open: async (page) => {
      await page.getByRole('button', { name: /^Client: / }).click();
      await page.getByRole('link', { name: 'All clients' }).click();
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'reports',
    open: async (page) => {
      await page.getByRole('link', { name: 'Reports', exact: true }).click();
      await page.getByLabel('Report file').waitFor();
    },
  },
];
