import { useId, type ReactNode } from 'react';

interface SettingProps {
  readonly title: string;
  readonly help: string;
  /** Odoo has a box to tick here; Collega cannot do without, so it stays ticked and says why. */
  readonly alwaysOn?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One setting of Odoo's two columns: the box at the left of the line, title and help at its right. */
export function Setting({ title, help, alwaysOn, wide = false, children }: SettingProps) {
  const id = useId();
  return (
    <section className={`setting${wide ? ' setting-wide' : ''}`} aria-labelledby={id}>
      {alwaysOn !== undefined && (
        <input
          type="checkbox"
          className="form-check-input setting-box"
          checked
          disabled
          readOnly
          aria-labelledby={id}
          aria-describedby={`${id}on`}
          title={alwaysOn}
        />
      )}
      <h3 id={id}>{title}</h3>
      <p className="setting-help">{help}</p>
      {alwaysOn !== undefined && (
        <span id={`${id}on`} className="visually-hidden">
          {alwaysOn}
        </span>
      )}
      {children}
    </section>
  );
}
