import { type KeyboardEvent } from 'react';

const entrySelector = 'button:not([disabled]), a[href], input:not([disabled]), select, summary';

/** Fields that need the arrow keys themselves. */
const ownArrows = 'select, textarea, input:not([type="checkbox"])';

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (Math.max(index, 0) - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** In an open panel: the arrow keys, Home and End go from entry to entry. */
export function moveInMenu(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined || hasModifier(event)) return;
  if (event.target instanceof Element && event.target.matches(ownArrows)) return;
  const entries = entriesOf(event.currentTarget);
  const index = entries.findIndex((entry) => entry === document.activeElement);
  const next = entries[step(index, entries.length)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** On the button of a panel: the down arrow opens it and goes to its first entry. */
export function openByArrow(event: KeyboardEvent<HTMLElement>, panelId: string): void {
  if (event.key !== 'ArrowDown' || hasModifier(event)) return;
  const panel = document.getElementById(panelId);
  if (panel === null) return;
  event.preventDefault();
  if (!panel.matches(':popover-open')) panel.showPopover();
  entriesOf(panel)[0]?.focus();
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}

function entriesOf(panel: HTMLElement): HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>(entrySelector)].filter((entry) =>
    entry.checkVisibility(),
  );
}
