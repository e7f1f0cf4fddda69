/** Line ends and other controls would break a table or steer the terminal. */
export function keepOnOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
