/** One line of a conversation with a mail server. */
export interface TranscriptLine {
  readonly from: 'client' | 'server';
  readonly line: string;
  readonly at: number;
}

/**
 * How programs mark who said a line: PHPMailer, Thunderbird, MailKit, mutt and msmtp, smtplib,
 * nodemailer, JavaMail, swaks, curl.
 */
const client =
  /(?:CLIENT -> SERVER: ?|\bE?SMTP> ?|\bC: ?|^\s{0,4}(?:>>|=>|->|~>|-->|>) ?|\bsend: ?b?['"]?|\bSending ?: ?b?['"]?|\bIMAP4?> ?|\bClient: ?|C>\s?|\bWrote:? ?|> )(?=\S)/;
const server =
  /(?:SERVER -> CLIENT: ?|\bE?SMTP< ?|\bS: ?|^\s{0,4}(?:<<|<=|<-|<~|<--|<) ?|\breply: ?b?['"]?|\bReceived ?: ?b?['"]?|\bIMAP4?< ?|\bServer: ?|S>\s?|\bretcode \(|\bRead:? ?|< )(?=\S)/;

const command =
  /^(?:[A-Za-z0-9.]{1,12} )?(EHLO|HELO|STARTTLS|AUTH|MAIL FROM|RCPT TO|DATA|QUIT|RSET|LOGIN|AUTHENTICATE|CAPABILITY|SELECT|EXAMINE|LIST|NAMESPACE|LOGOUT|ID|NOOP|USER|PASS|CAPA)\b/i;
const reply = /^(?:\d{3}(?:[ -]|$)|\* |\+ |\+OK|-ERR|[A-Za-z0-9.]{1,12} (?:OK|NO|BAD)\b)/;

/** The lines that carry a mark of their direction, or are clearly a command or a reply. */
export function readTranscript(text: string): TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  let at = 0;
  for (const raw of text.split('\n')) {
    const read = readLine(raw);
    if (read !== null) lines.push({ ...read, at });
    at += raw.length + 1;
  }
  return lines.length > 4000 ? lines.slice(-4000) : lines;
}

function readLine(raw: string): Omit<TranscriptLine, 'at'> | null {
  const line = raw.slice(0, 2000).trimEnd();
  const bare = line.trim();
  if (command.test(bare) && !reply.test(bare)) return { from: 'client', line: bare };
  if (reply.test(bare)) return { from: 'server', line: bare };
  const asClient = client.exec(line);
  const asServer = server.exec(line);
  if (asClient !== null && (asServer === null || asClient.index <= asServer.index)) {
    const said = line.slice(asClient.index + asClient[0].length);
    if (command.test(said) || /^[\w+/=*•.[\] -]{1,200}$/.test(said))
      return { from: 'client', line: said };
  }
  if (asServer !== null) {
    const said = line.slice(asServer.index + asServer[0].length);
    if (reply.test(said)) return { from: 'server', line: said };
  }
  return null;
}
