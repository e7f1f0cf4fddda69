import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallValue } from '../../../contract/index.ts';
import { type Settings } from '../../../contract/settings.ts';
import { codes, languages } from '../../../languages/languages.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { changeLanguage } from '../../language/start-language.ts';
import { lazyScreen } from '../../navigation/lazy-screen.tsx';
import { Choices } from '../../ui/choices.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { GearIcon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';
import { AboutCollega } from './about-collega.tsx';
import { applyTheme } from './apply-theme.ts';
import { LogSettings } from './log-settings.tsx';
import { UpdateSettings } from './update-settings.tsx';
import { VaultDialog } from '../vault/vault-dialog.tsx';

const NetworkDialog = lazyScreen(async () => (await import('./network-dialog.tsx')).NetworkDialog);

const themes = ['system', 'light', 'dark'] as const satisfies Settings['theme'][];

/** Language and colours, switched at once, and what this Collega is. */
export function PreferencesMenu() {
  const { t } = useTranslation();
  const settings = useQueryCall('settings.read', {});
  const save = useCommand('settings.save');
  const chosen = save.isPending ? save.variables : settings.data;
  const choose = (change: Partial<Settings>) => {
    if (chosen === undefined) return;
    // What was chosen just before may not be saved yet.
    const { language, theme } = { ...chosen, ...change };
    void save.run({ language, theme }, show);
  };
  const [showsNetwork, setShowsNetwork] = useState(false);
  const [showsVault, setShowsVault] = useState(false);
  return (
    <>
      <Menu
        label={t('preferences.title')}
        button={<GearIcon />}
        buttonClass="bar-button"
        panelClass="menu-from-right preferences"
      >
        {(close) => (
          <>
            <h2 className="group-title">{t('preferences.title')}</h2>
            <Choices
              legend={t('preferences.language')}
              value={chosen?.language}
              options={(['system', ...codes] as const).map((value) => ({
                value,
                label: value === 'system' ? t('preferences.systemLanguage') : languages[value].name,
              }))}
              onChoose={(language) => choose({ language })}
            />
            <Choices
              legend={t('preferences.theme')}
              value={chosen?.theme}
              options={themes.map((value) => ({
                value,
                label: t(`preferences.themes.${value}`),
              }))}
              onChoose={(theme) => choose({ theme })}
            />
            <FailureAlert failure={save.error === null ? null : failureOf(save.error)} />
            <div className="button-row">
              <button
                type="button"
                className="btn btn-sm btn-secondary"
                onClick={() => {
                  close();
                  setShowsNetwork(true);
                }}
              >
                {t('network.open')}
              </button>
              <button
                type="button"
                className="btn btn-sm btn-secondary"
                onClick={() => {
                  close();
                  setShowsVault(true);
                }}
              >
                {t('vault.manage')}
              </button>
            </div>
            <AboutCollega />
            <UpdateSettings />
            <LogSettings />
          </>
        )}
      </Menu>
      {showsNetwork && (
        <Suspense>
          <NetworkDialog onClose={() => setShowsNetwork(false)} />
        </Suspense>
      )}
      {showsVault && <VaultDialog onClose={() => setShowsVault(false)} />}
    </>
  );
}

function show({ spokenLanguage, theme }: CallValue<'settings.save'>): void {
  applyTheme(theme);
  void changeLanguage(spokenLanguage);
}
