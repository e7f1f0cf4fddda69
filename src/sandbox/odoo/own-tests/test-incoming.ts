import { type PracticeDatabase, type PracticeRecord } from '../odoo-database.ts';
import { type OdooException, userError } from '../odoo-exception.ts';
import { DialogueError, MailDialogue, reprBytes } from './mail-dialogue.ts';
import { obtainToken, type OutlookToken } from './outlook-token.ts';

/** What Python's imaplib raises for a NO or a BAD. */
class ImapError extends Error {
  override readonly name = 'ImapError';
}

/**
 * `button_confirm_login` of one server (odoo.md 3b): sign in, SELECT INBOX whose NO is passed over
 * and whose BAD is not. Answers what the refresh would store. @throws OdooException
 */
export async function testIncoming(
  database: PracticeDatabase,
  server: PracticeRecord,
  nowMs: number,
): Promise<OutlookToken['changes']> {
  let imap: MailDialogue | null = null;
  try {
    const host = String(server['server']);
    imap = await MailDialogue.open(host, Number(server['port']), server['is_ssl'] === true);
    await imap.readLine();
    await ask(imap, 'c0', 'CAPABILITY');
    const changes = await signIn(database, server, imap, nowMs);
    await ask(imap, 'c2', database.version >= 19 ? 'LOGOUT' : 'CLOSE');
    return changes;
  } catch (error) {
    throw describe(error);
  } finally {
    imap?.close();
  }
}

async function signIn(
  database: PracticeDatabase,
  server: PracticeRecord,
  imap: MailDialogue,
  nowMs: number,
): Promise<OutlookToken['changes']> {
  const { user: name, server_type: kind, password } = server;
  if (kind !== 'outlook') {
    const secret = typeof password === 'string' ? password : '';
    const answer = await ask(imap, 'c1', `LOGIN ${String(name)} "${secret}"`);
    if (!answer.startsWith('OK')) throw new ImapError(reprBytes(answer.replace(/^\w+ /, '')));
    return {};
  }
  const token = await obtainToken(database, 'fetchmail.server', server, nowMs);
  imap.send('c1 AUTHENTICATE XOAUTH2');
  let line = await imap.readLine();
  if (line.startsWith('+')) {
    const sasl = `user=${String(name)}\u0001auth=Bearer ${token.accessToken}\u0001\u0001`;
    imap.send(Buffer.from(sasl).toString('base64'));
    line = await imap.readLine();
  }
  if (!line.startsWith('c1 OK')) throw new ImapError(line.replace(/^c1 \w+ /, ''));
  const selected = await ask(imap, 'c1', 'SELECT INBOX');
  if (selected.startsWith('BAD')) {
    throw new ImapError(`SELECT command error: BAD [${reprBytes(selected.slice(4))}]`);
  }
  return token.changes;
}

/** The tagged answer without its tag. */
async function ask(imap: MailDialogue, tag: string, command: string): Promise<string> {
  imap.send(`${tag} ${command}`);
  for (;;) {
    const line = await imap.readLine();
    if (line.startsWith(`${tag} `)) return line.slice(tag.length + 1);
  }
}

const silence = 'No response received. Check server information.';
const titles: Readonly<Record<DialogueError['fault'], string>> = {
  gaierror: silence,
  timeout: silence,
  // imaplib's abort: the socket is at its end.
  disconnected: silence,
  ssl: 'An SSL exception occurred. Check SSL/TLS configuration on server port.',
  refused: '',
  'not-supported': '',
};

/** What is none of mail's own errors is wrapped, Odoo's own sentences too. */
function describe(error: unknown): OdooException {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof ImapError) {
    return userError(`Server replied with following exception:\n ${text}`);
  }
  const title = error instanceof DialogueError ? titles[error.fault] : '';
  // A socket's error is written by its parts here: its number, a line end, its text (executed).
  const written = text.replace(/^\[Errno (-?\d+)\] /, '$1\n');
  return userError(title === '' ? `Connection test failed: ${written}` : `${title}\n ${written}`);
}
