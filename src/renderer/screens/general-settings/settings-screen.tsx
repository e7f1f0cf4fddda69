import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { paths } from '../../navigation/paths.ts';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import { ControlPanel } from '../../ui/control-panel.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ArrowIcon, WarningIcon } from '../../ui/icons.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { AliasFields } from './alias-fields.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { OdooConnectionLine } from './odoo-connection-line.tsx';
import { OdooFields } from './odoo-fields.tsx';
import { RegistrationFields } from './registration-fields.tsx';
import { Setting } from './setting.tsx';
import { OdooValuesTable } from './odoo-values-table.tsx';
import { generalSettingsFields, useGeneralSettingsForm } from './use-general-settings-form.ts';
import { type AzureApp } from '../../../contract/azure-app.ts';

/** Odoo's General Settings, block Emails, with what Odoo has no field for. */
export function SettingsScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const settings = useGeneralSettingsForm(client);
  const { form, dirty, saving, failure, save, saveAll, discard } = settings;
  const leaveDialog = useLeaveGuard({ dirty, save: saveAll });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ControlPanel
        title={t('nav.settings')}
        buttons={
          <div className="button-row">
            <button
              type="submit"
              className="btn btn-primary"
              data-shortcut="s"
              aria-keyshortcuts="Alt+S Control+S"
              disabled={saving}
            >
              {t('actions.save')}
            </button>
            <button
              type="button"
              className="btn btn-secondary"
              data-shortcut="j"
              aria-keyshortcuts="Alt+J"
              disabled={!dirty}
              onClick={discard}
            >
              {t('actions.discard')}
            </button>
          </div>
        }
        actions={
          <>
            {dirty && !saving && (
              <span className="warning-text small fst-italic">{t('actions.unsaved')}</span>
            )}
            {saving && <ProgressLine text={t('actions.saving')} />}
          </>
        }
      />
      <div className="settings-page">
        <h2 className="settings-block m-0 fs-6 fw-bold">{t('azureApp.emails')}</h2>
        <FailureAlert failure={failure} shownFields={generalSettingsFields} />
        <MissingNotice azureApp={client.azureApp} onGo={(field) => form.setFocus(field)} />
        <div className="settings-grid">
          <Setting
            title={t('azureApp.customServers')}
            help={t('azureApp.customServersHelp')}
            alwaysOn={t('generalSettings.customServersOn')}
          >
            <Link href={paths.servers(client.id, 'incoming')} className="text-link">
              <ArrowIcon /> {t('azureApp.incomingLink')}
            </Link>
            <Link href={paths.servers(client.id, 'outgoing')} className="text-link">
              <ArrowIcon /> {t('azureApp.outgoingLink')}
            </Link>
          </Setting>
          <Setting
            title={t('generalSettings.aliasDomain')}
            help={t('generalSettings.aliasDomainHelp')}
          >
            <AliasFields form={form} />
          </Setting>
          <Setting title={t('generalSettings.odoo')} help={t('generalSettings.odooHelp')}>
            <OdooFields form={form} />
            <OdooConnectionLine clientId={client.id} />
          </Setting>
          <Setting
            title={t('azureApp.outlookServer')}
            help={t('azureApp.outlookServerHelp')}
            alwaysOn={t('generalSettings.outlookOn')}
          >
            <CredentialFields form={form} client={client} />
            <p className="setting-links link-row">
              <LinkButton target={{ link: 'entra-app-registrations' }} />
              <LinkButton target={{ link: 'odoo-guide' }} />
            </p>
          </Setting>
          <Setting title={t('azureApp.registration')} help={t('azureApp.registrationHelp')} wide>
            <RegistrationFields form={form} client={client} />
          </Setting>
          <Setting
            title={t('generalSettings.told.title')}
            help={t('generalSettings.told.help')}
            wide
          >
            <OdooValuesTable form={form} />
          </Setting>
        </div>
      </div>
      {leaveDialog}
    </form>
  );
}

type MissingField = 'applicationId' | 'secret' | 'odooUrl';

interface MissingNoticeProps {
  readonly azureApp: AzureApp;
  readonly onGo: (field: MissingField) => void;
}

/** What a sign-in will miss, as stored, with the way to each field; the form may be saved without. */
function MissingNotice({ azureApp, onGo }: MissingNoticeProps) {
  const { t } = useTranslation();
  const fields: readonly (readonly [MissingField, string])[] = [
    ...(azureApp.applicationId === '' ? [['applicationId', t('azureApp.id')] as const] : []),
    ...(azureApp.hasSecret ? [] : [['secret', t('azureApp.secret')] as const]),
    ...(azureApp.redirectUri === '' ? [['odooUrl', t('azureApp.odooUrl')] as const] : []),
  ];
  if (fields.length === 0) return null;
  return (
    <p className="missing-notice">
      <WarningIcon /> {t('generalSettings.incomplete')}{' '}
      {fields.map(([field, label], index) => (
        <span key={field}>
          {index > 0 && ', '}
          <button type="button" className="text-link" onClick={() => onGo(field)}>
            {label}
          </button>
        </span>
      ))}
    </p>
  );
}
