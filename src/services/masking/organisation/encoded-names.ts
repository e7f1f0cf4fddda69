import { masked } from '../secret-shapes.ts';

/** One way to write a text for transport: whether a text looks so, and what it then says. */
interface Encoding {
  readonly marks: RegExp;
  readonly decode: (text: string) => string;
}

const encodings: readonly Encoding[] = [
  {
    marks: /%(?:25)*[0-9a-f]{2}/i,
    decode: (text) => decodeBytes(text, /(?:%(?:25)*[0-9a-f]{2})+/gi, /%(?:25)*([0-9a-f]{2})/gi),
  },
  {
    // Quoted-printable (RFC 2045, 6.7): signs of addresses, or a line broken within a word.
    marks: /=(?:40|2E|3D|2D|5F|C3)|=[ \t]*\r?\n/,
    decode: (text) =>
      decodeBytes(text.replace(/=[ \t]*\r?\n/g, ''), /(?:=[0-9A-F]{2})+/g, /=([0-9A-F]{2})/g),
  },
  {
    marks: /\\u00[0-9a-f]{2}/i,
    decode: (text) => decodeBytes(text, /(?:\\u00[0-9a-f]{2})+/gi, /\\u00([0-9a-f]{2})/gi),
  },
  {
    marks: /&#x?[0-9a-f]{2,4};/i,
    decode: (text) => text.replace(/&#(x?)([0-9a-f]{2,4});/gi, readEntity),
  },
];

/**
 * Masks a text in clear, and what it says once it is decoded. Where something would be left in an
 * encoded part, the text is shown decoded: that is what its reader wants to read anyway.
 */
export function maskEncoded(text: string, maskClear: (text: string) => string): string {
  let shown = text;
  for (const { marks, decode } of encodings) {
    if (!marks.test(shown)) continue;
    const decoded = decode(shown);
    const wanted = maskClear(decoded);
    if (decode(maskClear(shown)) !== wanted) shown = wanted;
  }
  return hideEncodedWords(maskClear(shown), (plain) => maskClear(plain) !== plain);
}

function decodeBytes(text: string, runs: RegExp, bytes: RegExp): string {
  return text.replace(runs, (run) => {
    const hex = [...run.matchAll(bytes)].map(([, pair]) => pair ?? '').join('');
    return Buffer.from(hex, 'hex').toString('utf8');
  });
}

function readEntity(_whole: string, hex: string, digits: string): string {
  const code = Number.parseInt(digits, hex === '' ? 10 : 16);
  return String.fromCharCode(Number.isNaN(code) ? 0x20 : code);
}

const base64Word = /(?<![\w+/-])[\w+/-]{12,}={0,2}/g;
const hexWord = /(?<![\da-z])(?:[\da-f]{2}[ :]?){8,}(?![\da-z])/gi;

/** Hides words of base64, wherever they were cut, and of hex that hold what must not be read. */
function hideEncodedWords(text: string, isTelling: (plain: string) => boolean): string {
  const tells = (plain: string): boolean => isReadable(plain) && isTelling(plain);
  return text
    .replace(base64Word, (word) =>
      [0, 1, 2, 3].some((at) => tells(withoutZeros(Buffer.from(word.slice(at), 'base64'))))
        ? masked
        : word,
    )
    .replace(hexWord, (word) =>
      tells(withoutZeros(Buffer.from(word.replace(/[ :]/g, ''), 'hex'))) ? masked : word,
    );
}

/** NTLM writes UTF-16: without its zero bytes it reads as ASCII. */
function withoutZeros(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\0', '');
}

/** Nine of ten characters are letters, digits or signs: chance makes others. */
function isReadable(text: string): boolean {
  const readable = text.match(/[\p{L}\p{N} -~\x01]/gu)?.length ?? 0;
  return text.length >= 6 && readable >= text.length * 0.9;
}
