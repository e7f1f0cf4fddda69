import { type ReactNode } from 'react';
import { type FieldPathByValue } from 'react-hook-form';
import { Field, fieldProblemOf } from '../../ui/field.tsx';
import { type GeneralSettingsValues } from './general-settings-values.ts';
import { type SettingsForm } from './use-general-settings-form.ts';

interface TextFieldProps {
  readonly form: SettingsForm;
  readonly name: FieldPathByValue<GeneralSettingsValues, string>;
  readonly label: string;
  readonly help?: string;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  /** Printed before the input, as Odoo's `@`. */
  readonly prefix?: string;
}

/** One line of text of the form, with its label, help and problem. */
export function TextField(props: TextFieldProps) {
  const { form, name, label, help, hint, placeholder, prefix } = props;
  const { error } = form.getFieldState(name, form.formState);
  return (
    <Field
      label={label}
      problem={fieldProblemOf(error)}
      {...(help === undefined ? {} : { help })}
      {...(hint === undefined ? {} : { hint })}
    >
      {(control) => (
        <span
          className={
            prefix === undefined ? undefined : 'prefixed-input d-flex align-items-baseline'
          }
        >
          {prefix !== undefined && <span aria-hidden="true">{prefix}</span>}
          <input
            {...control}
            {...form.register(name)}
            className="input"
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
          />
        </span>
      )}
    </Field>
  );
}
