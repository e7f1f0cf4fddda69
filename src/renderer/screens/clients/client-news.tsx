import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { type CallValue } from '../../../contract/index.ts';
import { paths } from '../../navigation/paths.ts';
import { CrossIcon } from '../../ui/icons.tsx';

/** What was done last on the list of clients. */
export type ClientNews =
  | { readonly kind: 'archived' | 'unarchived' | 'duplicated'; readonly client: Client }
  | { readonly kind: 'exported'; readonly saved: CallValue<'clientFiles.save'> }
  | { readonly kind: 'imported'; readonly imported: CallValue<'clientFiles.import'> };

interface ClientNewsLineProps {
  readonly news: ClientNews | null;
  readonly onUndo: (client: Client) => void;
  readonly onDismiss: () => void;
}

/** Says it, with the way back or the next step beside it. */
export function ClientNewsLine({ news, onUndo, onDismiss }: ClientNewsLineProps) {
  const { t } = useTranslation();
  const textOf = useNewsText();
  return (
    <div role="status">
      {news !== null && (
        <div className="notice notice-good">
          <p>{textOf(news)}</p>
          {news.kind === 'archived' && (
            <button
              type="button"
              className="btn btn-sm btn-secondary"
              onClick={() => onUndo(news.client)}
            >
              {t('clients.undo')}
            </button>
          )}
          {(news.kind === 'duplicated' || news.kind === 'imported') && (
            <Link
              href={paths.settings(
                news.kind === 'imported' ? news.imported.client.id : news.client.id,
              )}
              className="text-link"
            >
              {t('clients.openSettings')}
            </Link>
          )}
          <button
            type="button"
            className="icon-button"
            aria-label={t('actions.dismiss')}
            onClick={onDismiss}
          >
            <CrossIcon />
          </button>
        </div>
      )}
    </div>
  );
}

function useNewsText(): (news: ClientNews) => string {
  const { t } = useTranslation();
  return (news) => {
    switch (news.kind) {
      case 'exported':
        return news.saved === null
          ? t('clients.said.notExported')
          : t('clients.said.exported', news.saved);
      case 'imported': {
        const { client, nameInFile, servers } = news.imported;
        const facts = { name: client.name, nameInFile, servers };
        return client.name === nameInFile
          ? t('clients.said.imported', facts)
          : t('clients.said.importedAs', facts);
      }
      default:
        return t(`clients.said.${news.kind}`, { name: news.client.name });
    }
  };
}
