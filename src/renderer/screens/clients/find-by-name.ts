import { type Client } from '../../../contract/clients.ts';

/** Clients whose name, Odoo's address or application ID contains the text, whatever the case and the accents. */
export function findByName(clients: readonly Client[], text: string): Client[] {
  const wanted = fold(text.trim());
  return clients.filter(({ name, azureApp }) =>
    [name, azureApp.odooUrl, azureApp.applicationId].some((each) => fold(each).includes(wanted)),
  );
}

/** Accents are marks of their own once decomposed. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
