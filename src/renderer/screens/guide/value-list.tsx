import { type StepValue } from '../../../contract/guide-step-values.ts';
import { fillText } from '../../../languages/translate-guide.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useGuideTexts } from './use-guide-texts.ts';

/** Values to paste into the portal or into Odoo, each with its copy button. */
export function ValueList({ values }: { readonly values: readonly StepValue[] }) {
  const texts = useGuideTexts();
  if (values.length === 0) return null;
  return (
    <section className="guide-part">
      <h3>{texts.toCopy}</h3>
      <dl className="guide-values m-0">
        {values.map(({ name, text }) => (
          <div key={`${name} ${text}`}>
            <dt className="fw-normal">{texts.values[name]}</dt>
            <dd className="d-flex flex-wrap align-items-center m-0">
              {text === '' ? (
                <span className="muted">{texts.values.unknown}</span>
              ) : (
                <>
                  <code>{text}</code>
                  <CopyButton
                    text={text}
                    label={fillText(texts.values.copyNamed, { name: texts.values[name] })}
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
