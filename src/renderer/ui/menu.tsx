import { useId, type ReactNode } from 'react';

interface MenuProps {
  /** The button's accessible name, where `button` shows only an icon. */
  readonly label?: string;
  readonly button: ReactNode;
  readonly buttonClass: string;
  readonly panelClass?: string;
  /** `close` puts the panel away; choosing an entry calls it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a panel below it, on the browser's own popover: Escape and a click outside close. */
export function Menu({ label, button, buttonClass, panelClass = '', children }: MenuProps) {
  const id = useId();
  const close = () => document.getElementById(id)?.hidePopover();
  return (
    <>
      <button type="button" className={buttonClass} popoverTarget={id} aria-label={label}>
        {button}
      </button>
      <div id={id} popover="auto" className={`menu-panel ${panelClass}`}>
        {children(close)}
      </div>
    </>
  );
}
