import { type Language } from '../../contract/settings.ts';
import { practiceKey } from '../../sandbox/odoo/odoo-database.ts';
import { practiceDatabaseNames } from '../../sandbox/odoo/seed-databases.ts';
import { practiceMailboxes } from '../../sandbox/practice-mailboxes.ts';
import { type Sandbox } from '../../sandbox/start-sandbox.ts';
import { translate } from '../terminal/texts.ts';

/** The running practice tenant in lines: where it is, what an Odoo needs of it, its mailboxes. */
export function formatSandbox({ environment, origin }: Sandbox, language: Language): string[] {
  const { smtp, imap } = environment;
  return [
    translate('sandboxRuns'),
    `  ${translate('signInPages')} ${origin}`,
    `  SMTP ${smtp.host}:${smtp.port} STARTTLS`,
    `  IMAP ${imap.host}:${imap.port} TLS`,
    ...formatForOdoo(environment.odooSetUp),
    ...formatPracticeOdoos(environment.odoos),
    translate('practiceMailboxes'),
    ...practiceMailboxes.map(({ address, shows }) => {
      const texts: Partial<Record<Language, string>> = shows;
      return `  ${address.padEnd(44)} ${texts[language] ?? shows.en}`;
    }),
  ];
}

/** Their key is the same at each start, and opens nothing but practice. */
function formatPracticeOdoos(odoos: Sandbox['environment']['odoos']): string[] {
  return [
    translate('practiceOdoos'),
    ...odoos.map(({ version, url }) => `  Odoo ${version}  ${url}`),
    `  ${translate('practiceLogin', { login: 'admin', key: practiceKey('admin') })}`,
    `  ${translate('practiceDatabases', { names: practiceDatabaseNames.join(', ') })}`,
  ];
}

/** In the order in which Odoo asks for it; the system parameters by their keys. */
function formatForOdoo(setUp: Sandbox['environment']['odooSetUp']): string[] {
  const { applicationId, secret, endpoint, redirectUri, smtp, imap } = setUp;
  const base = redirectUri.replace(/\/microsoft_outlook\/confirm$/, '');
  const rows: readonly (readonly [string, string])[] = [
    [translate('forOdoo.id'), applicationId],
    [translate('forOdoo.secret'), secret],
    ['microsoft_outlook.endpoint', endpoint],
    ['web.base.url', base],
    [translate('forOdoo.outgoing'), `${smtp.host}, ${smtp.port}, TLS (STARTTLS)`],
    [translate('forOdoo.incoming'), `${imap.host}, ${imap.port}, SSL/TLS`],
  ];
  return [
    translate('forOdoo.title'),
    ...rows.map(([name, value]) => `  ${name.padEnd(27)} ${value}`),
  ];
}
