import { type PracticeDatabase, type PracticeRecord, type PracticeUser } from '../odoo-database.ts';
import { OdooException, userError } from '../odoo-exception.ts';
import { DialogueError, MailDialogue, reprBytes } from './mail-dialogue.ts';
import { obtainToken, type OutlookToken } from './outlook-token.ts';

const recipient = 'noreply@odoo.com';
const unlinked: OutlookToken = { accessToken: '', changes: {} };

/**
 * `test_smtp_connection` of one server (odoo.md 3a): connect, sign in without a look at the answer,
 * MAIL FROM, RCPT TO, DATA, and hang up. Answers what the refresh would store.
 * @throws OdooException
 */
export async function testOutgoing(
  database: PracticeDatabase,
  server: PracticeRecord,
  user: PracticeUser,
  nowMs: number,
): Promise<OutlookToken['changes']> {
  let smtp: MailDialogue | null = null;
  try {
    // 19 computes the sender first, 18 connects first.
    const early = database.version >= 19 ? testSender(database, server, user) : null;
    const { dialogue, token } = await connect(database, server, nowMs);
    smtp = dialogue;
    const sender = early ?? testSender(database, server, user);
    const mail = await ask(dialogue, `mail FROM:<${sender}>`);
    if (mail.code !== 250) {
      throw userError(
        `The server refused the sender address (${sender}) with error ${reprBytes(mail.text)}`,
      );
    }
    const rcpt = await ask(dialogue, `rcpt TO:<${recipient}>`);
    if (rcpt.code !== 250 && rcpt.code !== 251) {
      throw userError(
        `The server refused the test recipient (${recipient}) with error ${reprBytes(rcpt.text)}`,
      );
    }
    const data = await ask(dialogue, 'data');
    if (data.code !== 354) {
      throw userError(`The server refused the test connection with error ${reprBytes(data.text)}`);
    }
    return token.changes;
  } catch (error) {
    throw describe(error);
  } finally {
    smtp?.close();
  }
}

interface Reply {
  readonly code: number;
  readonly text: string;
}

/** A refusal that smtplib raises by itself: SMTPResponseException. */
class ReplyError extends Error {
  override readonly name = 'ReplyError';

  constructor({ code, text }: Reply) {
    super(`(${code}, ${reprBytes(text)})`);
  }
}

async function connect(
  database: PracticeDatabase,
  server: PracticeRecord,
  nowMs: number,
): Promise<{ readonly dialogue: MailDialogue; readonly token: OutlookToken }> {
  const encryption = String(server['smtp_encryption']);
  const host = server['smtp_host'];
  if (typeof host !== 'string' || host === '') {
    // The text of the fault that hides "Missing SMTP Server" (executed on 18).
    const text =
      "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'";
    throw new Error(text);
  }
  const isSecured = encryption.startsWith('ssl');
  const dialogue = await MailDialogue.open(host, Number(server['smtp_port']), isSecured);
  try {
    const greeting = await read(dialogue);
    if (greeting.code !== 220) throw new ReplyError(greeting);
    if (encryption.startsWith('starttls')) {
      const offered = await ask(dialogue, 'ehlo [127.0.0.1]');
      if (!/^STARTTLS$/im.test(offered.text)) {
        throw new DialogueError('not-supported', 'STARTTLS extension not supported by server.');
      }
      const ready = await ask(dialogue, 'STARTTLS');
      if (ready.code !== 220) throw new ReplyError(ready);
      await dialogue.startTls();
    }
    const token = await signIn(database, server, dialogue, nowMs);
    return { dialogue, token };
  } catch (error) {
    dialogue.close();
    throw error;
  }
}

/** The reply to XOAUTH2 is not looked at (executed on 18 and 19): MAIL FROM is refused instead. */
async function signIn(
  database: PracticeDatabase,
  server: PracticeRecord,
  dialogue: MailDialogue,
  nowMs: number,
): Promise<OutlookToken> {
  const { smtp_user: name, smtp_authentication: kind, smtp_pass: password } = server;
  if (kind === 'outlook') {
    const token = await obtainToken(database, 'ir.mail_server', server, nowMs);
    await ask(dialogue, 'ehlo [127.0.0.1]');
    const sasl = `user=${String(name)}\u0001auth=Bearer ${token.accessToken}\u0001\u0001`;
    await ask(dialogue, `AUTH XOAUTH2 ${Buffer.from(sasl).toString('base64')}`);
    return token;
  }
  const offered = await ask(dialogue, 'ehlo [127.0.0.1]');
  if (typeof name !== 'string' || name === '') return unlinked;
  if (!/^AUTH /im.test(offered.text)) {
    throw new DialogueError('not-supported', 'SMTP AUTH extension not supported by server.');
  }
  const encode = (value: unknown): string =>
    Buffer.from(typeof value === 'string' ? value : '').toString('base64');
  await ask(dialogue, `AUTH LOGIN ${encode(name)}`);
  const reply = await ask(dialogue, encode(password));
  if (reply.code !== 235) throw new ReplyError(reply);
  return unlinked;
}

/** odoo.md 3a, step 3. Before 17 a filter was taken whole, several addresses and all (16). */
function testSender(
  database: PracticeDatabase,
  { from_filter: filter }: PracticeRecord,
  user: PracticeUser,
): string {
  const text = typeof filter === 'string' ? filter.trim() : '';
  const [first = ''] = text.split(',').map((part) => part.trim());
  if (database.version < 17 && text.includes('@')) return text;
  const address = text.split(',').find((part) => part.includes('@'));
  if (address !== undefined) return address.trim();
  if (first !== '') return `${defaultFrom(database, first) ?? 'odoo'}@${first}`;
  const email = database.browse('res.users', [user.id])[0]?.['email'];
  if (typeof email === 'string' && email.includes('@')) return email;
  throw userError(
    'Please configure an email on the current user to simulate sending an email message via this outgoing server',
  );
}

function defaultFrom(database: PracticeDatabase, domain: string): string | null {
  if (database.version < 17) return null;
  const [found] = database.search('mail.alias.domain', [['name', '=', domain]], false);
  const name = found?.['default_from'];
  return typeof name === 'string' && !name.includes('@') ? name : null;
}

async function ask(dialogue: MailDialogue, line: string): Promise<Reply> {
  dialogue.send(line);
  return read(dialogue);
}

async function read(dialogue: MailDialogue): Promise<Reply> {
  const texts: string[] = [];
  for (;;) {
    const line = await dialogue.readLine();
    texts.push(line.slice(4));
    if (line[3] !== '-') return { code: Number(line.slice(0, 3)), text: texts.join('\n') };
  }
}

const titles: Readonly<Record<DialogueError['fault'], string>> = {
  gaierror: 'No response received. Check server address and port number.',
  timeout: 'No response received. Check server address and port number.',
  refused: 'Connection Test Failed! Here is what we got instead:',
  disconnected:
    'The server has closed the connection unexpectedly. Check configuration served on this port number.',
  ssl: 'An SSL exception occurred. Check connection security type.',
  'not-supported': 'An option is not supported by the server:',
};

function describe(error: unknown): OdooException {
  if (error instanceof OdooException) return error;
  if (error instanceof DialogueError) return userError(`${titles[error.fault]}\n ${error.message}`);
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof ReplyError) {
    return userError(`Server replied with following exception:\n ${text}`);
  }
  return userError(`Connection Test Failed! Here is what we got instead:\n ${text}`);
}
