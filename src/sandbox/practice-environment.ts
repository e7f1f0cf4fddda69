import { openIdConfiguration } from './authority/openid-configuration.ts';
import {
  connectionOf,
  type PracticeOdooAddress,
  type PracticeOdooConnection,
} from './odoo/start-practice-odoos.ts';
import { practiceKey } from './odoo/odoo-database.ts';
import { practiceVersions } from './odoo/odoo-fields.ts';
import { practiceDatabaseNames } from './odoo/seed-databases.ts';
import { practiceMailboxes } from './practice-mailboxes.ts';
import { practiceTenant } from './practice-tenant.ts';
import { type RunningSandbox } from './presence.ts';

/** What Collega must know of the practice tenant (the services' SandboxEnvironment). */
export interface PracticeEnvironment {
  readonly applicationId: string;
  readonly secret: string;
  readonly odooUrl: string;
  readonly authority: string;
  readonly authorityMetadata: string;
  readonly smtp: { readonly host: string; readonly port: number };
  readonly imap: { readonly host: string; readonly port: number };
  readonly certificateAuthority: string;
  readonly mailboxes: readonly string[];
  /** What is typed into an Odoo that is to use the sandbox. */
  readonly odooSetUp: OdooSetUp;
  /** The practice Odoos, one a version. */
  readonly odoos: readonly PracticeOdooAddress[];
  /** Who connects them, and which databases each of them has. */
  readonly odooAccount: PracticeOdooAccount;
  /** What the practice client is connected to at its first start. */
  readonly odoo: PracticeOdooConnection | null;
}

export interface PracticeOdooAccount {
  readonly login: string;
  readonly key: string;
  readonly databases: readonly string[];
}

export interface OdooSetUp {
  readonly applicationId: string;
  readonly secret: string;
  /** The system parameter `microsoft_outlook.endpoint`; the slash at its end matters to Odoo 18. */
  readonly endpoint: string;
  readonly redirectUri: string;
  readonly smtp: { readonly host: string; readonly port: number };
  readonly imap: { readonly host: string; readonly port: number };
}

/** Origin of the sign-in pages. */
export function originOf({ ports }: Pick<RunningSandbox, 'ports'>): string {
  return `http://127.0.0.1:${ports.authority}`;
}

/** The same for the process whose servers these are and for one that uses them. */
export function describeEnvironment(
  running: RunningSandbox,
  certificateAuthority: string,
): PracticeEnvironment {
  const { ports, odooUrl, exposed } = running;
  const { applicationId, secret, authorityHost } = practiceTenant;
  const origin = originOf(running);
  const host = exposed?.name ?? 'localhost';
  // localhost may be ::1 for a browser and 127.0.0.1 for Odoo: the address is the same for both.
  const base = exposed === null ? origin : `http://${inUrl(host)}:${ports.authority}`;
  const odoos = practiceVersions.flatMap((version) => {
    const port = running.odooPorts[version];
    return port === undefined ? [] : { version, url: `http://localhost:${port}` };
  });
  return {
    applicationId,
    secret,
    odooUrl,
    authority: `https://${authorityHost}/common`,
    authorityMetadata: JSON.stringify(openIdConfiguration(origin, '{tenant}')),
    smtp: { host: 'localhost', port: ports.smtp },
    imap: { host: 'localhost', port: ports.imap },
    certificateAuthority,
    mailboxes: practiceMailboxes.map(({ address }) => address),
    odooSetUp: {
      applicationId,
      secret,
      endpoint: `${base}/common/oauth2/v2.0/`,
      redirectUri: redirectUriFor(odooUrl),
      smtp: { host, port: ports.smtp },
      imap: { host, port: ports.imap },
    },
    odoos,
    odooAccount: {
      login: 'admin',
      key: practiceKey('admin'),
      databases: practiceDatabaseNames,
    },
    odoo: connectionOf(odoos),
  };
}

/** The one that the practice app has registered. */
export function redirectUriFor(odooUrl: string): string {
  return `${odooUrl}${practiceTenant.redirectPath}`;
}

/** An IPv6 address stands in brackets (RFC 3986, 3.2.2). */
function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
