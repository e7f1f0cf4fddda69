import { type Page } from '@playwright/test';
import { type Language } from '../../src/contract/settings.ts';
import { ServerForm } from '../e2e/pages/server-form.ts';
import { signInAs } from '../e2e/pages/sign-in-pages.ts';
import { expect, test, type CollegaFixture } from '../e2e/support/collega-test.ts';
import { ask } from './ask.ts';
import { readText } from './interface-text.ts';
import { chooseClient, failingServer, scenes } from './scenes.ts';
import { passphrase, setTheStage } from './set-the-stage.ts';
import { takeDocumentPicture, takePictures } from './take-pictures.ts';

const refusedMailbox = 'smtp-disabled-mailbox@sandbox.example';
const forDocuments = process.env['COLLEGA_PICTURES'] === 'documents';

for (const language of ['en', 'it'] as const) {
  test(`every screen, ${language}`, async ({ collega }) => {
    const { page } = await openStage(collega);
    for (const scene of scenes) {
      if (forDocuments && scene.document === undefined) continue;
      await page.setViewportSize({ width: 1400, height: 900 });
      await scene.open(page, collega.dataFolder);
      await chooseLanguage(page, language);
      await scene.cover?.(page, language);
      if (forDocuments) await takeDocumentPicture(page, scene, language);
      else await takePictures(page, `${scene.name}-${language}`, scene.cover !== undefined);
      if (scene.cover !== undefined) await page.keyboard.press('Escape');
      await chooseLanguage(page, 'en');
    }
  });
}

/** A window on the stage, with mailboxes of the practice tenant really linked and tested. */
async function openStage(collega: CollegaFixture): Promise<{ readonly page: Page }> {
  const app = await collega.open({ passphrase });
  const { page } = app;
  page.setDefaultTimeout(20_000);
  await setTheStage(app.collega, collega.dataFolder);
  await chooseClient(page, 'Sandbox');
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await link(collega, form, 'works@sandbox.example');
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('passed');
  await form.openIncoming('Sandbox incoming');
  await form.button('Test & Confirm').click();
  await expect(form.verdict).toContainText('passed');

  const [sandbox] = (await ask(app.collega, 'clients.list', {})).filter((each) => each.sandbox);
  const clientId = sandbox?.id ?? '';
  const home = (await ask(app.collega, 'mailServers.list', { clientId })).find(
    ({ direction }) => direction === 'outgoing',
  );
  await ask(app.collega, 'mailServers.create', {
    clientId,
    fields: {
      direction: 'outgoing',
      name: failingServer,
      username: refusedMailbox,
      host: home?.host ?? '',
      port: home?.port ?? 0,
      encryption: 'starttls',
      active: true,
      fromFilter: refusedMailbox,
      priority: 20,
      sendAs: false,
    },
  });
  await form.openOutgoing(failingServer);
  await link(collega, form, refusedMailbox);
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('failed');
  await form.testPanel.getByRole('button', { name: 'Report', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Report' });
  await dialog.getByRole('button', { name: 'Save JSON' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Saved: ' })).toBeVisible();
  await page.keyboard.press('Escape');
  return app;
}

async function link(collega: CollegaFixture, form: ServerForm, mailbox: string): Promise<void> {
  const signIn = collega.nextSignInPage();
  await form.connect.click();
  await signInAs(await signIn, mailbox);
  await expect(form.tokenValid).toBeVisible();
}

/** Chooses a language in the window itself, as a user would; it changes at once. */
async function chooseLanguage(page: Page, language: Language): Promise<void> {
  const spoken = (await page.locator('html').getAttribute('lang')) === 'it' ? 'it' : 'en';
  if (spoken === language) return;
  await page.getByRole('button', { name: readText(spoken, 'preferences.title') }).click();
  await page.getByRole('radio', { name: language === 'it' ? 'Italiano' : 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await page.keyboard.press('Escape');
  // The focus goes back to the button, whose ring belongs in no picture.
  await page.getByRole('button', { name: readText(language, 'preferences.title') }).blur();
}
