import { secretNameEnd } from './mask-named-values.ts';
import { masked } from './secret-shapes.ts';

const rest = String.raw`(?![\p{L}\d_-])`;
const quoted = String.raw`(?:"[^"\r\n]{1,500}|'[^'\r\n]{1,500}|[^\s"'•]{1,500})`;

/** Programs that take a password as a word of their own: their place tells it. */
const commands = [
  String.raw`(\bConvertTo-SecureString[ \t]+(?:-String[ \t]+)?)(${quoted})`,
  String.raw`(\b(?:NetworkCredential|PSCredential)\([ \t]*${quoted}["']?,[ \t]*)(?!\()(${quoted})`,
  String.raw`(\bnet[ \t]+use\b[^\r\n]{0,200}[ \t]/user:\S{1,200}[ \t]+)(${quoted})`,
  String.raw`(\b(?:mysql|mariadb)\w{0,20}\b[^\r\n]{0,200}[ \t]-p)(${quoted})`,
  String.raw`(\bsshpass[ \t]+-p[ \t]*)(${quoted})`,
].map((pattern) => new RegExp(pattern, 'gi'));

/** IMAP's LOGIN with the password as a literal (RFC 9051, 4.3): on a line of its own. */
const literal = /(\blogin[ \t]+\S{1,300}[ \t]+\{\d{1,4}\+?\}\r?\n(?:[CS]: ?)?)([^\s•]+)/gi;

/** YAML's block, and a prompt: `Password for 'https://host': VALUE`. */
const behind = [
  String.raw`(${secretNameEnd}${rest}["']?[ \t]{0,9}:[ \t]{0,9}[|>][+-]?[ \t]{0,9}\r?\n[ \t]{1,40})([^\s•][^\r\n•]{3,})`,
  String.raw`(${secretNameEnd}${rest}[ \t]+for[ \t]+["'][^"'\r\n]{1,200}["'][ \t]*:[ \t]*)([^\s"'•]{4,})`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** In the next cell, below its label, or a blank behind its name: only what looks made up. */
const beside = new RegExp(
  String.raw`(${secretNameEnd}${rest}["'${'`'}]?(?:[ ]{0,40}[|\t][ \t]{0,40}|[ \t]{1,9}|[ \t]{0,9}:?[ \t]{0,9}\r?\n[ \t]{0,20}))([^\s"'|<>•]{6,})(?=[\s|]|$)`,
  'giu',
);

/** Hides passwords by how they are laid out, where neither a sign nor a protocol announces them. */
export function maskLayouts(text: string): string {
  let shown = text.replace(literal, `$1${masked}`);
  for (const pattern of commands) {
    shown = shown.replace(pattern, (_whole, before: string, value: string) => {
      const [open = ''] = /^["']/.exec(value) ?? [];
      return `${before}${open}${masked}`;
    });
  }
  for (const pattern of behind) shown = shown.replace(pattern, `$1${masked}`);
  return shown.replace(beside, (whole, before: string, value: string) =>
    looksMadeUp(value) ? `${before}${masked}` : whole,
  );
}

/** Letters and digits and a sign that no code, address or number of a log has among them. */
function looksMadeUp(value: string): boolean {
  const mixed = /\p{L}/u.test(value) && /\d/.test(value);
  return mixed && /[!#$%^&*~?+]/.test(value) && !/[@/]|^[\d.]+\W?$/.test(value);
}
