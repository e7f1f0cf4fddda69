import { masked } from './secret-shapes.ts';

/** What precedes a line of an exchange: who speaks, or Python's `send: b'`. */
const speaker = String.raw`[ \t]{0,20}(?:(?:C|Client|S|Server|-->|<--|>{1,3}|<{1,3}|send|reply)[: \t]{1,9}){0,2}b?['"]?`;

/** The answer to 334 (RFC 4954, 4): a username, a password or a token, whole. */
const afterPrompt = new RegExp(
  String.raw`(\b334[ -]?[^\r\n]{0,2000}(?:\r?\n)${speaker})(?!\d{3}[ -])([^\s'"•]{4,})(?=(?:\\r\\n|['"])*[ \t]{0,9}(?:\r?\n|$))`,
  'g',
);

const argument = String.raw`(?:"(?:[^"\\\r\n]|\\.){0,500}"|'(?:[^'\\\r\n]|\\.){0,500}'|[^\s"'(),[\]]{1,500})`;
/** IMAP's LOGIN (RFC 9051, 6.2.3), behind a tag or with an address: "LOGIN failed" is a sentence. */
const imapLogin = new RegExp(
  String.raw`((?:\b[A-Za-z]{1,9}\d{1,9}[ \t]{1,4}LOGIN[ \t]+${argument}|\bLOGIN[ \t]+(?:"[^"\r\n]{1,500}"|[^\s"]{1,300}@[^\s"]{1,300}))[ \t]+)(?!•)${argument}`,
  'g',
);
/** POP3's PASS (RFC 1939, 7). */
const popPass = new RegExp(String.raw`(^${speaker}PASS[ \t]+)[^\s•]+`, 'gm');

/** `smtp.login('user', 'password')`. */
const loginCall = new RegExp(
  String.raw`(\blogin\(\s{0,9}${argument}\s{0,9},\s{0,9}(?:password\s?=\s?)?)(["'])(?:(?!\2)[^\\\r\n]|\\.)*`,
  'gi',
);
/** Odoo's external API: the password is the third argument, whatever its name. */
const odooCall = new RegExp(
  String.raw`((?:\b(?:execute_kw|execute|authenticate|login)["']?[ \t]{0,9}\(|["']args["']\s{0,9}:\s{0,9}\[)\s{0,40}${argument}\s{0,9},\s{0,40}${argument}\s{0,9},\s{0,40})(["'])(?:(?!\2)[^\\\r\n]|\\.)*`,
  'gi',
);
const odooXml =
  /(<methodName>(?:authenticate|execute_kw|execute|login)<\/methodName>\s{0,40}<params>(?:\s{0,40}<param>\s{0,40}<value>(?:(?!<\/param>)[\s\S]){0,300}<\/param>){2}\s{0,40}<param>\s{0,40}<value>\s{0,40}(?:<string>)?)[^<]+/gi;

/** Hides passwords by their place in a conversation or a call, where no name announces them. */
export function maskExchanges(text: string): string {
  return text
    .replace(afterPrompt, `$1${masked}`)
    .replace(imapLogin, `$1${masked}`)
    .replace(popPass, `$1${masked}`)
    .replace(loginCall, `$1$2${masked}`)
    .replace(odooCall, `$1$2${masked}`)
    .replace(odooXml, `$1${masked}`);
}
