import { useTranslation } from 'react-i18next';
import { useCommand } from '../../window-services/use-command.ts';

/** Starts the practice tenant beside this window. `opened` is null until that was tried. */
export function useOpenPractice(): { readonly open: () => void; readonly opened: boolean | null } {
  const start = useCommand('app.openPractice');
  return {
    open: () => start.mutate({}),
    opened: start.isError ? false : (start.data?.opened ?? null),
  };
}

/** Says what became of it: the other window may take some seconds, or never come. */
export function PracticeNews({ opened }: { readonly opened: boolean | null }) {
  const { t } = useTranslation();
  return (
    <p role="status" className="practice-news">
      {opened !== null && t(opened ? 'help.opened' : 'help.notOpened')}
    </p>
  );
}
