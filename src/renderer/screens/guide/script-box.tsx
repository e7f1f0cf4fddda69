import { CopyButton } from '../../ui/copy-button.tsx';
import { useGuideTexts } from './use-guide-texts.ts';

/** The same by script, for Azure Cloud Shell. */
export function ScriptBox({ script }: { readonly script: string | null }) {
  const texts = useGuideTexts().script;
  return (
    <details className="guide-script">
      <summary>{texts.title}</summary>
      <p>{texts.text}</p>
      {script === null ? (
        <p className="muted">{texts.unknown}</p>
      ) : (
        <>
          <CopyButton text={script} label={texts.copy} caption={texts.copy} />
          <pre className="guide-text" tabIndex={0} role="region" aria-label={texts.label}>
            {script}
          </pre>
        </>
      )}
    </details>
  );
}
