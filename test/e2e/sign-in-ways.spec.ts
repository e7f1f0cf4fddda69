import { ServerForm } from './pages/server-form.ts';
import { clickBeforeRedirect, pickAccount } from './pages/sign-in-pages.ts';
import { expect, test } from './support/collega-test.ts';
import { openOwnBrowser } from './support/own-browser.ts';

const works = 'works@sandbox.example';

test('in the user’s own browser the answer comes back to loopback, and the page there is plain', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  const opened = collega.nextOpenedAddress();
  await form.chooseWay('In your browser');
  const address = await opened;
  await expect(form.outlookAccount).toContainText('Waiting for you in your browser…');
  await expect(
    form.outlookAccount.getByRole('textbox', { name: 'Address of the sign-in page' }),
  ).toHaveValue(/\/oauth2\/v2\.0\/authorize\?/);

  const browser = await openOwnBrowser();
  try {
    await browser.page.goto(address);
    const redirect = new URL(browser.page.url()).searchParams.get('redirect_uri') ?? '';
    // Someone else's answer is refused, and the sign-in goes on.
    const stranger = await browser.page.request.get(`${redirect}/?code=x&state=wrong`);
    expect(stranger.status()).toBe(400);
    await pickAccount(browser.page, works);
    await browser.page.getByRole('button', { name: 'Accept' }).click();
    await expect(browser.page.getByRole('heading')).toHaveText('Collega has received the answer.');
    expect(browser.page.url()).toMatch(/^http:\/\/localhost:\d+\/\?/);
    await expect(form.tokenValid).toBeVisible();
    expect(browser.consoleLines).toEqual([]);
  } finally {
    await browser.close();
  }
  await form.button('Test Connection').click();
  await expect(form.verdict).toContainText('passed');
});

test('the owner of the mailbox signs in elsewhere, and the final address is pasted', async ({
  collega,
}) => {
  const { page } = await collega.open();
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.chooseWay('Paste the address');
  const address = form.outlookAccount.getByRole('textbox', { name: 'Address of the sign-in page' });
  await expect(address).toHaveValue(/^http:\/\/127\.0\.0\.1:/);

  const browser = await openOwnBrowser();
  const odoo = 'https://odoo.example.com/microsoft_outlook/confirm';
  let final = '';
  try {
    await browser.page.goto(await address.inputValue());
    await pickAccount(browser.page, works);
    const redirect = browser.page.waitForRequest((request) => request.url().startsWith(odoo));
    await clickBeforeRedirect(browser.page.getByRole('button', { name: 'Accept' }));
    final = (await redirect).url();
  } finally {
    await browser.close();
  }

  const field = form.outlookAccount.getByLabel('3. Paste that whole address here');
  await field.fill(`${odoo}?code=x&state=another`);
  await form.button('Continue').click();
  await expect(form.outlookAccount).toContainText('belongs to another sign-in, or was cut off');
  await expect(field).toHaveValue('');
  await field.fill(final);
  await field.press('Enter');
  await expect(form.tokenValid).toBeVisible();
  await expect(form.outlookAccount).toContainText(`Signed in as ${works}.`);
});
