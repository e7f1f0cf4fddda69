import { challengeOf } from '../../masking/mask-pasted.ts';

/**
 * Unfolds what was pasted into the words that somebody wrote: percent-encoding of addresses, HTML
 * entities, the escapes of JSON and Python, curly quotes. Decoded challenges (row 147) are added at
 * the end. What it cannot decode stays as it is.
 */
export function unfoldText(text: string): string {
  const decoded = unescape(decodeEntities(decodePercent(text)));
  const challenges = [...text.matchAll(/\beyJzdGF0dXMi[\w+/=]{0,1000}/g)]
    .slice(0, 20)
    .flatMap(([word]) => challengeOf(word) ?? []);
  return [straightenQuotes(decoded), ...challenges].join('\n');
}

/** Words are compared with straight quotes and plain blanks, as people retype them. */
function straightenQuotes(text: string): string {
  return text
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[\u00a0\u202f]/g, ' ');
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

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, ...groups) => {
    const [decimal, hex, name] = groups as (string | undefined)[];
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
  });
}

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_whole, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/\\r\\n|\\n(?![a-z])|\\r(?![a-z])/g, '\n')
    .replace(/\\(["'/])/g, '$1');
}
