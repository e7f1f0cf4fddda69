import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { type Language } from '../../src/contract/settings.ts';
import { SenderRulesPage } from '../e2e/pages/sender-rules-page.ts';
import { ServerForm } from '../e2e/pages/server-form.ts';
import { screens } from '../e2e/support/screens.ts';
import { readText } from './interface-text.ts';
import { shownClient } from './played-clients.ts';

/** The server whose test fails. */
export const failingServer = 'Archive';

export interface Scene {
  readonly name: string;
  /** The way to it, in English. */
  readonly open: (page: Page, dataFolder: string) => Promise<void>;
  /** What lies over the screen and does not outlive a change of language; Escape puts it away. */
  readonly cover?: (page: Page, language: Language) => Promise<void>;
  /** Its picture in the documents: light, of the window alone, that high, or as high as its content. */
  readonly document?: {
    readonly name: string;
    readonly height: number | 'content';
    readonly from?: string;
  };
}

/** The way that axe takes to a screen, too. */
function wayTo(name: string): (page: Page) => Promise<void> {
  const screen = screens.find((each) => each.name === name);
  if (screen === undefined) throw new Error(`no screen ${name}`);
  return screen.open;
}

/** Through the switcher, in English. */
export async function chooseClient(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^(Client: |Choose a client)/ }).click();
  await page.getByRole('link', { name, exact: true }).first().click();
}

const openMenu = (label: string) => async (page: Page, language: Language) =>
  page.getByRole('button', { name: readText(language, label), exact: true }).click();

const openPreference = (label: string) => async (page: Page, language: Language) => {
  await openMenu('preferences.title')(page, language);
  await page.getByRole('button', { name: readText(language, label), exact: true }).click();
  await page.getByRole('dialog').waitFor();
};

const openOutgoing = async (page: Page) => {
  const form = new ServerForm(page);
  await form.openOutgoing('Sandbox outgoing');
  await form.verdict.waitFor();
};

const ofShownClient = async (page: Page, link: string): Promise<void> => {
  await chooseClient(page, shownClient);
  await page.getByRole('link', { name: link }).first().click();
};

/** Every screen with something on it, and what lies over screens. */
export const scenes: readonly Scene[] = [
  {
    name: 'outgoing-server',
    open: openOutgoing,
    document: { name: 'outgoing', height: 1440 },
  },
  { name: 'sign-in-ways', open: openOutgoing, cover: openMenu('signIn.ways.choose') },
  { name: 'preferences', open: openOutgoing, cover: openMenu('preferences.title') },
  { name: 'vault', open: openOutgoing, cover: openPreference('vault.manage') },
  { name: 'network', open: openOutgoing, cover: openPreference('network.open') },
  {
    name: 'failed-test',
    open: async (page) => {
      const form = new ServerForm(page);
      await form.openOutgoing(failingServer);
      await form.verdict.waitFor();
    },
    document: { name: 'finding', height: 900, from: '.test-panel' },
  },
  { name: 'incoming-server', open: wayTo('incoming-server') },
  { name: 'guide', open: wayTo('guide'), document: { name: 'guide', height: 900 } },
  {
    name: 'explain-an-error',
    open: wayTo('explain-an-error'),
    document: { name: 'explain', height: 1000 },
  },
  {
    name: 'general-settings',
    open: async (page) => {
      await ofShownClient(page, 'General Settings');
      await page.getByRole('textbox', { name: 'Redirect URI', exact: true }).waitFor();
    },
    document: { name: 'settings', height: 1000 },
  },
  {
    name: 'outgoing-servers',
    open: async (page) => {
      await ofShownClient(page, 'Outgoing Mail Servers');
      await page.getByRole('link', { name: 'Giulia Conti' }).waitFor();
    },
    document: { name: 'outgoing-list', height: 'content' },
  },
  {
    name: 'incoming-servers',
    open: async (page) => {
      await ofShownClient(page, 'Incoming Mail Servers');
      await page.getByRole('link', { name: 'Catchall' }).waitFor();
    },
  },
  {
    name: 'sender-rules',
    open: async (page) => {
      await ofShownClient(page, 'Sender rules');
      const rules = new SenderRulesPage(page);
      await rules.from.fill('"Carl Customer" <carl@elsewhere.example>');
      await rules.verdict.waitFor();
    },
    document: { name: 'sender-rules', height: 1000 },
  },
  {
    name: 'empty-list',
    open: async (page) => {
      await chooseClient(page, 'Studio Marini');
      await page.getByRole('link', { name: 'Outgoing Mail Servers' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Outgoing Mail Servers' }).waitFor();
    },
  },
  { name: 'clients', open: wayTo('clients'), document: { name: 'clients', height: 'content' } },
  {
    name: 'reports',
    open: async (page, dataFolder) => {
      await page.getByRole('link', { name: 'Reports', exact: true }).click();
      const folder = join(dataFolder, 'downloads');
      const saved = readdirSync(folder).find((name) => name.endsWith('.json')) ?? '';
      await page.getByLabel('Report file').setInputFiles(join(folder, saved));
      await page
        .getByRole('heading', { name: /smtp-disabled-mailbox/ })
        .first()
        .waitFor();
    },
  },
];
