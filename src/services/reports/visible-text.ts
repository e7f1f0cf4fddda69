/**
 * Makes control characters, changes of writing direction and characters that show nothing visible.
 * A server's words and someone else's report are shown in terminals, where an escape sequence is a
 * command, and on pages, where a right-to-left mark turns an address round and a zero-width space
 * makes two names look the same. Line feeds and tabs stay, and the joiners of some scripts.
 */
export function visibleText(text: string): string {
  return text.replace(/(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : escapeText(character);
  });
}

/** JSON whose texts hold no raw control or direction character: it is printed in terminals too. */
export function writeJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(
    /(?![\u0000-\u001f\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    escapeText,
  );
}

/** The same for a place inside a page: no character of it means anything to an HTML parser. */
export function writeJsonForHtml(value: unknown): string {
  return writeJson(value, 0).replace(/[<>&]/g, (character) => escapeCode(character.charCodeAt(0)));
}

/** As JSON has it: one escape for each UTF-16 unit. */
function escapeText(character: string): string {
  return character
    .split('')
    .map((unit) => escapeCode(unit.charCodeAt(0)))
    .join('');
}

function escapeCode(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
