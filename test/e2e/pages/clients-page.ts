import { type Locator, type Page } from '@playwright/test';

/** The list of clients, by what a user sees of it. */
export class ClientsPage {
  readonly list: Locator;
  readonly news: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole('table', { name: 'Clients' });
    // The second tells of the tests of all clients.
    this.news = page.getByRole('main').getByRole('status').first();
    this.dialog = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Client: |Choose a client)/ }).click();
    await this.page.getByRole('link', { name: 'All clients' }).click();
    await this.list.waitFor();
  }

  /** The rows' names, in the order in which they stand. */
  async names(): Promise<string[]> {
    return this.list.getByRole('rowheader').getByRole('link').allTextContents();
  }

  row(name: string): Locator {
    const header = this.page.getByRole('link', { name, exact: true });
    return this.list.getByRole('row').filter({ has: header });
  }

  /** Chooses an entry of a row's menu by the keyboard. */
  async act(name: string, action: string): Promise<void> {
    const button = this.row(name).getByRole('button', { name: `Actions for ${name}` });
    await button.focus();
    await this.page.keyboard.press('Enter');
    await this.row(name).getByRole('button', { name: action, exact: true }).press('Enter');
  }

  async create(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New client' }).first().click();
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.dialog.getByRole('button', { name: 'Create' }).click();
    await this.page.getByRole('heading', { name: 'General Settings', level: 1 }).waitFor();
  }

  /** Hands a file to the import dialog, which is open. */
  async importFile(content: string): Promise<void> {
    await this.dialog.getByLabel('Client file').setInputFiles({
      name: 'client.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
  }
}
