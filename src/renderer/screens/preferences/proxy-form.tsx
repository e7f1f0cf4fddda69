import { useId } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type NetworkSettings, type ProxySetting } from '../../../contract/network.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { resetAfterSave } from '../../window-services/reset-after-save.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { RadioField } from '../../ui/radio-field.tsx';
import { FoundProxies } from './found-proxies.tsx';
import { ProxyCredentials } from './proxy-credentials.tsx';
import { proxySettingOf, proxyValues } from './proxy-values.ts';

const kinds = [
  'system',
  'none',
  'http',
  'socks',
  'socks4',
] as const satisfies readonly ProxySetting['kind'][];
const fieldNames = ['kind', 'host', 'port', 'username', 'password'] as const;
const fields = ['proxy.host', 'proxy.port', 'proxy.username', 'password'] as const;

/** The proxy of this computer. The services validate the fields; the password only ever goes in. */
export function ProxyForm({ settings }: { readonly settings: NetworkSettings }) {
  const { t } = useTranslation();
  const titleId = useId();
  const save = useCommand('network.saveProxy');
  const form = useForm({ defaultValues: proxyValues(settings.proxy) });
  const kind = useWatch({ control: form.control, name: 'kind' });
  const failure = save.error === null ? null : failureOf(save.error);
  const problemOf = (field: (typeof fields)[number]) =>
    failure?.kind === 'invalid-input'
      ? failure.problems.find((each) => each.field === field)?.problem
      : undefined;
  return (
    <section aria-labelledby={titleId}>
      <h3 className="group-title" id={titleId}>
        {t('network.proxy')}
      </h3>
      <form
        noValidate
        onChange={() => save.reset()}
        onSubmit={(event) =>
          void form.handleSubmit((sent) =>
            save.run(proxySettingOf(sent), ({ proxy }) => {
              resetAfterSave({ form, paths: fieldNames, sent, kept: proxyValues(proxy) });
            }),
          )(event)
        }
      >
        <RadioField
          label={t('network.kind')}
          registration={form.register('kind')}
          options={kinds.map((value) => ({
            value,
            label: t(`network.kinds.${value}.label`),
            description: t(`network.kinds.${value}.text`),
          }))}
        />
        {kind === 'system' && <FoundProxies found={settings.systemProxies} />}
        {kind !== 'system' && kind !== 'none' && (
          <>
            <Field label={t('network.host')} problem={problemOf('proxy.host')}>
              {(control) => (
                <input
                  {...control}
                  {...form.register('host')}
                  className="input"
                  autoComplete="off"
                  spellCheck={false}
                />
              )}
            </Field>
            <Field label={t('network.port')} problem={problemOf('proxy.port')}>
              {(control) => (
                <input
                  {...control}
                  {...form.register('port')}
                  className="input"
                  inputMode="numeric"
                  autoComplete="off"
                />
              )}
            </Field>
            <ProxyCredentials
              register={form.register}
              withPassword={kind !== 'socks4'}
              hasPassword={settings.hasPassword}
              problems={{ username: problemOf('proxy.username'), password: problemOf('password') }}
            />
          </>
        )}
        <div className="button-row">
          <button type="submit" className="btn btn-sm btn-primary" disabled={save.isPending}>
            {t('network.save')}
          </button>
          <span role="status">{save.isSuccess ? t('network.saved') : ''}</span>
        </div>
        <FailureAlert failure={failure} shownFields={fields} />
      </form>
    </section>
  );
}
