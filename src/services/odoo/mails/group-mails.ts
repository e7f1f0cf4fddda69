import { type Finding } from '../../../contract/findings.ts';
import { type OdooMailGroup, type OdooMailServer } from '../../../contract/odoo-mails.ts';
import { isoOfOdoo } from '../../../contract/odoo-time.ts';
import { unknownSender } from '../../diagnosis/finding-params.ts';
import { type FailedMail } from './read-failed-mails.ts';

const maxSenders = 20;
const maxExamples = 5;

interface Told {
  readonly mail: FailedMail;
  readonly finding: Finding | null;
  readonly server: OdooMailServer;
}

/**
 * Groups failed mails by cause and server: what one fix mends is one group. Mails whose reason is
 * not recognised are one group for each wording, apart from its numbers and addresses.
 * @param mails the newest first, of each kind
 */
export function groupMails(
  mails: readonly FailedMail[],
  services: {
    /** Null where the reason is not recognised. */
    readonly explain: (
      reason: string,
      server: OdooMailServer,
      sender: string | null,
    ) => Finding | null;
    readonly serverOf: (mail: FailedMail) => OdooMailServer;
    /** Hides secrets, and addresses unless they were asked for. */
    readonly mask: (text: string) => string;
    /** Of someone whose address is not known. */
    readonly maskName: (name: string) => string;
  },
): OdooMailGroup[] {
  const { explain, serverOf } = services;
  const explained = new Map<string, Finding | null>();
  const groups = new Map<string, Told[]>();
  for (const mail of mails) {
    const server = serverOf(mail);
    const sentWith = JSON.stringify([server.how, 'id' in server ? server.id : null]);
    const about = (sender: string | null): Finding | null => {
      const asked = `${sentWith}\n${sender ?? ''}\n${mail.reason}`;
      const known = explained.get(asked);
      const answer = known === undefined ? explain(mail.reason, server, sender) : known;
      explained.set(asked, answer);
      return answer;
    };
    const alone = about(null);
    // The server refused to send as the mail's From: only then does it matter whose mail it was.
    const finding = alone?.params['mailbox'] === unknownSender ? about(senderOf(mail)) : alone;
    const key = `${sentWith}\n${finding?.code ?? wordingOf(mail.reason)}`;
    const told = { mail, finding, server };
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [told]);
    else group.push(told);
  }
  return [...groups.values()]
    .map((group) => describeGroup(group, services))
    .sort((one, other) => other.count - one.count);
}

function describeGroup(
  group: readonly Told[],
  { mask, maskName }: Pick<Parameters<typeof groupMails>[1], 'mask' | 'maskName'>,
): OdooMailGroup {
  const [newest] = group;
  if (newest === undefined) throw new Error('a group has a mail');
  const times = group.flatMap(({ mail }) => isoOfOdoo(mail.date) ?? []).sort();
  const { finding } = newest;
  const commands = new Set(group.flatMap((told) => told.finding?.commands ?? []));
  return {
    finding: finding === null ? null : maskFinding({ ...finding, commands: [...commands] }, mask),
    reason: mask(newest.mail.reason),
    server: newest.server,
    count: group.length,
    firstAt: times[0] ?? null,
    lastAt: times.at(-1) ?? null,
    // One address with and without a name is one sender once names are hidden.
    senders: [...new Set(sendersOf(group).map(mask))],
    mailIds: group.flatMap(({ mail }) => mail.mailId ?? []),
    examples: group.slice(0, maxExamples).map(({ mail }) => ({
      at: isoOfOdoo(mail.date),
      from: mask(mail.from ?? ''),
      to: mail.to === '' ? maskName(mail.recipient) : mask(mail.to),
      document: mail.document,
    })),
  };
}

function sendersOf(group: readonly Told[]): string[] {
  const counts = new Map<string, number>();
  for (const { mail } of group) {
    if (mail.from !== null) counts.set(mail.from, (counts.get(mail.from) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, maxSenders)
    .map(([from]) => from);
}

/** The finding's texts and commands name the mailbox that the reason names. */
function maskFinding(finding: Finding, mask: (text: string) => string): Finding {
  return {
    ...finding,
    title: mask(finding.title),
    cause: mask(finding.cause),
    fix: mask(finding.fix),
    params: Object.fromEntries(
      Object.entries(finding.params).map(([name, value]) => [name, mask(value)]),
    ),
    commands: [...new Set(finding.commands.map((command) => maskCommand(command, mask)))],
    evidence: finding.evidence.map(mask),
  };
}

/** A command with the mask of an address in it could not be run, and does not look so. */
function maskCommand(command: string, mask: (text: string) => string): string {
  return command.replace(/[^\s'@]+@[^\s'@]+/g, (address) =>
    mask(address) === address ? address : unknownSender,
  );
}

/** `"Anna" <anna@contoso.com>` without the name. */
function senderOf({ from }: FailedMail): string | null {
  return /([^\s<>",;]+@[^\s<>",;]+)>?\s*$/.exec(from ?? '')?.[1] ?? null;
}

function wordingOf(reason: string): string {
  return reason
    .replace(/\S+@\S+/g, '@')
    .replace(/\d+/g, '0')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
}
