import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Forgotten } from '../../../contract/vault.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Removes all that Collega keeps, and says honestly what that can mean. */
export function ForgetEverything() {
  const { t } = useTranslation();
  const app = useQueryCall('app.describe', {});
  const forget = useCommand('vault.forgetEverything');
  const [asking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
    forget.reset();
  };
  return (
    <>
      <button type="button" className="btn btn-sm btn-danger mt-2" onClick={() => setAsking(true)}>
        {t('vault.forget.open')}
      </button>
      {asking && forget.data === undefined && (
        <ConfirmDialog
          title={t('vault.forget.title')}
          confirm={t('vault.forget.confirm')}
          busy={forget.isPending}
          failure={forget.error === null ? null : failureOf(forget.error)}
          onConfirm={() => forget.mutate({ confirm: true })}
          onCancel={close}
        >
          <p>{t('vault.forget.text', { folder: app.data?.dataFolder ?? '' })}</p>
          <p className="field-hint">{t('vault.forget.honest')}</p>
        </ConfirmDialog>
      )}
      {asking && forget.data !== undefined && (
        <Dialog
          title={t('vault.forget.doneTitle')}
          onClose={close}
          actions={
            <button type="button" className="btn btn-secondary" onClick={close}>
              {t('actions.close')}
            </button>
          }
        >
          <ForgottenParts forgotten={forget.data} />
          <p className="field-hint">{t('vault.forget.honest')}</p>
        </Dialog>
      )}
    </>
  );
}

function ForgottenParts({ forgotten }: { readonly forgotten: Forgotten }) {
  const { t } = useTranslation();
  const { files, keys } = forgotten;
  const overwritten = files.filter((file) => file.removed && file.overwritten).length;
  const removedOnly = files.filter((file) => file.removed && !file.overwritten);
  const left = files.filter((file) => !file.removed);
  return (
    <>
      <p>{t('vault.forget.overwritten', { count: overwritten })}</p>
      {removedOnly.length > 0 && (
        <PathList
          title={t('vault.forget.removedOnly', { count: removedOnly.length })}
          files={removedOnly}
        />
      )}
      {left.length > 0 && (
        <PathList title={t('vault.forget.left', { count: left.length })} files={left} />
      )}
      {keys.map(({ opener, removed }) => (
        <p key={opener}>
          {t(removed ? 'vault.forget.keyRemoved' : 'vault.forget.keyLeft', {
            opener: t(`vault.openers.${opener}`),
          })}
        </p>
      ))}
    </>
  );
}

function PathList(props: {
  readonly title: string;
  readonly files: readonly { readonly path: string }[];
}) {
  return (
    <>
      <p className="mb-0">{props.title}</p>
      <ul>
        {props.files.map(({ path }) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
