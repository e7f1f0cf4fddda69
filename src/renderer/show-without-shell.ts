/** The page was opened in a plain browser: without a shell there are no services. */
export function showWithoutShell(root: HTMLElement): void {
  const text = document.createElement('p');
  text.className = 'p-4';
  text.textContent =
    'This page is the inside of Collega and needs its window: start Collega instead.';
  root.replaceChildren(text);
}
