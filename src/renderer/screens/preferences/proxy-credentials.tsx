import { type UseFormRegister } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type FieldProblemCode } from '../../../contract/failures.ts';
import { Field } from '../../ui/field.tsx';
import { type ProxyValues } from './proxy-values.ts';

interface ProxyCredentialsProps {
  readonly register: UseFormRegister<ProxyValues>;
  /** SOCKS 4a knows a user name alone. */
  readonly withPassword: boolean;
  readonly hasPassword: boolean;
  readonly problems: {
    readonly username: FieldProblemCode | undefined;
    readonly password: FieldProblemCode | undefined;
  };
}

/** User name and password of a proxy; a stored password is replaced, never shown. */
export function ProxyCredentials(props: ProxyCredentialsProps) {
  const { register, withPassword, hasPassword, problems } = props;
  const { t } = useTranslation();
  return (
    <>
      <Field
        label={t('network.username')}
        hint={t('network.usernameHint')}
        problem={problems.username}
      >
        {(control) => (
          <input
            {...control}
            {...register('username')}
            className="input"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {withPassword && (
        <Field label={t('network.password')} problem={problems.password}>
          {(control) => (
            <input
              {...control}
              {...register('password')}
              type="password"
              className="input"
              autoComplete="new-password"
              placeholder={hasPassword ? t('network.passwordStored') : ''}
            />
          )}
        </Field>
      )}
    </>
  );
}
