import { useTranslation } from 'react-i18next';
import { type CallValue } from '../../../contract/index.ts';
import { LinkButton } from '../../ui/link-button.tsx';

type UnderstoodProps = CallValue<'diagnosis.explain'>['understood'];

/** Where no finding could be given: whose words they are, and what there is to look up. */
export function Understood({ service, codes, traceId, correlationId }: UnderstoodProps) {
  const { t } = useTranslation();
  const ids = [
    ...(traceId === null ? [] : [`Trace ID ${traceId}`]),
    ...(correlationId === null ? [] : [`Correlation ID ${correlationId}`]),
  ];
  const numbers = codes.flatMap((code) => {
    const number = /^AADSTS(\d{4,9})$/.exec(code)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  if (service === null && codes.length === 0 && ids.length === 0) return null;
  return (
    <>
      <p>{t('explain.understood.title')}:</p>
      <ul>
        {service !== null && (
          <li>
            {service === 'Microsoft'
              ? t('explain.understood.microsoft')
              : t('explain.understood.service', { service })}
          </li>
        )}
        {codes.length > 0 && <li>{t('explain.understood.codes', { codes: codes.join(', ') })}</li>}
        {numbers.map((aadsts) => (
          <li key={aadsts}>
            <LinkButton target={{ aadsts }} />
          </li>
        ))}
        {ids.length > 0 && <li>{t('explain.understood.ids', { ids: ids.join(', ') })}</li>}
      </ul>
    </>
  );
}
