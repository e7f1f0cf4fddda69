import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SenderTemplate, type TemplateChange } from '../../../contract/sender-rules.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { SetUpDialog } from './set-up-dialog.tsx';
import { SetUpResult } from './set-up-result.tsx';
import { type ServerLinks } from './server-link.tsx';

interface GuideSetUpsProps {
  readonly clientId: string;
  /** The notifications address in force; empty where there is none. */
  readonly notifications: string;
  /** Mailboxes of the active outgoing servers. */
  readonly usernames: readonly string[];
  readonly links: ServerLinks;
}

type Kind = SenderTemplate['kind'];
const kinds: readonly Kind[] = ['one-server', 'server-per-user'];

/** The two set-ups of Odoo's guide: what they are, why they work, and a button that makes them. */
export function GuideSetUps({ clientId, notifications, usernames, links }: GuideSetUpsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Kind | null>(null);
  const [done, setDone] = useState<{
    readonly kind: Kind;
    readonly changes: readonly TemplateChange[];
  } | null>(null);
  return (
    <section className="sheet" aria-labelledby="guide-set-ups">
      <h2 id="guide-set-ups">{t('senderRules.templates.title')}</h2>
      <p className="setting-help">{t('senderRules.templates.help')}</p>
      <div className="form-columns">
        {kinds.map((kind) => {
          const name = t(`senderRules.templates.${kind}.name`);
          return (
            <div key={kind} className="setting set-up d-flex flex-column align-items-start">
              <h3>{name}</h3>
              <p>{t(`senderRules.templates.${kind}.text`)}</p>
              <p className="setting-help">{t(`senderRules.templates.${kind}.why`)}</p>
              <button
                type="button"
                className="btn btn-secondary"
                aria-label={t('senderRules.templates.useNamed', { name })}
                onClick={() => {
                  setDone(null);
                  setOpen(kind);
                }}
              >
                {t('senderRules.templates.use')}
              </button>
            </div>
          );
        })}
      </div>
      <div role="status">
        {done !== null && (
          <SetUpResult clientId={clientId} kind={done.kind} changes={done.changes} links={links} />
        )}
      </div>
      <p className="setting-links link-row">
        <LinkButton target={{ link: 'odoo-guide' }} />
      </p>
      {open !== null && (
        <SetUpDialog
          clientId={clientId}
          kind={open}
          notifications={notifications}
          users={usernames.filter((each) => each !== notifications)}
          onClose={() => setOpen(null)}
          onDone={(changes) => {
            setOpen(null);
            setDone({ kind: open, changes });
          }}
        />
      )}
    </section>
  );
}
