import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { paths } from '../../navigation/paths.ts';
import { HelpIcon } from '../../ui/icons.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { PracticeNews, useOpenPractice } from '../clients/use-open-practice.tsx';

/** Where help is found, from every screen; the guide needs a client. */
export function HelpMenu({ client }: { readonly client: Client | null }) {
  const { t } = useTranslation();
  const app = useQueryCall('app.describe', {});
  const practice = useOpenPractice();
  return (
    <Menu
      label={t('help.title')}
      button={<HelpIcon />}
      buttonClass="bar-button"
      panelClass="menu-from-right help-menu"
    >
      {(close) => (
        <>
          <h2 className="group-title">{t('help.title')}</h2>
          {client !== null && (
            <Link href={paths.guide(client.id)} className="menu-entry" onClick={close}>
              {t('help.guide')}
            </Link>
          )}
          <Link href={paths.explain(client?.id ?? null)} className="menu-entry" onClick={close}>
            {t('help.explain')}
          </Link>
          {app.data?.sandboxRunning === false && (
            <button type="button" className="menu-entry" onClick={practice.open}>
              {t('help.practice')}
            </button>
          )}
          <PracticeNews opened={practice.opened} />
          <p className="help-links d-flex flex-column align-items-start">
            <LinkButton target={{ link: 'odoo-guide' }} />
            <LinkButton target={{ link: 'microsoft-365-status' }} />
          </p>
          {app.data !== undefined && (
            <p className="muted">{t('help.version', { version: app.data.version })}</p>
          )}
        </>
      )}
    </Menu>
  );
}
