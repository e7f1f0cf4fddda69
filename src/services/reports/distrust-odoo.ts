import { type Finding } from '../../contract/findings.ts';
import { hostName, mailboxAddress, port } from '../../contract/identifiers.ts';
import { loginHostOfCloud } from '../../contract/odoo-parameters.ts';
import { type OdooSenderFinding } from '../../contract/odoo.ts';
import { type ReportedOdoo } from '../../contract/reports.ts';
import { type Language } from '../../contract/settings.ts';
import { translateFinding } from '../../languages/translate-finding.ts';
import { translateDifference } from '../../languages/translate-odoo.ts';
import { issueCodes } from '../odoo/senders/review/sender-issue.ts';

type Difference = ReportedOdoo['differences'][number];

const unsaid = '—';

/** Names of servers: several words or an address of mail, and never an address of a page. */
const words = /^(?!.*(?:\/\/|www\.))[\p{L}\p{N} .,:;=+'()_@-]{1,80}$/u;
const addressOrDomain = /^[\w.+-]*[@.][\w.@+-]{1,254}$/;

/** A name, an address, a host, a number, or a list of such: no sentence and no address of a page. */
function isPlain(value: string): boolean {
  return (
    words.test(value) ||
    mailboxAddress.safeParse(value).success ||
    hostName.safeParse(value).success ||
    port.safeParse(Number(value)).success ||
    value.split(/[,;\s]+/).every((part) => addressOrDomain.test(part))
  );
}

const loginHosts: ReadonlySet<string> = new Set(Object.values(loginHostOfCloud));

/** Addresses that Odoo sends its secret to: Microsoft's alone may stand in Collega's sentences. */
function isEndpoint(value: string): boolean {
  return /^https:\/\/[\w.:/-]{1,200}$/.test(value) && loginHosts.has(new URL(value).hostname);
}

/** A difference of an own report in another language. */
export function retranslateDifference(difference: Difference, language: Language): Difference {
  const { code, name, collega, odoo } = difference;
  return { ...difference, ...translateDifference(code, language, { name, collega, odoo }) };
}

/**
 * A difference in this Collega's words. The values of a stranger's file are filled into them only
 * where they have the shape of such values, and never into what the reader is told to do: it would
 * be the sender who says which redirect URI to register.
 */
export function distrustDifference(difference: Difference, language: Language): Difference {
  const { code, name, collega, odoo } = difference;
  const fits = code.startsWith('endpoint-') ? isEndpoint : isPlain;
  const plain = (value: string | null): string | null =>
    value === null || fits(value) ? value : unsaid;
  const known = { name: isPlain(name) ? name : unsaid, collega: plain(collega), odoo: plain(odoo) };
  const { title, consequence } = translateDifference(code, language, known);
  const toFill = { name: known.name, collega: '<COLLEGA-VALUE>', odoo: '<ODOO-VALUE>' };
  return {
    ...difference,
    title,
    consequence,
    fix: translateDifference(code, language, toFill).fix,
  };
}

const senderCodes: ReadonlySet<string> = new Set(issueCodes);

export function isSenderIssue({ code }: Pick<Finding, 'code'>): boolean {
  return senderCodes.has(code);
}

/** Every placeholder of its texts: i18next would take `lng` or `count` as an order. */
export const senderPlaceholders = [
  'account',
  'addresses',
  'bounce',
  'domains',
  'filter',
  'first',
  'mailbox',
  'notifications',
  'parameters',
  'part',
  'parts',
  'priority',
  'senders',
  'server',
  'servers',
  'version',
] as const;

/** A finding of the sender review in another language. */
export function retranslateSenderFinding(
  finding: OdooSenderFinding,
  language: Language,
): OdooSenderFinding {
  const params = Object.fromEntries(
    senderPlaceholders.flatMap((name) => {
      const value = finding.params[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return { ...finding, ...translateFinding(finding.code, language, params) };
}

/** Rights between mailboxes of the sender's choice are no commands of Collega's. */
export function distrustSenderFinding(
  finding: OdooSenderFinding,
  language: Language,
): OdooSenderFinding {
  const params = Object.fromEntries(
    Object.entries(finding.params).map(([name, value]) => [name, isPlain(value) ? value : unsaid]),
  );
  return retranslateSenderFinding({ ...finding, params, commands: [] }, language);
}
