/**
 * Makes control characters and changes of writing direction visible. A server's words and somebody
 * else's report are shown in terminals, where an escape sequence is a command, and on pages, where
 * a right-to-left mark turns an address round. Line feeds and tabs stay.
 */
export function visibleText(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => {
      const code = character.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? '\u2421' : escapeCode(code);
    },
  );
}

/** JSON whose texts hold no raw control or direction character: it is printed in terminals too. */
export function writeJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => escapeCode(character.charCodeAt(0)),
  );
}

/** The same for a place inside a page: no character of it means anything to an HTML parser. */
export function writeJsonForHtml(value: unknown): string {
  return writeJson(value, 0).replace(/[<>&]/g, (character) => escapeCode(character.charCodeAt(0)));
}

function escapeCode(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
