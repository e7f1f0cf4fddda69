import { fillText } from '../../../languages/translate-guide.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { type StepValue } from './step-values.ts';
import { useGuideTexts } from './use-guide-texts.ts';

/** Values to paste into the portal or into Odoo, each with its copy button. */
export function ValueList({ values }: { readonly values: readonly StepValue[] }) {
  const texts = useGuideTexts();
  if (values.length === 0) return null;
  return (
    <section className="guide-part">
      <h3>{texts.toCopy}</h3>
      <dl className="guide-values">
        {values.map(({ label, text }, index) => (
          <div key={`${label} ${index}`}>
            <dt>{label}</dt>
            <dd>
              {text === '' ? (
                <span className="muted">{texts.values.unknown}</span>
              ) : (
                <>
                  <code>{text}</code>
                  <CopyButton
                    text={text}
                    label={fillText(texts.values.copyNamed, { name: label })}
                  />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
