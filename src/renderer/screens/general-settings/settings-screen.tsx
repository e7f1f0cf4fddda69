import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { paths } from '../../navigation/paths.ts';
import { useLeaveGuard } from '../../navigation/use-leave-guard.tsx';
import { ControlPanel } from '../../ui/control-panel.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ArrowIcon } from '../../ui/icons.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { RegistrationFields } from './registration-fields.tsx';
import { azureAppFields, useAzureAppForm } from './use-azure-app-form.ts';

/** Odoo's General Settings, block Emails, with what Odoo has no field for. */
export function SettingsScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const azureApp = useAzureAppForm(client);
  const { form, dirty, saving, failure, save, discard } = azureApp;
  const leaveDialog = useLeaveGuard({ dirty, save });

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
            <button type="submit" className="btn btn-primary" disabled={saving}>
              {t('actions.save')}
            </button>
            <button type="button" className="btn btn-secondary" disabled={!dirty} onClick={discard}>
              {t('actions.discard')}
            </button>
          </div>
        }
        actions={
          <>
            {dirty && !saving && <span className="unsaved-mark">{t('actions.unsaved')}</span>}
            {saving && <ProgressLine text={t('actions.saving')} />}
          </>
        }
      />
      <div className="settings-page">
        <h2 className="settings-block">{t('azureApp.emails')}</h2>
        <FailureAlert failure={failure} shownFields={azureAppFields} />
        <div className="settings-grid">
          <section className="setting">
            <h3>{t('azureApp.customServers')}</h3>
            <p className="setting-help">{t('azureApp.customServersHelp')}</p>
            <Link href={paths.servers(client.id, 'incoming')} className="text-link">
              <ArrowIcon /> {t('azureApp.incomingLink')}
            </Link>
            <Link href={paths.servers(client.id, 'outgoing')} className="text-link">
              <ArrowIcon /> {t('azureApp.outgoingLink')}
            </Link>
          </section>
          <section className="setting">
            <h3>{t('azureApp.outlookServer')}</h3>
            <p className="setting-help">{t('azureApp.outlookServerHelp')}</p>
            <CredentialFields form={form} client={client} />
            <p className="setting-links">
              <LinkButton target={{ link: 'entra-app-registrations' }} />
              <LinkButton target={{ link: 'odoo-guide' }} />
            </p>
          </section>
          <section className="setting setting-wide">
            <h3>{t('azureApp.registration')}</h3>
            <p className="setting-help">{t('azureApp.registrationHelp')}</p>
            <RegistrationFields form={form} client={client} />
          </section>
        </div>
      </div>
      {leaveDialog}
    </form>
  );
}
