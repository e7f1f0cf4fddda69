/** Name of the client secret's entry in the vault. */
export function secretEntry(clientId: string): string {
  return `client-secret/${clientId}`;
}

/**
 * Name of the entry with a client's Odoo: its address lies sealed beside its key, so that no one who
 * can write the data folder sends the key elsewhere.
 */
export function odooEntry(clientId: string): string {
  return `odoo/${clientId}`;
}
