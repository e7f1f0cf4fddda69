import { masked } from './secret-shapes.ts';

/**
 * The end of a name behind which a secret stands, as programs, tables and people write it. Ends
 * alone, so that `db_password` and `microsoft_outlook_client_secret` need no entry of their own.
 */
const end = [
  'pass(?:word|wd|phrase|code)',
  String.raw`(?<![a-z])pass`,
  '(?:smtp|imap|mail|db|user)pass',
  'pwd',
  'secret(?:[_ -]?(?:value|text|key))?',
  '(?:api|access|account|private|shared|signing|encryption)[_ -]?key',
  '(?:access|refresh|id|csrf|auth|bearer|session|api)[_ -]?token',
  'client[_-]?(?:assertion|info)',
  'code[_-]?verifier',
  'device[_-]?code',
  'session[_-]?id',
  'p a s s w o r d',
  String.raw`(?<![\p{L}\d])(?:pin|otp)`,
  // German, French, Spanish; below Italian.
  'passwort|kennwort|mot de passe|contrase(?:ñ|n)a',
  'segret[oa](?:[_ ]client)?',
  'chiave(?: (?:segreta|di accesso))',
  "parola (?:d['’]ordine|chiave)",
  'codice di accesso',
].join('|');
/** The same for places where no sign stands between a name and its value. */
export const secretNameEnd = `(?:${end})`;
/** A sentence may go on behind "token:", so a value there must look like one. */
const weakEnd = String.raw`token|sig(?:nature)?`;
const after = String.raw`(?![\p{L}\d_-])`;

const quote = String.raw`(?:\\*["'${'`'}]|%22|%27|&quot;|&#39;)`;
/** Between name and value: JSON, Python, addresses, shells, PowerShell's padded lists. */
const sign = String.raw`${quote}{0,2}[ \t]{0,40}(?:=>|:=|[=:＝：]|%3[ad])(?:[ \t]|\+|%20){0,40}[bu]?`;

/** What a quoted value ends at is its own quote: blanks, `&` and commas are part of a password. */
const quotedValues = [
  String.raw`(?<esc>\\+)(?<q>["'])(?!\k<esc>\k<q>)(?:(?!\k<esc>\k<q>|(?<!\\)\k<q>).)+`,
  String.raw`"(?:[^"\\\r\n]|\\.)+`,
  String.raw`'(?:[^'\\\r\n]|\\.)+`,
  String.raw`(?:%22|%27)(?:(?!%2[27])\S)+`,
  String.raw`(?:&quot;|&#39;)(?:(?!&quot;|&#39;).)+`,
].map((value) => new RegExp(`((?:${end}|${weakEnd})${after}${sign})(${value})`, 'giu'));

/** Unquoted: to the blank, or to the next field of an address. */
const bareValue = String.raw`(?:(?!&[\w.%-]+=|\\["'])[^\s"'<>•]){4,}`;
const bare = new RegExp(`((?:${end})${after}${sign})(${bareValue})`, 'giu');
const weak = new RegExp(`((?:${weakEnd})${after}${sign})(${bareValue})`, 'giu');
/** `--password VALUE`, `the password is VALUE`. */
const spoken = new RegExp(
  String.raw`((?:--[\w-]{0,40}(?:${end})|(?:${end})${after}[ \t]+(?:is|was|è|era))${after}:?[ \t]+["']?)([^\s"'<>•]{4,})`,
  'giu',
);

