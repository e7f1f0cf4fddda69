import { type Locator, type Page } from '@playwright/test';

/** The form of an outgoing or incoming mail server, by role and label. */
export class ServerForm {
  readonly main: Locator;
  readonly connect: Locator;
  readonly tokenValid: Locator;
  readonly outlookAccount: Locator;
  readonly testPanel: Locator;
  readonly verdict: Locator;
  readonly steps: Locator;

  constructor(private readonly page: Page) {
    this.main = page.getByRole('main');
    this.outlookAccount = this.main.getByRole('group', { name: 'Outlook account' });
    this.connect = this.outlookAccount.getByRole('button', {
      name: 'Connect your Outlook account',
    });
    this.tokenValid = this.outlookAccount.getByText('Outlook Token Valid');
    this.testPanel = this.main.getByRole('region', { name: 'Connection test' });
    this.verdict = this.testPanel.getByRole('status').filter({ hasText: 'Connection test ' });
    this.steps = this.testPanel.getByRole('log', { name: 'Steps' }).getByRole('listitem');
  }

  async openOutgoing(name: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
    await this.main.getByRole('link', { name, exact: true }).click();
  }

  async openIncoming(name: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Incoming Mail Servers' }).first().click();
    await this.main.getByRole('link', { name, exact: true }).click();
  }

  /** Signs in another way than in Collega's own window. */
  async chooseWay(name: string): Promise<void> {
    await this.outlookAccount.getByRole('button', { name: 'Where to sign in' }).click();
    await this.outlookAccount.getByRole('button', { name, exact: true }).click();
  }

  field(label: string): Locator {
    return this.main.getByRole('textbox', { name: label, exact: true });
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  /** The step of the last or running test, e.g. "Authentication (XOAUTH2)". */
  step(name: string): Locator {
    return this.steps.filter({ hasText: name });
  }
}
