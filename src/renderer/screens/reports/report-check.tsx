import { useId } from 'react';

interface ReportCheckProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** One thing that a report may do, and what that means. */
export function ReportCheck({ label, hint, checked, onChange }: ReportCheckProps) {
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
