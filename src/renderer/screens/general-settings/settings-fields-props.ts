import { type Client } from '../../../contract/clients.ts';
import { type SettingsForm } from './use-general-settings-form.ts';

/** What each part of the form is given. */
export interface SettingsFieldsProps {
  readonly form: SettingsForm;
  readonly client: Client;
}
