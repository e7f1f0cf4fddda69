import { useTranslation } from 'react-i18next';
import { type SystemProxies } from '../../../contract/network.ts';

/** What "as on this computer" means now: what was found, where, and what it does not do. */
export function FoundProxies({ found }: { readonly found: SystemProxies }) {
  const { t } = useTranslation();
  const { https, mail, script, unusable } = found;
  const source = t(`network.sources.${found.source}`);
  const lines = [
    ...(https === null ? [] : [t('network.foundHttps', { address: https, source })]),
    ...(mail === null ? [] : [t('network.foundMail', { address: mail, source })]),
    ...(https !== null && mail === null ? [t('network.mailDirect')] : []),
    ...(unusable === null ? [] : [t('network.unusable', { address: unusable, source })]),
    ...(https === null && mail === null && unusable === null && script === null
      ? [t('network.foundNone', { source })]
      : []),
    ...(script === null ? [] : [describeScript(script)]),
  ];
  function describeScript(address: string): string {
    if (address === 'wpad') return t('network.foundDetection');
    return t('network.foundScript', { script: address });
  }
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="field-hint">
          {line}
        </p>
      ))}
    </>
  );
}
