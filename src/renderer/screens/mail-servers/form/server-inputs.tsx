import { type ReactNode } from 'react';
import { type UseFormRegisterReturn } from 'react-hook-form';
import { type FieldProblemCode } from '../../../../contract/failures.ts';
import { Field } from '../../../ui/field.tsx';

interface ServerInputProps {
  readonly label: string;
  readonly help?: string;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly problem: FieldProblemCode | undefined;
  readonly registration: UseFormRegisterReturn;
  readonly kind: 'text' | 'address' | 'number';
}

/** One text or number line of a server's form. */
export function ServerInput({ registration, kind, placeholder, ...field }: ServerInputProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          {...registration}
          className={kind === 'number' ? 'input input-number' : 'input'}
          inputMode={kind === 'number' ? 'numeric' : kind === 'address' ? 'email' : 'text'}
          autoComplete="off"
          spellCheck={kind === 'text'}
          placeholder={placeholder}
        />
      )}
    </Field>
  );
}
