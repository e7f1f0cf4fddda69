/**
 * Odoo's own shortcuts (Alt+S save, Alt+J discard, Alt+C new, Alt+N and Alt+P the record after and
 * before) and Ctrl+S, which every program has: each presses the button that has its letter, so that
 * there is nothing that a shortcut can do and the mouse cannot.
 */
export function listenForShortcuts(window: Window): void {
  window.addEventListener('keydown', (event) => {
    const letter = letterOf(event);
    if (letter === null) return;
    // Never the browser's own "save page", not even where nothing is to be saved.
    if (event.ctrlKey || event.metaKey) event.preventDefault();
    const button = findButton(window.document, letter);
    if (button === null) return;
    event.preventDefault();
    button.click();
  });
}

/** The letter of a shortcut; null for everything else that is typed. */
export function letterOf(
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'key' | 'code'>,
): string | null {
  if (event.shiftKey) return null;
  // macOS types other letters with Alt (a sharp s for S): there the key itself says which it is.
  const typed = event.key.toLowerCase();
  const letter = /^[a-z]$/.test(typed)
    ? typed
    : /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  if (letter === undefined) return null;
  const command = event.ctrlKey !== event.metaKey;
  // AltGr is Ctrl and Alt together, and types letters.
  if (event.altKey) return event.ctrlKey || event.metaKey ? null : letter;
  return command && letter === 's' ? letter : null;
}

function findButton(document: Document, letter: string): HTMLElement | null {
  // Behind a dialog nothing can be pressed.
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  const scope: ParentNode = dialog ?? document;
  const button = scope.querySelector<HTMLElement>(`[data-shortcut="${letter}"]`);
  return button?.matches(':disabled') === true ? null : button;
}
