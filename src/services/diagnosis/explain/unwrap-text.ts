import { challengeOf } from '../../masking/mask-pasted.ts';
import { decodeMail } from './decode-mail.ts';
import { decodeHTMLStrict } from 'entities';

/**
 * Takes the wrapping off what was pasted: quoted-printable and base64 of mail, quote marks at the
 * start of lines, percent-encoding of addresses, HTML, the escapes of JSON and Python, curly quotes.
 * Decoded challenges (row 147) are added at the end. What it cannot decode stays as it is.
 */
export function unwrapText(text: string): string {
  const plain = unquoteLines(decodeMail(withoutMbsyncNames(text)));
  const decoded = unescape(decodeMarkup(decodePercent(plain)));
  const challenges = [...text.matchAll(/\beyJzdGF0dXMi[\w+/=]{0,1000}/g)]
    .slice(0, 20)
    .flatMap(([word]) => challengeOf(word) ?? []);
  return [straightenQuotes(decoded), ...challenges].join('\n');
}

/** mbsync prints names in place of the login, which look like fields of XML that hold a secret. */
function withoutMbsyncNames(text: string): string {
  return text.replaceAll('LOGIN <user> <pass>', 'LOGIN');
}

/** Words are compared with straight quotes and plain blanks, as people retype them. */
function straightenQuotes(text: string): string {
  return text
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[\u00a0\u202f\u2007]/g, ' ')
    .replace(/[\u200b\u00ad\ufeff]/g, '');
}

/**
 * `> ` and `| ` before every line are a quoted mail; where lines with `<` stand among them, they are
 * the two directions of a conversation, and stay.
 */
function unquoteLines(text: string): string {
  const lines = text.split('\n');
  const written = lines.filter((line) => line.trim() !== '').length;
  const quoted = lines.filter((line) => /^\s{0,4}[>|]/.test(line)).length;
  const answered = lines.some((line) => /^\s{0,4}<{1,2} ?[A-Z0-9+*-]/.test(line));
  if (quoted < 2 || quoted * 2 < written || answered) return text;
  return lines.map((line) => line.replace(/^\s{0,4}(?:[>|] ?){1,10}/, '')).join('\n');
}

/** In addresses a plus is a blank; anywhere else it is a plus. */
function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text
    .replace(/error_description=[^\s"'<>&]{1,20000}/g, (part) => part.replaceAll('+', ' '))
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
}

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/(?:\\x[0-9a-f]{2})+/gi, decodeBytes)
    .replace(/\\u\{?([0-9a-f]{4})\}?/gi, (_whole, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/\\r\\n|\\n(?![a-z])|\\r(?![a-z])/g, '\n')
    .replace(/\\t(?![a-z])/g, ' ')
    .replace(/\\{1,3}(["'/])/g, '$1');
}

/** Python's `b'\xc3\xa8'`: bytes of UTF-8, else of the Western code page. */
function decodeBytes(run: string): string {
  const bytes = Buffer.from(run.replace(/\\x/gi, ''), 'hex');
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

/** HTML as people paste it: a mail, a page, a field of a ticket. Tags go, entities are decoded. */
function decodeMarkup(text: string): string {
  // Strict: `&copy=1` in an address is no entity.
  return decodeHTMLStrict(isMarkup(text) ? dropTags(text) : text);
}

const tag = String.raw`\/?(?:html|head|body|p|br|div|span|td|tr|th|table|tbody|b|i|u|a|em|strong|pre|code|font|ul|ol|li|h[1-6]|title|meta|style|hr|img|blockquote|o:p)`;

function isMarkup(text: string): boolean {
  return new RegExp(String.raw`<${tag}(?:\s[^<>]{0,2000})?\/?>`, 'i').test(text);
}

function dropTags(text: string): string {
  return text
    .replace(/<style\b[^<]{0,20000}<\/style>/gi, ' ')
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6])\s{0,4}\/?>/gi, '\n')
    .replace(new RegExp(String.raw`<${tag}(?:\s[^<>]{0,2000})?\/?>`, 'gi'), '');
}
