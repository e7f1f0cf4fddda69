import { type ReactNode } from 'react';
import { type FieldProblemCode } from '../../../contract/failures.ts';
import { Field } from '../../ui/field.tsx';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: FieldProblemCode | undefined;
  readonly hint?: ReactNode;
  readonly invalid?: boolean;
}

/** A line for a passphrase: never shown, never offered to the browser's own store. */
export function PassphraseField(props: PassphraseFieldProps) {
  return (
    <Field
      label={props.label}
      problem={props.problem}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
    >
      {(control) => (
        <input
          {...control}
          type="password"
          className="input"
          autoComplete="new-password"
          aria-invalid={control['aria-invalid'] || props.invalid === true}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
