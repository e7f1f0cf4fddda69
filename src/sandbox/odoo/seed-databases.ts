import { PracticeDatabase } from './odoo-database.ts';
import { type PracticeVersion } from './odoo-fields.ts';
import { addFailedMails } from './seed-failed-mails.ts';

/** What the practice tenant's own set-up is called in an Odoo. */
export interface PracticeSetUp {
  readonly applicationId: string;
  readonly secret: string;
  /** `microsoft_outlook.endpoint` that leads to the practice authority. */
  readonly endpoint: string;
  readonly odooUrl: string;
  readonly mailbox: string;
  readonly smtp: { readonly host: string; readonly port: number };
  readonly imap: { readonly host: string; readonly port: number };
}

/** Databases of the practice Odoo, each with a trouble that its name tells. */
export const practiceDatabaseNames = [
  'empty',
  'linked',
  'old-secret',
  'catch-all',
  'no-module',
  'staging',
  'failed-mails',
] as const;
export type PracticeDatabaseName = (typeof practiceDatabaseNames)[number];

/** Makes every named database, as an Odoo of this version holds it. */
export function seedDatabases(
  version: PracticeVersion,
  setUp: PracticeSetUp,
  now: () => number,
): PracticeDatabase[] {
  return practiceDatabaseNames.map((name) => {
    const database = seedEmpty(name, version, setUp, now);
    fillers[name](database, setUp);
    return database;
  });
}

const fillers: Record<
  PracticeDatabaseName,
  (database: PracticeDatabase, setUp: PracticeSetUp) => void
> = {
  empty: () => undefined,
  linked: fillLinked,
  'old-secret': (database, setUp) => {
    fillLinked(database, setUp);
    database.setParameter('microsoft_outlook_client_secret', 'the-secret-before-the-last');
  },
  'catch-all': (database, setUp) => {
    fillLinked(database, setUp);
    const catchAll = { name: 'Everything', smtp_host: 'smtp.office365.com', smtp_port: 587 };
    const login = { smtp_authentication: 'login', smtp_encryption: 'starttls' };
    database.create('ir.mail_server', {
      ...catchAll,
      ...login,
      smtp_user: 'info@sandbox.example',
      sequence: 1,
    });
  },
  'no-module': () => undefined,
  staging: (database, setUp) => {
    fillLinked(database, setUp);
    database.setParameter('database.is_neutralized', 'True');
  },
  'failed-mails': (database, setUp) => {
    fillLinked(database, setUp);
    addFailedMails(database);
  },
};

function seedEmpty(
  name: PracticeDatabaseName,
  version: PracticeVersion,
  setUp: PracticeSetUp,
  now: () => number,
): PracticeDatabase {
  const database = new PracticeDatabase(name, version, now, {
    outlookInstalled: name !== 'no-module',
  });
  const state = (installed: boolean) => (installed ? 'installed' : 'uninstalled');
  for (const module of ['base', 'mail', 'microsoft_outlook']) {
    const installed = module !== 'microsoft_outlook' || database.outlookInstalled;
    database.create('ir.module.module', { name: module, state: state(installed) });
  }
  database.setParameter('database.uuid', database.uuid);
  database.setParameter('web.base.url', setUp.odooUrl);
  const company = { name: 'Practice Company', email: 'info@sandbox.example' };
  if (version >= 17) {
    const names = { bounce_alias: 'bounce', catchall_alias: 'catchall', default_from: 'odoo' };
    const domain = database.create('mail.alias.domain', { name: 'sandbox.example', ...names });
    database.create('res.company', { ...company, alias_domain_id: [domain.id, 'sandbox.example'] });
  } else {
    database.create('res.company', company);
    database.setParameter('mail.catchall.domain', 'sandbox.example');
    database.setParameter('mail.catchall.alias', 'catchall');
    database.setParameter('mail.bounce.alias', 'bounce');
    database.setParameter('mail.default.from', 'odoo');
  }
  for (const { id, login } of database.users) {
    const user = database.create('res.users', {
      name: login,
      login,
      email: `${login}@sandbox.example`,
    });
    if (user.id !== id) database.renumber('res.users', user.id, id);
  }
  seedJobs(database, now);
  return database;
}

/** Names, intervals and external IDs as Odoo's own data give them (executed on 18 and 19). */
function seedJobs(database: PracticeDatabase, now: () => number): void {
  const fetchModule = database.version === 16 ? 'fetchmail' : 'mail';
  const jobs = [
    {
      xmlId: ['mail', 'ir_cron_mail_scheduler_action'],
      name: 'Mail: Email Queue Manager',
      model_name: 'mail.mail',
      code: 'model.process_email_queue(batch_size=1000)',
      active: true,
      interval_number: 1,
      interval_type: 'hours',
    },
    {
      xmlId: [fetchModule, 'ir_cron_mail_gateway_action'],
      name: 'Mail: Fetchmail Service',
      model_name: 'fetchmail.server',
      code: 'model._fetch_mails()',
      active: false,
      interval_number: 5,
      interval_type: 'minutes',
    },
  ] as const;
  const nextcall = new Date(now() + 600_000).toISOString().slice(0, 19).replace('T', ' ');
  for (const { xmlId, ...job } of jobs) {
    const { id } = database.create('ir.cron', { ...job, cron_name: job.name, nextcall });
    const [module, name] = xmlId;
    const row = { module, name, model: 'ir.cron', res_id: id, complete_name: `${module}.${name}` };
    database.create('ir.model.data', { ...row, noupdate: true });
  }
}

function fillLinked(database: PracticeDatabase, setUp: PracticeSetUp): void {
  database.setParameter('microsoft_outlook_client_id', setUp.applicationId);
  database.setParameter('microsoft_outlook_client_secret', setUp.secret);
  database.setParameter('microsoft_outlook.endpoint', setUp.endpoint);
  database.setParameter('base_setup.default_external_email_server', 'True');
  database.create('ir.mail_server', {
    name: `Outlook ${setUp.mailbox}`,
    smtp_authentication: 'outlook',
    smtp_encryption: 'starttls',
    smtp_host: setUp.smtp.host,
    smtp_port: setUp.smtp.port,
    smtp_user: setUp.mailbox,
    from_filter: setUp.mailbox,
    sequence: 10,
  });
  database.create('fetchmail.server', {
    name: `Outlook ${setUp.mailbox}`,
    server_type: 'outlook',
    server: setUp.imap.host,
    port: setUp.imap.port,
    is_ssl: true,
    user: setUp.mailbox,
    priority: 5,
    state: 'draft',
  });
}
