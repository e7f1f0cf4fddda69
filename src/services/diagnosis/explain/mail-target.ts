/** What a program tried to reach when the network failed. */
export type Target = 'mail' | 'authority' | 'graph' | 'other' | 'unknown';

const authority =
  /login\.microsoftonline|login\.live\.com|login\.windows\.net|login\.partner\.microsoft|login\.chinacloudapi|sts\.windows\.net|oauth2\/v2\.0\/token/i;
const graph = /graph\.microsoft|microsoftgraph/i;
const mailHost =
  /(?:^|[^\w@.-])(?:(?:smtp|imaps?|pop3?|mail|mx|relay|outbound|postfix|exchange)[\w-]{0,20}\.[\w-]{1,63}\.[\w.-]{2,80}|[\w-]{1,63}\.mail\.protection\.outlook\.com|outlook\.office(?:365)?\.com|[\w.-]{0,60}\.ms-acdc\.office\.com)/i;
const mailPorts = new Set([25, 465, 587, 2525, 993, 143, 995, 110, 1587, 1993]);
const mailWords =
  /smtp|imap|recipient|destinatari|Empfänger|\bpop3?\b|\be-?mails?\b|mailer|mailbox|fetchmail|ir_mail_server|connection test failed|prova di connessione|mail_mail|outlook|office ?365|exchange|javax?\.mail|jakarta\.mail|postfix|nodemailer|sendmail|mailkit|casella|\bposta\b|courriel|messagerie|correo|postfach|buz[oó]n|lettre|newsletter|notifier\.mail/i;
const onlyMail = new RegExp(mailWords.source, 'gi');

/** A time of day is no host with a port. */
const ports =
  /(?:\]|[\w)"'}]|\])(?<!(?:^|[^\w.:-]|T)\d{1,2}(?::\d\d)?):(\d{2,5})\b(?!:\d|\.\d)|\bport[\s=:"']{1,4}(\d{2,5})\b|['"], (\d{2,5})\)|,(\d{2,5})(?=[:;]|\b.{0,3}Connection)/gi;
const url = /\bhttps?:\/\/([\w.-]{3,253})/gi;
const bareHost =
  /\b(?:lookup|getaddrinfo(?: \w+)?|resolve(?: host)?:?|host(?:name)?(?:=|:| )|Could not resolve host:?|could not be resolved:?|UnknownHostException:?)\s{0,3}["'(]?([a-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,6})/gi;

/** A mail server with a domain of its own; names of classes and files look alike. */
const namedHost =
  /(?:^|[^\w@./-])(?:(?:smtps?|imaps?|pop3?s?|e?mail|mx\d?|relay|mailserver)[\w-]{0,20}\.(?:[a-z0-9-]{1,63}\.){0,4}[a-z0-9-]{2,63}\.(?:com|net|org|info|biz|eu|example|local|lan|[a-z]{2}))(?![\w.(-])/;
/** A host of the own network, as a setting names it: `host = relay:25`. */
const ownHost =
  /\b(?:host|server|addr|address)["']?\s{0,3}[=:]\s{0,3}["']?[a-z][\w-]{0,62}:(?:25|465|587|993|143)\b/i;
const microsoftHost =
  /office365|outlook\.|\.office\.com|hotmail|live\.com|\.office365\.us|partner\.outlook|ms-acdc/i;

/**
 * Whether what failed is someone else's mail server: its words are the same, and no finding about
 * Microsoft's (failures.md, last line of A8).
 */
export function isOtherMailServer(text: string, start: number, end: number): boolean {
  const near = text.slice(Math.max(0, start - 400), end + 400);
  return (namedHost.test(near) || ownHost.test(near)) && !microsoftHost.test(text);
}

/** The target of a failure between two places: from its line first, then from the lines around. */
export function targetOf(text: string, start: number, end: number): Target {
  const lineStart = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const lineEnd = text.indexOf('\n', end);
  const from = Math.max(lineStart, start - 400);
  const line = text.slice(from, Math.min(lineEnd < 0 ? text.length : lineEnd, end + 400));
  const near = text.slice(Math.max(0, start - 600), end + 600);
  for (const part of [line, near]) {
    const target = targetIn(part);
    if (target !== 'unknown') return target;
  }
  return 'unknown';
}

function targetIn(part: string): Target {
  if (authority.test(part)) return 'authority';
  if (graph.test(part)) return 'graph';
  if (mailHost.test(part)) return 'mail';
  const named = [...part.matchAll(ports)].map(([, ...groups]) =>
    Number((groups as (string | undefined)[]).find((group) => group !== undefined)),
  );
  if (named.some((port) => mailPorts.has(port))) return 'mail';
  const pages = [...part.matchAll(url)]
    .map(([, host]) => host ?? '')
    // What a message gives to read is nothing that it tried to reach.
    .filter(
      (host) =>
        !/github\.com|aka\.ms|microsoft\.com|odoo\.com|readthedocs|stackoverflow/.test(host),
    );
  const hosts = [...pages, ...part.matchAll(bareHost)];
  if (hosts.length > 0 || named.some((port) => isServicePort(port))) return 'other';
  return 'unknown';
}

/** Ports that belong to something else, as far as a number after a colon is a port at all. */
function isServicePort(port: number): boolean {
  return [
    21, 22, 53, 80, 88, 389, 443, 636, 1433, 1521, 3000, 3306, 3389, 5000, 5432, 5672, 6379, 6443,
    8000, 8069, 8080, 8443, 9000, 9042, 9092, 9200, 11211, 27017,
  ].includes(port);
}

export function speaksOfMail(text: string): boolean {
  return mailWords.test(text);
}

/** Whether mail is spoken of close by. */
export function speaksOfMailNear(text: string, start: number, end: number): boolean {
  onlyMail.lastIndex = 0;
  return mailWords.test(text.slice(Math.max(0, start - 2000), end + 1200));
}
