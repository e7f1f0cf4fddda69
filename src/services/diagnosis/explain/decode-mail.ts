/**
 * Takes off what mail puts around words: quoted-printable (RFC 2045 section 6.7), base64 bodies and
 * encoded headers (RFC 2047). Anything that is not clearly one of them stays as it is.
 */
export function decodeMail(text: string): string {
  return decodeHeaders(decodeBase64Bodies(decodeQuotedPrintable(text)));
}

/** `=C3=A8`, `=3D`, `=20`: escapes of bytes that mail must not hold, or of the sign itself. */
const escapes = /(?:=(?:[89A-F][0-9A-F]|3D|20|09|0D|0A|2E|5F|22|27)){1,400}/g;

function decodeQuotedPrintable(text: string): string {
  const softBreaks = text.match(/[^\s=]=\r?\n/g)?.length ?? 0;
  const declared = /Content-Transfer-Encoding:\s{0,4}quoted-printable/i.test(text);
  const escaped = text.match(/=(?:C[23]=[89AB][0-9A-F]|E2=80=[0-9A-F]{2}|3D)/g)?.length ?? 0;
  if (!declared && softBreaks === 0 && escaped === 0) return text;
  // A soft break may be quoted once more: "permis=\n> sions".
  const joined = text.replace(/=[ \t]{0,10}\r?\n(?:> ?){0,5}/g, '');
  return declared || escaped > 0 ? joined.replace(escapes, decodeRun) : joined;
}

function decodeRun(run: string): string {
  const bytes = Buffer.from(run.replaceAll('=', ''), 'hex');
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

/** A text part of a mail that was pasted as it travels. */
function decodeBase64Bodies(text: string): string {
  return text.replace(
    /(Content-Transfer-Encoding:\s{0,4}base64[^\n]{0,100}\n(?:[A-Za-z-]{1,60}:[^\n]{0,300}\n){0,20}\r?\n)((?:[\w+/=]{4,100}\r?\n?){1,2000})/gi,
    (whole, head: string, body: string) => {
      const decoded = Buffer.from(body, 'base64').toString('utf8');
      return isReadable(decoded) ? `${head}${decoded}\n` : whole;
    },
  );
}

function decodeHeaders(text: string): string {
  return text.replace(
    /=\?(utf-8|iso-8859-1|windows-1252|us-ascii)\?([bq])\?([^?\s]{1,400})\?=/gi,
    (whole, charset: string, form: string, value: string) => {
      const bytes =
        form.toLowerCase() === 'b'
          ? Buffer.from(value, 'base64')
          : Buffer.from(
              value
                .replaceAll('_', ' ')
                .replace(/=([0-9A-F]{2})/gi, (_match, hex: string) =>
                  String.fromCharCode(Number.parseInt(hex, 16)),
                ),
              'latin1',
            );
      const decoded = bytes.toString(charset.toLowerCase() === 'utf-8' ? 'utf8' : 'latin1');
      return isReadable(decoded) ? decoded : whole;
    },
  );
}

function isReadable(text: string): boolean {
  return text !== '' && !/[\ufffd\0-\x08\x0e-\x1f]/.test(text);
}
