import { odooFailedMails, type OdooFailedMails } from '../../../contract/odoo-mails.ts';
import { ClientJsonFile } from '../../store/storage/client-json-file.ts';

export type MailFiles = ClientJsonFile<OdooFailedMails>;

/** What each client's Odoo could not send or fetch when that was read last; others' addresses masked. */
export const createMailFiles = (dataFolder: string): MailFiles =>
  new ClientJsonFile(dataFolder, 'odoo-mails.json', odooFailedMails);
