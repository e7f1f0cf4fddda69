import { useId, type ReactNode } from 'react';
import { moveInMenu, openByArrow } from './move-in-menu.ts';

interface MenuProps {
  /** The button's accessible name, where `button` shows only an icon. */
  readonly label?: string;
  readonly button: ReactNode;
  readonly buttonClass: string;
  readonly panelClass?: string;
  /** `close` puts the panel away; choosing an entry calls it. */
  readonly children: (close: () => void) => ReactNode;
}

/**
 * A button with a panel below it, on the browser's own popover: Escape and a click outside close, the
 * arrow keys go from entry to entry.
 */
export function Menu({ label, button, buttonClass, panelClass = '', children }: MenuProps) {
  const id = useId();
  const close = () => document.getElementById(id)?.hidePopover();
  return (
    <>
      <button
        type="button"
        className={buttonClass}
        popoverTarget={id}
        aria-label={label}
        onKeyDown={(event) => openByArrow(event, id)}
      >
        {button}
      </button>
      <div
        id={id}
        popover="auto"
        className={`menu-panel overflow-auto m-0 border rounded-1 ${panelClass}`}
        onKeyDown={moveInMenu}
      >
        {children(close)}
      </div>
    </>
  );
}
