import { useTranslation } from 'react-i18next';
import { type TranscriptLine } from '../../../contract/connection-tests.ts';
import { useFormat } from '../../language/format.ts';
import { CopyButton } from '../../ui/copy-button.tsx';

interface TranscriptViewProps {
  readonly transcript: readonly TranscriptLine[];
}

/** Every line that went over the wire, secrets masked by the services. */
export function TranscriptView({ transcript }: TranscriptViewProps) {
  const { t } = useTranslation();
  const { duration } = useFormat();
  if (transcript.length === 0) return null;
  const text = transcript
    .map(({ at, from, line }) => `${Math.round(at)} ms ${from === 'client' ? '>' : '<'} ${line}`)
    .join('\n');
  return (
    <details className="transcript">
      <summary>{t('tests.transcript')}</summary>
      <CopyButton text={text} label={t('tests.copyTranscript')} />
      <ol
        className="list-unstyled overflow-auto mt-2 mb-0 p-2 rounded-1"
        tabIndex={0}
        aria-label={t('tests.transcript')}
      >
        {transcript.map(({ at, from, line }, index) => (
          <li key={index} className={`line-${from}`}>
            <span className="line-time muted small text-end">{duration(at)}</span>
            <span className="muted small">{t(`tests.from.${from}`)}</span>
            <code>{line}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}
