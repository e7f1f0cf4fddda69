import { useId } from 'react';

interface ChoicesProps<Value extends string> {
  readonly legend: string;
  /** Undefined: not known yet. */
  readonly value: Value | undefined;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly hint?: string;
  }[];
  readonly onChoose: (value: Value) => void;
}

/** All choices in sight, one below the other. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { legend, value, options, onChoose } = props;
  const id = useId();
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {options.map((option) => (
        <div className="form-check" key={option.value}>
          <input
            type="radio"
            className="form-check-input"
            name={id}
            id={`${id}${option.value}`}
            checked={option.value === value}
            aria-describedby={option.hint === undefined ? undefined : `${id}${option.value}hint`}
            onChange={() => onChoose(option.value)}
          />
          <label className="form-check-label" htmlFor={`${id}${option.value}`}>
            {option.label}
          </label>
          {option.hint !== undefined && (
            <div id={`${id}${option.value}hint`} className="field-hint">
              {option.hint}
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}
