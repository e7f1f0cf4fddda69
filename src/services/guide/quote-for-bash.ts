/**
 * One value (without NUL, which no argument can hold) as one bash word, whatever is in it. What is not
 * plain ASCII goes as `$'…'` with every byte escaped: a pasted script is read by an interactive shell,
 * where `!` would recall the history and a tab complete, even within other quotes (bash manual,
 * 3.1.2.4 and 9.3).
 */
export function quoteForBash(value: string): string {
  const plain = /^[\w ./:,@%+=-]$/;
  const parts = [...Buffer.from(value, 'utf8')].map((byte) => {
    const character = String.fromCharCode(byte);
    return plain.test(character) ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  const text = parts.join('');
  return text === value ? `'${text}'` : `$'${text}'`;
}
