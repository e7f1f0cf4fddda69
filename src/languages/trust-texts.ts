import { type TrustChange, type TrustInForce } from '../contract/trust.ts';

type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * What stands between this machine and the servers, a line each: for the window, the command line
 * and reports alike. `translate` knows the window's texts (`ui.json`), under their own keys.
 */
export function inForceLines(
  { proxies, certificateAuthorities, environmentAuthorities }: TrustInForce,
  translate: Translate,
): string[] {
  const named = proxies.map(
    ({ address, source }) => `${address} (${translate(`network.sources.${source}`)})`,
  );
  return [
    ...(named.length === 0
      ? []
      : [translate('vault.trust.inForceProxy', { proxies: named.join(', ') })]),
    ...(certificateAuthorities.length === 0
      ? []
      : [
          translate('vault.trust.inForceAuthorities', {
            authorities: certificateAuthorities.join('; '),
          }),
        ]),
    ...(environmentAuthorities === 0
      ? []
      : [translate('vault.trust.inForceEnvironment', { count: environmentAuthorities })]),
  ];
}

/** A setting that is not as it was confirmed, before and after. */
export function trustChangeLine(
  { client, setting, before, after }: TrustChange,
  translate: Translate,
): string {
  const values = {
    setting: translate(`vault.trust.setting.${setting}`),
    before: shownValue(setting, before, translate),
    after: shownValue(setting, after, translate),
  };
  return client === null
    ? translate('vault.trust.change', values)
    : translate('vault.trust.changeOf', { ...values, client: client.name });
}

/** Words of the settings' own forms in place of the records' names. */
function shownValue(
  setting: TrustChange['setting'],
  value: string | null,
  translate: Translate,
): string {
  if (value === null || value === '') return translate('vault.trust.nothing');
  if (setting === 'proxy' && (value === 'system' || value === 'none')) {
    return translate(`network.kinds.${value}.label`);
  }
  if (setting === 'cloud') return translate(`azureApp.clouds.${value}`);
  if (setting === 'authority' && ['common', 'organizations', 'consumers'].includes(value)) {
    return `${translate(`azureApp.authorities.${value}.label`)} (${value})`;
  }
  return value;
}