/** A code of a sign-in and what binds it; the `code` of an error or a finding is short, or words. */
const signIn = new RegExp(
  String.raw`\b((?:code|state)${sign}${quote}?)([^\s"'\\&,;<>(){}\[\]•]{20,})`,
  'giu',
);
const encodedName =
  /([?&](?:[\w.-]|%[0-9a-f]{2}){1,120}=)(?<=[?&][\w.%-]{0,120}%[\w.%-]{0,120}=)([^\s&"'<>•]+)/gi;

/** A row of a table: psql's, a tab, SQL's VALUES. Only behind a name of a column or parameter. */
const row = new RegExp(
  String.raw`(_(?:secret|password|passwd|pass|pwd|token)["'${'`'}]?[ ]{0,40}(?:\t|\||,[ ]{0,4}(?=["']))[ \t]{0,40})(["']?)([^\s"'|•][^"'|\t\r\n•]*)`,
  'giu',
);
const tags = 'field|param|parameter|entry|string|property|setting|add|item|data|key';
const elements = [
  String.raw`(<(?:${tags})\b[^<>]{0,200}(?:${end})["']\s{0,9}>)([^<]+)`,
  String.raw`((?:${end})["']\s{1,9}value=["'])([^"'<>]+)`,
  String.raw`(<[\w:.-]{0,60}(?:${end})>)([^<]+)`,
  String.raw`(<(\w+)>\s{0,9}[\w.-]{0,80}(?:${end})\s{0,9}</\2>\s{0,9}(?:<\w+>\s{0,9}){1,3})([^<\s][^<]*)`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** Userinfo of an address (RFC 3986, 3.2.1), to the last `@` before the path. */
const userinfo = /\b([a-z][a-z\d+.-]{1,20}:\/\/[^\s/:@"'<>]{0,200}:)[^\s/"'<>•]+(?=@)/gi;
const loneUserinfo = /\b([a-z][a-z\d+.-]{1,20}:\/\/)[^\s/:@"'<>•]{20,}(?=@)/gi;
const curlUser = /(\s(?:-u|--user)[ =]?["']?[^\s:"']{1,200}:)[^\s"'•]+/g;

/** Words that say something of a password, and are none. */
const plainWords = new Set(
  `a an and are auth authentication authorization bad cannot client could denied empty error expired
  failed false field for has have hidden id incorrect invalid is login missing must needed no none not
  null off old on or please provided refused required rejected server stored the this true undefined
  unauthorized unknown user username value was wrong yes you your
  errata errato mancante necessaria non richiesta rifiutata rifiutato scaduta scaduto secret password
  token`.split(/\s+/),
);

/** Hides what stands behind the name of a secret. Time grows with the length of the text. */
export function maskNamedValues(text: string): string {
  let shown = text.replace(userinfo, `$1${masked}`).replace(loneUserinfo, `$1${masked}`);
  shown = shown.replace(curlUser, `$1${masked}`);
  for (const pattern of quotedValues) shown = shown.replace(pattern, maskQuoted);
  for (const pattern of elements) {
    shown = shown.replace(pattern, (_whole, before: string) => `${before}${masked}`);
  }
  return shown
    .replace(encodedName, (whole, before: string) =>
      namesSecret(before) ? `${before}${masked}` : whole,
    )
    .replace(row, (whole, before: string, open: string, value: string) =>
      /^[a-z_]+$/.test(value) ? whole : `${before}${open}${masked}`,
    )
    .replace(bare, (whole, before: string, value: string) =>
      isPlain(value) ? whole : `${before}${masked}`,
    )
    .replace(weak, (whole, before: string, value: string) =>
      isTokenLike(value, /[ \t]$/.test(before)) ? `${before}${masked}` : whole,
    )
    .replace(spoken, (whole, before: string, value: string) =>
      /^[\p{L}'’]+[.,;:!?)]*$/u.test(value) ? whole : `${before}${masked}`,
    )
    .replace(signIn, (whole, before: string, value: string) =>
      /[A-Z\d]/.test(value) || /^state/i.test(before) ? `${before}${masked}` : whole,
    );
}

function maskQuoted(whole: string, before: string, value: string): string {
  const [open = ''] = /^(?:\\*["']|%2[27]|&quot;|&#39;)/.exec(value) ?? [];
  return value.startsWith(`${open}•`) ? whole : `${before}${open}${masked}`;
}

function isPlain(value: string): boolean {
  return plainWords.has(value.replace(/[.,;:!?)\]}]+$/, '').toLowerCase());
}

function isTokenLike(value: string, blankBefore: boolean): boolean {
  return value.length >= (blankBefore ? 12 : 6) && /\d|[a-z][A-Z]/.test(value);
}

const secretName = new RegExp(`(?:${end}|${weakEnd}|code|state)$`, 'iu');

function namesSecret(name: string): boolean {
  try {
    return secretName.test(decodeURIComponent(name.slice(1, -1)));
  } catch {
    return true;
  }
}
