import { type Locator, type Page } from '@playwright/test';

/** A list of mail servers, by role and label. */
export class ServerListPage {
  readonly main: Locator;
  readonly rows: Locator;
  /** The servers in sight, in their order. */
  readonly names: Locator;
  readonly search: Locator;
  readonly selection: Locator;
  readonly summary: Locator;

  constructor(private readonly page: Page) {
    this.main = page.getByRole('main');
    this.rows = this.main.getByRole('row');
    this.names = this.main.getByRole('rowheader').getByRole('link');
    this.search = this.main.getByRole('searchbox', { name: 'Search mail servers' });
    this.selection = this.main.getByRole('group', { name: 'Selected mail servers' });
    this.summary = this.main.getByRole('region', { name: 'Test of the selected servers' });
  }

  async open(direction: 'Outgoing' | 'Incoming'): Promise<void> {
    await this.page
      .getByRole('link', { name: `${direction} Mail Servers` })
      .first()
      .click();
    await this.main.getByRole('heading', { level: 1, name: `${direction} Mail Servers` }).waitFor();
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  box(name: string): Locator {
    return this.main.getByRole('checkbox', { name: `Select ${name}`, exact: true });
  }

  handle(name: string): Locator {
    return this.main.getByRole('button', { name: `Move ${name}`, exact: true });
  }

  async filter(choice: string): Promise<void> {
    await this.main.getByRole('button', { name: /^Filters, .* in use/ }).click();
    await this.main.getByRole('radio', { name: choice, exact: true }).check();
    await this.page.keyboard.press('Escape');
  }
}
