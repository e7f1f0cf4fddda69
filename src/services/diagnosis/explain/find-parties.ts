import { type CatalogueEntry } from '../catalogue-entry.ts';
import { unknownSender } from '../finding-params.ts';
import { type DiagnosisContext } from '../signal.ts';
import { hostIn } from './find-network.ts';
import { type Reading } from './reading.ts';

/** Whom and what a text is about, as far as it says so without doubt. */
export type Parties = Partial<
  Pick<DiagnosisContext, 'mailbox' | 'signedInAs' | 'sender' | 'host' | 'port'>
>;

const address = String.raw`["'<(]{0,2}([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})`;

/** What stands before the address that signs in, in settings, logs and what people write. */
const userLabels = [
  String.raw`user(?:[ _-]?name)?|login(?:_hint)?|account|mailbox`,
  String.raw`nome utente|utente|casella(?: di posta)?`,
  String.raw`Benutzer(?:name)?|Postfach|Konto`,
  String.raw`nom d'utilisateur|utilisateur|boîte aux lettres|compte`,
  String.raw`nombre de usuario|usuario|buzón|cuenta`,
].join('|');
const userNamed = new RegExp(
  // "No such user" and "unknown user" name a recipient.
  String.raw`(?<![\p{L}\d])(?<!\b(?:such|unknown|the recipient's) )(?:${userLabels})["']?\s{0,3}(?:[:=]|is|è|ist|est|es)?\s{0,3}${address}`,
  'giu',
);
const anyAddress = new RegExp(address, 'gu');

/** What stands before one to whom a message goes: prepositions, headers, logs, delivery reports. */
const recipientLabels = [
  String.raw`to|for|cc|bcc|reply-to|delivered-to|recipient|rcpt to|rfc822;`,
  String.raw`a|al|alla|ad|per|ccn|rispondi a|destinatari[oa]|casella di destinazione`,
  String.raw`an|für|Empfänger|à|pour|destinataire|para|destinatario`,
].join('|');
const recipientNamed = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${recipientLabels})\s{0,3}[:=]?\s{0,3}(?:"?[\p{L} .'-]{1,60}"?\s{0,2}<)?${address}`,
  'giu',
);
/** A header names several. */
const recipientHeader =
  /(?:^|\n)\s{0,8}(?:To|Cc|Bcc|Ccn|A|An|À|Para|Reply-To|Rispondi a|Delivered-To|X-Original-To) ?: [^\r\n]{1,2000}/giu;

/** Exchange's and Odoo's words around an address that was to send. */
const sendersNamed: readonly RegExp[] = [
  new RegExp(String.raw`not allowed to send as ${address}`, 'iu'),
  new RegExp(
    String.raw`(?:sender address|del mittente|Absenderadresse|de l'expéditeur|del remitente) \(${address}\)`,
    'iu',
  ),
  // Python's exception of three arguments: code, words, sender.
  new RegExp(String.raw`SMTPSenderRefused: \(\d{3}, [^]{1,600}?, ['"]${address}['"]\)`, 'u'),
  new RegExp(String.raw`\bMAIL FROM: ?${address}`, 'iu'),
];

/** The header of a message, which in a bounce is the server's own. */
const fromHeader = new RegExp(
  String.raw`(?:^|\n)\s{0,8}(?:From|Da|Von|De): (?:[^\n<@]{0,100}<)?${address}`,
  'u',
);

/**
 * Reads who signs in: whom the text calls so, else the one mailbox of the client that it names, unless
 * that is to whom a message goes: often a colleague. The sender that a server refuses is another
 * matter: Odoo blames the address in From, whose mailbox signs in only where its server sends for it
 * alone.
 */
export function findParties(
  reading: Reading,
  { mailboxes = [], ownSenders = [] }: Pick<DiagnosisContext, 'mailboxes' | 'ownSenders'>,
): Parties {
  const { text, bounced } = reading;
  const user = onlyOne(bounced ? [] : addressesOf(text, userNamed));
  const known = new Set(mailboxes.map((each) => each.toLowerCase()));
  const named = bounced ? [] : addressesOf(text, anyAddress).filter((each) => known.has(each));
  const ours = onlyOne(named);
  const sender = [...sendersNamed, ...(bounced ? [] : [fromHeader])]
    .map((pattern) => pattern.exec(text)?.[1])
    .find((found) => found !== undefined);
  const isOther =
    ours !== undefined &&
    (recipientsOf(text).has(ours) ||
      (isSame(sender ?? '', ours) && !ownSenders.some((each) => isSame(each, ours))));
  const mailbox = user ?? (isOther ? undefined : ours);
  return {
    ...(mailbox !== undefined && { mailbox }),
    ...(sender !== undefined && { sender }),
    ...(bounced ? {} : hostIn(text)),
  };
}

function addressesOf(text: string, pattern: RegExp): string[] {
  const found = [...text.matchAll(pattern)].map(([, each = '']) => each.replace(/[.']+$/, ''));
  return [...new Set(found.map((each) => each.toLowerCase()))];
}

function recipientsOf(text: string): ReadonlySet<string> {
  const headers = [...text.matchAll(recipientHeader)].flatMap(([line]) =>
    addressesOf(line, anyAddress),
  );
  return new Set([...addressesOf(text, recipientNamed), ...headers]);
}

function onlyOne(found: readonly string[]): string | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Of a refused Send As, the texts' mailbox is the address that was to be sent as, and whoever signs
 * in needs the right: so Exchange's command has it.
 */
export function arrangeSendAs(
  { sendsAs }: CatalogueEntry,
  context: DiagnosisContext,
): DiagnosisContext {
  if (sendsAs !== true) return context;
  const { mailbox, signedInAs, sender = null } = context;
  if (sender === null) {
    if (signedInAs !== null) return context;
    return { ...context, mailbox: unknownSender, signedInAs: mailbox === '' ? null : mailbox };
  }
  const other = mailbox === '' || isSame(mailbox, sender) ? null : mailbox;
  return { ...context, mailbox: sender, signedInAs: signedInAs ?? other };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
