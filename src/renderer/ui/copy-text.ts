/**
 * Puts text on the clipboard from within a click. By the page's own copy command: the newer
 * Clipboard API asks for a permission, and Collega's windows refuse every permission
 * (security.md 4.1, item 5). Answers whether the browser took it.
 */
export function copyText(text: string): boolean {
  const offer = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', offer, { once: true });
  try {
    // No other way copies without a permission; browsers keep it for that reason.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', offer);
  }
}
