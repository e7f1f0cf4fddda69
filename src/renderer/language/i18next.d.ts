import type english from '../../languages/en/ui.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: { ui: typeof english };
    returnNull: false;
  }
}
