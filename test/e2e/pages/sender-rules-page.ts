import { type Locator, type Page } from '@playwright/test';

/** The screen "Sender rules", in English. */
export class SenderRulesPage {
  readonly page: Page;
  readonly from: Locator;
  readonly tried: Locator;
  /** What Exchange, or Odoo itself, says to the sender that was typed. */
  readonly verdict: Locator;
  readonly review: Locator;
  readonly guide: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    const tryIt = page.getByRole('region', { name: 'Try a sender' });
    this.from = tryIt.getByRole('textbox', { name: 'From', exact: true });
    this.tried = tryIt.getByRole('list', { name: 'Rules tried' }).getByRole('listitem');
    this.verdict = tryIt.getByRole('status').first();
    this.review = page.getByRole('region', { name: 'Review of the whole set-up' });
    this.guide = page.getByRole('region', { name: 'The two set-ups of Odoo’s guide' });
    this.dialog = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Sender rules' }).first().click();
    await this.from.waitFor();
  }

  example(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  finding(title: string | RegExp): Locator {
    return this.review.getByRole('article', { name: title });
  }

  /** Value of one line of what becomes of the message. */
  fact(name: string): Locator {
    return this.page
      .getByRole('region', { name: 'Try a sender' })
      .locator('dl > div')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .locator('dd');
  }

  async use(setUp: string): Promise<void> {
    await this.guide.getByRole('button', { name: `Use this set-up: ${setUp}` }).click();
    await this.dialog.waitFor();
  }
}
