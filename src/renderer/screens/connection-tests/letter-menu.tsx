import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Finding } from '../../../contract/findings.ts';
import { type Language } from '../../../contract/settings.ts';
import { codes, languages } from '../../../languages/languages.ts';
import { letterText, writeLetter } from '../../../languages/translate-letter.ts';
import { copyText } from '../../ui/copy-button.tsx';
import { CopyIcon, TickIcon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';

interface LetterMenuProps {
  /** Of one owner. */
  readonly findings: readonly [Finding, ...Finding[]];
  /** When they were seen, milliseconds since the Unix epoch; null: not by a test. */
  readonly seenAt: number | null;
}

/** Copies a message to the person who must act, in the language of its reader. */
export function LetterMenu({ findings, seenAt }: LetterMenuProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copyIn = (language: Language) => {
    const testedAt = seenAt === null ? null : new Date(seenAt).toISOString();
    const text = letterText(writeLetter(language, findings, testedAt));
    setState(copyText(text) ? 'copied' : 'refused');
  };
  return (
    <span className="d-inline-flex flex-wrap align-items-center gap-2 letter">
      <Menu
        buttonClass="btn btn-sm btn-secondary"
        button={
          <>
            {state === 'copied' ? <TickIcon /> : <CopyIcon />}{' '}
            {t(`findings.copyFor.${findings[0].owner}`)}
          </>
        }
      >
        {(close) =>
          codes.map((code) => (
            <button
              key={code}
              type="button"
              className="menu-entry"
              lang={code}
              onClick={() => {
                close();
                copyIn(code);
              }}
            >
              {languages[code].name}
            </button>
          ))
        }
      </Menu>
      <span role="status" className="muted small">
        {state === 'copied' && t('actions.copied')}
        {state === 'refused' && t('actions.copyRefused')}
      </span>
    </span>
  );
}
