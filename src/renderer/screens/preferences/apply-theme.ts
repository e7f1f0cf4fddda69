import { type Settings } from '../../../contract/settings.ts';

const machineIsDark = window.matchMedia('(prefers-color-scheme: dark)');
let chosen: Settings['theme'] = 'system';

/** Sets the colours at once; `system` follows the machine from then on. */
export function applyTheme(theme: Settings['theme']): void {
  chosen = theme;
  showTheme();
}

function showTheme(): void {
  const dark = chosen === 'dark' || (chosen === 'system' && machineIsDark.matches);
  document.documentElement.dataset['bsTheme'] = dark ? 'dark' : 'light';
}

machineIsDark.addEventListener('change', showTheme);
