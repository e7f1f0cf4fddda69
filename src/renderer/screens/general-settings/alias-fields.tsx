import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type SettingsFieldsProps } from './use-general-settings-form.ts';
import { TextField } from './text-field.tsx';

type AliasFieldsProps = Pick<SettingsFieldsProps, 'form'>;

/** Odoo's alias domain; until Odoo 16 the two system parameters that it replaced. */
export function AliasFields({ form }: AliasFieldsProps) {
  const version = useWatch({ control: form.control, name: 'senderSettings.odooVersion' });
  return (
    <>
      {version === '16' ? <OldParameters form={form} /> : <AliasDomain form={form} />}
      <AdvancedParameter form={form} />
    </>
  );
}

const aliases = ['defaultFrom', 'bounce', 'catchall'] as const;

function AliasDomain({ form }: AliasFieldsProps) {
  const { t } = useTranslation();
  const domain = useWatch({ control: form.control, name: 'senderSettings.aliasDomain' });
  const unread = useWatch({ control: form.control, name: 'senderSettings.mailDefaultFrom' });
  return (
    <>
      <TextField
        form={form}
        name="senderSettings.aliasDomain.name"
        label={t('generalSettings.domain')}
        help={t('generalSettings.domainHelp')}
        placeholder="example.com"
        prefix="@"
      />
      {aliases.map((alias) => {
        const address = wholeAddress(domain[alias], domain.name);
        return (
          <TextField
            key={alias}
            form={form}
            name={`senderSettings.aliasDomain.${alias}`}
            label={t(`generalSettings.${alias}`)}
            help={t(`generalSettings.${alias}Help`)}
            hint={address === null ? undefined : t('generalSettings.whole', { address })}
          />
        );
      })}
      {unread !== '' && <p className="field-hint">{t('generalSettings.mailDefaultFromUnused')}</p>}
    </>
  );
}

function OldParameters({ form }: AliasFieldsProps) {
  const { t } = useTranslation();
  const { mailDefaultFrom, mailCatchallDomain } = useWatch({
    control: form.control,
    name: 'senderSettings',
  });
  const address = wholeAddress(mailDefaultFrom, mailCatchallDomain);
  return (
    <>
      <p className="setting-help">{t('generalSettings.oldParameters')}</p>
      <TextField
        form={form}
        name="senderSettings.mailCatchallDomain"
        label="mail.catchall.domain"
        help={t('generalSettings.mailCatchallDomainHelp')}
        placeholder="example.com"
        prefix="@"
      />
      <TextField
        form={form}
        name="senderSettings.mailDefaultFrom"
        label="mail.default.from"
        help={t('generalSettings.mailDefaultFromHelp')}
        placeholder="notifications"
        hint={address === null ? undefined : t('generalSettings.whole', { address })}
      />
    </>
  );
}

function AdvancedParameter({ form }: AliasFieldsProps) {
  const { t } = useTranslation();
  return (
    <details className="setting-advanced mt-2">
      <summary>{t('generalSettings.advanced')}</summary>
      <TextField
        form={form}
        name="senderSettings.mailDefaultFromFilter"
        label="mail.default.from_filter"
        help={t('generalSettings.fromFilterHelp')}
        placeholder="example.com"
      />
    </details>
  );
}

/**
 * What Odoo makes of an alias: a name is completed by the domain, a whole address stays (odoo.md 4,
 * `default_from`). Null while a part is missing, and for what is whole already.
 */
function wholeAddress(alias: string, domain: string): string | null {
  const name = alias.trim();
  const ending = domain.trim().replace(/^@+\s*/, '');
  return name === '' || name.includes('@') || ending === '' ? null : `${name}@${ending}`;
}
