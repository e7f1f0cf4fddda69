import { useId } from 'react';

interface CheckWithHintProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A choice, and below it what it means. */
export function CheckWithHint({ label, hint, checked, onChange }: CheckWithHintProps) {
  const id = useId();
  return (
    <div className="form-check">
      <input
        type="checkbox"
        className="form-check-input"
        id={id}
        checked={checked}
        aria-describedby={`${id}hint`}
        onChange={({ target }) => onChange(target.checked)}
      />
      <label className="form-check-label" htmlFor={id}>
        {label}
      </label>
      <div id={`${id}hint`} className="field-hint">
        {hint}
      </div>
    </div>
  );
}
