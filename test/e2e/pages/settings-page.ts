import { type Locator, type Page } from '@playwright/test';

/** The form of General Settings, by its labels. */
export class SettingsPage {
  readonly main: Locator;
  readonly save: Locator;
  readonly discard: Locator;
  readonly told: Locator;

  constructor(readonly page: Page) {
    this.main = page.getByRole('main');
    this.save = this.main.getByRole('button', { name: 'Save', exact: true });
    this.discard = this.main.getByRole('button', { name: 'Discard', exact: true });
    this.told = this.main.getByRole('table', { name: 'Values to enter in Odoo' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'General Settings' }).first().click();
    await this.field('Redirect URI').waitFor();
  }

  field(name: string): Locator {
    return this.main.getByRole('textbox', { name, exact: true });
  }

  /** What Odoo is to be told under this name. */
  odooValueRow(name: string): Locator {
    return this.told.getByRole('row').filter({
      has: this.page.getByRole('rowheader', { name, exact: true }),
    });
  }

  async saveAll(): Promise<void> {
    await this.save.click();
    await this.discard.and(this.page.locator(':disabled')).waitFor();
  }
}
