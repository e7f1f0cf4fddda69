/**
 * A text reduced to its letters and digits, in lower case and without accents. Two texts that are
 * wrapped, quoted, escaped or punctuated in different ways are the same here.
 */
export interface SqueezedText {
  readonly letters: string;
  /** Where each character of `letters` stands in the text. */
  readonly places: Int32Array;
}

export function squeezeText(text: string): SqueezedText {
  const places = new Int32Array(text.length * 2);
  const parts: string[] = [];
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const folded = code < 128 ? foldAscii(code) : foldOther(text.charAt(index));
    for (const character of folded) {
      parts.push(character);
      places[length] = index;
      length += 1;
    }
  }
  return { letters: parts.join(''), places: places.subarray(0, length) };
}

export function squeezeLetters(text: string): string {
  // The many known sentences, nearly all in ASCII, are squeezed at each start.
  return notAscii.test(text)
    ? squeezeText(text).letters
    : text.toLowerCase().replace(/[^a-z\d]+/g, '');
}

const notAscii = /[^\0-\x7f]/;

function foldAscii(code: number): string {
  const isDigit = code >= 48 && code <= 57;
  const isLower = code >= 97 && code <= 122;
  if (isDigit || isLower) return String.fromCharCode(code);
  return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : '';
}

const known = new Map<string, string>([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
]);

/** At most two letters for each character: `places` is as long as that. */
function foldOther(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const folded = character
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 2);
  known.set(character, folded);
  return folded;
}
