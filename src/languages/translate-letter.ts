import { type Finding } from '../contract/findings.ts';
import { beginSentence, groupCauses, mergeFindings } from '../contract/group-causes.ts';
import { sortCommands } from '../contract/sort-commands.ts';
import { showHost } from '../contract/mail-hosts.ts';
import { type Language } from '../contract/settings.ts';
import { languages, loadTexts, type Texts } from './languages.ts';
import { consentMessage, fillText } from './translate-guide.ts';

/** Findings of which the user of the mailbox is told the same: sign in at Microsoft once more. */
const signsInAgain: ReadonlySet<string> = new Set([
  'access-token-expired',
  'code-expired',
  'consent-missing',
  'imap-token-refused',
  'local-answer-page-blocked',
  'no-sign-in-window-here',
  'refresh-token-invalid',
  'refresh-token-unused-too-long',
  'scope-missing',
  'session-missing',
  'sessions-revoked',
  'sign-in-interrupted',
  'sign-in-needed-again',
  'sign-in-page-stale',
  'sign-in-state-mismatch',
  'sign-in-timed-out',
  'sign-in-window-closed',
  'sign-in-window-unauthorized',
  'sign-in-without-code',
  'smtp-auth-refused',
  'smtp-credentials-incorrect',
  'token-challenged',
  'token-refresh-refused',
  'user-declined-consent',
]);

/** What one person must do, ready to send. */
export interface Letter {
  readonly subject: string;
  /** Plain text, lines ended by line feeds. */
  readonly body: string;
}

const [letters, findingTexts, senderTexts] = await Promise.all([
  loadTexts('letter'),
  loadTexts('findings'),
  loadTexts('senderFindings'),
]);

type LetterTexts = Texts<'letter'>;

/**
 * A message to the person who must act about these findings, in the reader's language and not in the
 * writer's. Findings with the same code become one paragraph with one script. The first says who
 * must act: give findings of one owner. `testedAt`: ISO 8601, null where nothing was tested.
 */
export function writeLetter(
  language: Language,
  findings: readonly [Finding, ...Finding[]],
  testedAt: string | null,
): Letter {
  const texts = letters[language];
  const consent = askForConsent(language, findings);
  if (consent !== null) return consent;
  const causes = groupCauses(
    findings.map((finding) => ({ subject: finding, findings: [finding] })),
  );
  const toUser = findings[0].owner === 'mailbox-user';
  const words = {
    mailbox: toUser ? texts.yourMailbox : texts.eachMailbox,
    signedInAs: texts.eachAccount,
  };
  const parts = causes.map((cause) => {
    const merged = mergeFindings(cause.findings, words);
    const said = sayFinding(merged, language);
    const mailboxes = mailboxesOf(cause.findings);
    // One user of several reads of their own mailbox, and not whose others are out of order.
    const ofOthers = toUser && mailboxes.length > 1;
    const told = ofOthers ? { ...merged, commands: [], evidence: [] } : merged;
    return { said, lines: describeCause(told, said, ofOthers ? [] : mailboxes, texts) };
  });
  const [only, ...more] = parts;
  const date =
    testedAt === null
      ? []
      : [fillText(texts.tested, { date: formatMoment(testedAt, languages[language].locale) }), ''];
  const how = testedAt === null ? 'explained' : 'tested';
  const codes = causes.map(({ code }) => code).join(', ');
  return {
    subject:
      only === undefined || more.length > 0
        ? fillText(texts.subjectOfMany, { number: parts.length })
        : fillText(texts.subject, { title: only.said.title }),
    body: [
      texts.hello,
      '',
      `${texts.opening[how]} ${texts.whoActs[findings[0].owner]}`,
      '',
      ...parts.flatMap(({ lines }) => lines),
      ...date,
      texts.bye[how],
      '',
      fillText(texts.foot, { codes }),
      '',
    ].join('\n'),
  };
}

/**
 * Where an administrator has but to consent: the Guide's own message with the address, instead of a
 * text about a failure. Null where something else is to be done too.
 */
