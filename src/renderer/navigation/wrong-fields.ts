/**
 * What the screen itself marks as wrong, so that one question serves every form: fields with
 * `aria-invalid`, their labels, and what stands beside them.
 */
const marked = 'main [aria-invalid="true"]';

/** One line a wrong field, `Label: problem`; the same text as long as nothing changes. */
export function readWrongFields(): string {
  return findMarked()
    .map((field) => {
      const label = field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? '';
      const described = field.getAttribute('aria-describedby')?.split(' ')[0];
      const problem = described === undefined ? null : document.getElementById(described);
      return [label, problem?.textContent].filter(Boolean).join(': ');
    })
    .filter((line) => line !== '')
    .join('\n');
}

/** Calls when fields become wrong or right. */
export function watchWrongFields(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { subtree: true, attributeFilter: ['aria-invalid'] });
  return () => observer.disconnect();
}

/** The first of them, with its tab opened; null where none is marked. */
export function revealWrongField(): HTMLElement | null {
  const [first] = findMarked();
  if (first === undefined) return null;
  openTabOf(first);
  return first;
}

/** Opens the tab that hides an element: it could not be seen, nor get the focus. */
export function openTabOf(element: Element): void {
  const page = element.closest('[role="tabpanel"][hidden]');
  document.getElementById(page?.getAttribute('aria-labelledby') ?? '')?.click();
}

function findMarked(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(marked)];
}
