import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { type CallValue } from '../../../contract/index.ts';
import { type ImportedClient } from './use-client-import.ts';
import { paths } from '../../navigation/paths.ts';
import { DismissButton } from '../../ui/dismiss-button.tsx';

/** What was done last on the list of clients. */
export type ClientNews =
  | { readonly kind: 'archived' | 'unarchived' | 'duplicated'; readonly client: Client }
  | { readonly kind: 'exported'; readonly saved: CallValue<'clientFiles.save'> }
  | {
      readonly kind: 'imported';
      readonly imported: readonly [ImportedClient, ...ImportedClient[]];
    };

interface ClientNewsLineProps {
  readonly news: ClientNews | null;
  readonly onUndo: (client: Client) => void;
  readonly onDismiss: () => void;
}

/** Says it, with the way back or the next step beside it. */
export function ClientNewsLine({ news, onUndo, onDismiss }: ClientNewsLineProps) {
  const { t } = useTranslation();
  const textOf = useNewsText();
  const made = news === null ? null : madeClient(news);
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
          {made !== null && (
            <Link href={paths.settings(made.id)} className="text-link">
              {t('clients.openSettings')}
            </Link>
          )}
          <DismissButton onClick={onDismiss} />
        </div>
      )}
    </div>
  );
}

/** The one client that was made, which is set up next. */
function madeClient(news: ClientNews): Client | null {
  if (news.kind === 'duplicated') return news.client;
  if (news.kind !== 'imported' || news.imported.length > 1) return null;
  return news.imported[0].client;
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
        const [first, ...more] = news.imported;
        if (more.length > 0) {
          return t('clients.said.importedMany', {
            number: news.imported.length,
            names: news.imported.map(({ client }) => client.name).join(', '),
          });
        }
        const { client, nameInFile, servers } = first;
        const facts = { name: client.name, nameInFile, count: servers };
        return client.name === nameInFile
          ? t('clients.said.imported', facts)
          : t('clients.said.importedAs', facts);
      }
      default:
        return t(`clients.said.${news.kind}`, { name: news.client.name });
    }
  };
}