function askForConsent(
  language: Language,
  findings: readonly [Finding, ...Finding[]],
): Letter | null {
  const [{ commands, params, owner }] = findings;
  const [address, ...more] = commands;
  const isConsent =
    address !== undefined &&
    owner === 'entra-admin' &&
    /^https:[^?]*\/adminconsent\?/.test(address);
  const isSame = findings.every((finding) => finding.commands[0] === address);
  if (!isConsent || !isSame || more.length > 0) return null;
  const { redirectUri = '', applicationId = '' } = params;
  const odooUrl = /^https?:\/\/[^/]+/.exec(redirectUri)?.[0] ?? redirectUri;
  return consentMessage(language, { name: 'Odoo mail', address, applicationId, odooUrl });
}

/** Subject and body as one text, for the clipboard and the terminal. */
export function letterText({ subject, body }: Letter): string {
  return `${subject}\n\n${body}`;
}

function describeCause(
  finding: Finding,
  said: FindingWords,
  mailboxes: readonly string[],
  texts: LetterTexts,
): string[] {
  const { addresses, commands, forOrganisation } = sortCommands(finding.commands);
  const fix =
    finding.alsoActs === undefined ? said.fix : `${said.fix} (${texts.also[finding.alsoActs]})`;
  return [
    said.title,
    ...nameMailboxes(mailboxes, texts),
    '',
    ...paragraph(texts.happened, finding.evidence.slice(0, 3)),
    ...paragraph(texts.why, [said.cause]),
    ...paragraph(texts.fix, [fix]),
    ...paragraph(nameCommands(addresses, texts.address, texts.addressToFill), addresses),
    ...paragraph(nameCommands(commands, texts.commands, texts.commandsToFill), commands),
    ...paragraph(texts.forOrganisation, forOrganisation),
    ...paragraph(texts.links, finding.links),
  ];
}

/** A command with `<MAILBOX>` in it is an error of PowerShell as it stands. */
function nameCommands(commands: readonly string[], ready: string, toFill: string): string {
  const named = commands.flatMap((command) => command.match(/<[A-Z][A-Z-]*>/g) ?? []);
  const placeholders = [...new Set(named)].join(', ');
  return placeholders === '' ? ready : fillText(toFill, { placeholders });
}

function paragraph(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => line.trim()), ''];
}

function nameMailboxes(mailboxes: readonly string[], texts: LetterTexts): string[] {
  if (mailboxes.length === 0) return [];
  const text = mailboxes.length === 1 ? texts.mailbox : texts.mailboxes;
  return [fillText(text, { number: mailboxes.length, mailboxes: mailboxes.join(', ') })];
}

/** Those that are known: `<MAILBOX>` is left to the commands, where it must be replaced. */
export function mailboxesOf(findings: readonly Finding[]): string[] {
  const named = findings.flatMap(({ params }) => params['mailbox'] ?? []);
  return [...new Set(named)].filter((mailbox) => mailbox.includes('@'));
}

interface FindingWords {
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}

/**
 * In this language; what this version has no words for as it came. Filled in by hand: a value may be
 * a server's own words, which i18next would try to nest.
 */
function sayFinding(finding: Finding, language: Language): FindingWords {
  const { code, params } = finding;
  // The reader of a letter has no Collega, and none of its buttons.
  const toReader: Readonly<Record<string, Partial<FindingWords>>> = letters[language].findings;
  const own: Readonly<Record<string, FindingWords>> = {
    ...findingTexts[language],
    ...senderTexts[language],
  };
  const written = Object.hasOwn(own, code) ? own[code] : undefined;
  if (written === undefined) return finding;
  const again = signsInAgain.has(code) ? { fix: letters[language].signInAgain } : {};
  const words = { ...written, ...again, ...toReader[code] };
  const host = params['host'];
  // Letters that look like others must not make a stranger's host look like Microsoft's.
  const values = host === undefined ? params : { ...params, host: showHost(host) };
  return {
    title: beginSentence(fillText(words.title, values)),
    cause: fillText(words.cause, values),
    fix: fillText(words.fix, values),
  };
}

function formatMoment(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(iso),
  );
}
